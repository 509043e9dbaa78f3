"""What one begins with: the demonstration, the diagnosis of the machine, a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import Day, Json, Kind, StoreFile
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Faire la démonstration complète sur des réponses d’exemple : résumé, scores, PDF.",
    "Show the whole job on sample answers, without a question: summary, scores, PDF.",
)
def demo(out: Annotated[
    Path, typer.Option("--out", "-o", metavar="FOLDER", help=t("Le dossier à remplir.", "The folder to fill."))
] = Path("demo"), day: Day = None, as_json: Json = False) -> ExitStatus:  # fmt: skip
    from digimat.commands.demo import demo as command

    return process.show(command(out, day, process.context()), as_json)


@described(
    "Dire ce qui manque à cette machine, et comment l’installer.",
    "Say what is missing on this machine, and how to install it.",
)
def doctor(store: StoreFile = None, as_json: Json = False) -> ExitStatus:
    from digimat.commands.diagnosis import doctor as command

    return process.show(command(process.context(store, lenient=True)), as_json)


@described(
    "Créer un espace de travail : le dossier d’un client, avec ses réglages.",
    "Make a workspace: the folder of a client, with its settings.",
)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help=t("Le dossier (sinon celui-ci).", "The folder (else this one)."))
    ] = Path(),
    questionnaire: Annotated[
        str | None,
        typer.Option(
            "--questionnaire", "-q", metavar="ID",
            help=t("Commencer aussi ce questionnaire, qui sera celui de l’espace de travail.",
                   "Begin this questionnaire too; it will be the workspace's own."),
        ),
    ] = None,
    kind: Kind = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.init import init as command

    return process.show(command(folder, questionnaire, kind, process.context()), as_json)
