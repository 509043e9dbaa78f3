"""The file of sittings: verified, copied, saved when it is damaged; ``verify`` takes a report, too."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import Json, StoreFile
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Vérifier un rapport (PDF), ou que rien n’a été modifié ni abîmé dans les passations gardées.",
    "Verify a report (PDF), or that nothing was changed or damaged in the sittings that are kept.",
)
def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help=t("Un rapport, un fichier de passations, ou une copie (sinon le fichier d’ici).",
                   "A report, a file of sittings, or a copy (else the file here)."),
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers", metavar="ANSWERS.csv",
            help=t("D’un rapport : les réponses telles qu’elles ont été données.",
                   "Of a report: the answers as they were given."),
        ),
    ] = None,
    questionnaire: Annotated[
        str | None,
        typer.Option(
            "--questionnaire", "-q", metavar="ID",
            help=t("D’un rapport : son questionnaire, id ou fichier (sinon il est cherché).",
                   "Of a report: its questionnaire, id or file (else it is looked for)."),
        ),
    ] = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.verification.verify import verify as command

    return process.show(command(file, process.context(store), answers, questionnaire), as_json)


@described(
    "Sauver ce qui peut l’être d’un fichier de passations abîmé, et dire ce qui manque.",
    "Save what can be saved of a damaged file of sittings, and say what is missing.",
)
def recover(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help=t("Le fichier abîmé (sinon celui d’ici).", "The damaged file (else the one here)."),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE",
            help=t("Un nouveau fichier ; sinon le fichier abîmé est mis de côté et remplacé.",
                   "A new file; else the damaged one is put aside and replaced."),
        ),
    ] = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.store.recover import recover as command

    return process.show(command(file, out, process.context(store)), as_json)


@described(
    "Faire une copie vérifiée des passations, même pendant qu’elles ont lieu.",
    "Make a verified copy of the sittings, even while they go on.",
)
def backup(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE|FOLDER",
            help=t("Un nouveau fichier, ou un dossier (sinon digimat-DATE.db ici).",
                   "A new file, or a folder (else digimat-DATE.db here)."),
        ),
    ] = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.store.backup import backup as command

    return process.show(command(out, process.context(store)), as_json)
