"""The sittings that are kept: listed, handed over, erased."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import Json, Out, StoreFile, Which
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus

DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help=t("Montrer ce qui serait effacé, sans rien changer.",
                                     "Show what would be erased, and change nothing.")),
]  # fmt: skip


@described(
    "Écrire les réponses de toutes les passations remises, dans un fichier à noter.",
    "Write the answers of all sittings that were handed in, as a file to score.",
)
def answers(
    questionnaire: Which = None, out: Out = None, store: StoreFile = None, as_json: Json = False
) -> ExitStatus:
    from digimat.commands.store.answers import write_answers

    return process.show(write_answers(questionnaire, out, process.context(store)), as_json)


@described(
    "Lister les passations : de qui, jusqu’où, et ce qui s’est passé autour.",
    "List the sittings: whose, how far, and what happened around them.",
)
def sessions(
    only_open: Annotated[
        bool,
        typer.Option(
            "--open",
            help=t("Celles qui n’ont pas été remises.", "Those that were not handed in."),
        ),
    ] = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.store.sessions import sessions as command

    return process.show(command(process.context(store), only_open=only_open), as_json)


@described(
    "Donner tout ce qui est gardé sur une passation, ou sur une personne (droit d’accès).",
    "Give all that is kept about a sitting, or about a person (right of access).",
)
def export(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help=t("Le code de la passation.", "The code of the sitting.")),
    ] = None,
    respondent: Annotated[
        str | None,
        typer.Option(
            "--respondent", "-r", metavar="CODE",
            help=t("La personne : toutes ses passations, ses rapports, ses invitations.",
                   "The person: all their sittings, reports and invitations."),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE|FOLDER",
            help=t("Le fichier à écrire ; d’une personne, le dossier.", "The file to write; of a person, the folder."),
        ),
    ] = None,
    with_questionnaire: Annotated[
        bool,
        typer.Option(
            "--with-questionnaire",
            help=t("Avec le texte du questionnaire et ses clés : pour l’évaluateur, pas pour la personne.",
                   "With the text of the questionnaire and its keys: for the assessor, not for the person."),
        ),
    ] = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.store.export import export as command

    outcome = command(code, respondent, out, process.context(store), with_questionnaire=with_questionnaire)
    return process.show(outcome, as_json)


@described(
    "Effacer tout ce qui est gardé sur une personne, ou sur une passation, et ses rapports.",
    "Erase all that is kept about a person, or about a sitting, and its reports.",
)
def erase(
    respondent: Annotated[
        str | None, typer.Argument(metavar="[RESPONDENT]", help=t("La personne.", "The person."))
    ] = None,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="CODE", help=t("Une seule passation.", "One sitting only.")),
    ] = None,
    dry_run: DryRun = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=t("Ne pas demander confirmation.", "Do not ask for confirmation."))
    ] = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.store.erase import EraseOptions
    from digimat.commands.store.erase import erase as command

    terminal = process.terminal(as_json) if sys.stdin.isatty() else None
    return process.show(
        command(respondent, EraseOptions(session, dry_run, yes), process.context(store), terminal), as_json
    )


@described(
    "Effacer ce qui est plus ancien que la durée de conservation de l’espace de travail.",
    "Erase what is older than the workspace keeps its sittings.",
)
def purge(
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than", metavar="P3M",
            help=t("Une autre durée : P90D (90 jours), P3M (3 mois), P2Y (2 ans).",
                   "Another length of time: P90D (90 days), P3M (3 months), P2Y (2 years)."),
        ),
    ] = None,
    dry_run: DryRun = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.store.purge import PurgeOptions
    from digimat.commands.store.purge import purge as command

    return process.show(command(PurgeOptions(older_than, dry_run), process.context(store)), as_json)
