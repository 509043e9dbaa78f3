"""Who reacts to whom in a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    By,
    Delimiter,
    Encoding,
    Json,
    Out,
    Respondent,
    Sheet,
    StoreFile,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Montrer qui réagit à qui dans un réseau social d’entreprise : par unité ; par personne seulement si c’est permis.",
    "Show who reacts to whom in an enterprise social network: by unit, and by person only where that is allowed.",
)
def relations(
    interactions: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help=t("Les interactions : author, reactor, unit_author, unit_reactor, type.",
                   "The interactions: author, reactor, unit_author, unit_reactor, type."),
        ),
    ],
    questionnaire: Which = None,
    members: Annotated[
        Path | None,
        typer.Option("--members", metavar="FILE",
                     help=t("La liste des membres du réseau : person, unit.",
                            "The list of the members of the network: person, unit.")),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE",
                     help=t("Les réponses sur l’organisation (sinon les passations remises) : l’indice par "
                            "personne en dépend.",
                            "The answers about the organisation (else the sittings handed in): the index of single "
                            "people depends on them.")),
    ] = None,
    by: By = None,
    respondent: Respondent = None,
    out: Out = None,
    people: Annotated[
        Path | None,
        typer.Option("--people", metavar="FILE",
                     help=t("Écrire l’indice par personne, si le questionnaire le permet.",
                            "Write the index of single people, if the questionnaire allows it.")),
    ] = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    """Analyse a network."""
    from digimat.commands.relations import Network
    from digimat.commands.relations import relations as command

    wish = Network(
        interactions, questionnaire, members, answers, by, respondent, out, people, encoding, delimiter, sheet
    )
    return process.show(command(wish, process.context(store)), as_json)
