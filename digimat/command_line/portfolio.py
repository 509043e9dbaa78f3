"""The assessments of one client side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import Day, Json, Out, StoreFile
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Montrer côte à côte toutes les évaluations d’un client : quoi, quand, avec quel résultat, et que faire d’abord.",
    "Show all assessments of a client side by side: what, when, with which result, and what to do first.",
)
def portfolio(
    client: Annotated[
        str | None,
        typer.Argument(
            metavar="[CLIENT]",
            help=t("L’organisation (sinon le client de l’espace de travail).",
                   "The organisation (else the client of the workspace)."),
        ),
    ] = None,
    out: Out = None,
    day: Day = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    """Show the portfolio of a client."""
    from digimat.commands.portfolio.portfolio import Asked
    from digimat.commands.portfolio.portfolio import portfolio as command

    return process.show(command(Asked(client, out, day), process.context(store)), as_json)
