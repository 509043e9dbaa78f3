"""Sittings of people who are invited: prepared by who invites, taken by who is invited."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    ExtraTime,
    Form,
    Json,
    Modules,
    Out,
    Plain,
    Require,
    Seed,
    StoreFile,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Inviter les personnes d’une liste : une passation préparée et un code pour chacune.",
    "Invite the people of a list: a sitting prepared, and a code, for each of them.",
)
def invite(
    people: Annotated[
        Path,
        typer.Argument(
            metavar="LIST.csv",
            help=t("La liste : une colonne respondent ; au besoin form, modules, require, extra_time, langue, profil.",
                   "The list: a column respondent; if needed form, modules, require, extra_time, language, profile."),
        ),
    ],
    questionnaire: Which = None,
    out: Out = None,
    require: Require = None,
    form: Form = None,
    seed: Seed = None,
    module: Modules = None,
    extra_time: ExtraTime = 0,
    draw_each: Annotated[
        bool,
        typer.Option(
            "--draw-each",
            help=t("Tirer de la banque un formulaire par personne : des voisins n’ont pas les mêmes questions.",
                   "Draw a form from the bank for each person: neighbours have different questions."),
        ),
    ] = False,
    again: Annotated[
        bool,
        typer.Option(
            "--again",
            help=t("De nouveaux codes, même pour qui est déjà invité ; ceux qui n’ont pas servi ne valent plus.",
                   "New codes, also for those who are invited already; codes that nobody used no longer work."),
        ),
    ] = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.invitations.invite import InviteOptions
    from digimat.commands.invitations.invite import invite as command

    options = InviteOptions(
        require, form, seed, module or (), extra_time / 100, draw_each, again, out, store
    )  # fmt: skip
    return process.show(command(people, questionnaire, options, process.context(store)), as_json)


@described(
    "Répondre à une invitation : commencer, reprendre, ou revoir son propre résultat.",
    "Answer an invitation: begin, go on, or see one’s own result again.",
)
def take(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help=t("Votre code ; sans lui, il est demandé, et ne reste pas dans l’historique du terminal.",
                   "Your code; without it, it is asked for, and stays out of the history of the terminal."),
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=t("Écrire aussi le rapport PDF.", "Write the report, too.")),
    ] = None,
    plain: Plain = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.invitations.take import TakeOptions
    from digimat.commands.invitations.take import take as command

    options = TakeOptions(out, process.said_language(), store)
    return process.show(
        command(
            code, options, process.context(store), process.terminal(as_json), process.face(plain, as_json)
        ),
        as_json,
    )
