"""Questionnaires: listed, shown, checked, begun, and the rules they may use."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import Form, Json, Kind, Modules, Out, Questionnaire, Seed
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Lister les questionnaires.",
    "List the questionnaires.",
    name="list",
)
def list_(as_json: Json = False) -> ExitStatus:
    from digimat.commands.catalogue import list_questionnaires

    return process.show(list_questionnaires(process.context()), as_json)


@described(
    "Montrer ce qu’un questionnaire demande et comment il note ; imprimer un formulaire.",
    "Show what a questionnaire asks and how it scores; print a form.",
)
def show(
    questionnaire: Questionnaire,
    items: Annotated[
        bool,
        typer.Option(
            "--items",
            help=t("Avec les items : tous, et d’une banque tous les textes.",
                   "With the items: all of them, and all texts of a bank."),
        ),
    ] = False,
    keys: Annotated[
        bool,
        typer.Option(
            "--keys",
            help=t("Avec les items et leurs clés : réservé à l’évaluateur, ne pas remettre aux candidats.",
                   "With the items and their keys: for the assessor only, never for candidates."),
        ),
    ] = False,
    form: Form = None,
    seed: Seed = None,
    module: Modules = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.description import ShowOptions, show_questionnaire

    options = ShowOptions(items, keys, form, seed, module or ())
    return process.show(show_questionnaire(questionnaire, options, process.context()), as_json)


@described(
    "Vérifier des questionnaires : tous les problèmes, avec leur place et leur remède.",
    "Check questionnaires: every problem, with its place and its remedy.",
)
def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help=t("Des fichiers ou des id.", "Files or ids.")),
    ],
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help=t("Dire aussi ce qui est mal écrit ; un avertissement suffit alors pour l’état 1.",
                   "Tell what is badly written too; a warning is then enough for status 1."),
        ),
    ] = False,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.check import check_files

    return process.show(check_files(files, process.context(), strict=strict), as_json)


@described(
    "Lister les règles de notation et leurs fournisseurs, ou documenter l’une d’elles.",
    "List the scoring rules and their providers, or document one of them.",
)
def rules(
    name: Annotated[str | None, typer.Argument(metavar="RULE", help=t("Une règle.", "One rule."))] = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.rules import list_rules

    return process.show(list_rules(name, process.context()), as_json)


@described(
    "Commencer un questionnaire : un modèle commenté, qui marche tout de suite.",
    "Begin a questionnaire: a starter with comments, which works at once.",
)
def new(
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help=t("L’identifiant du questionnaire.", "The id of the questionnaire.")),
    ],
    title_fr: Annotated[
        str | None, typer.Option("--title-fr", metavar="TEXT", help=t("Le titre en français.", "The title in French."))
    ] = None,
    title_en: Annotated[
        str | None, typer.Option("--title-en", metavar="TEXT", help=t("Le titre en anglais.", "The title in English."))
    ] = None,
    kind: Kind = None,
    out: Out = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.new import NewOptions
    from digimat.commands.new import new as command

    terminal = process.terminal(as_json) if sys.stdin.isatty() else None
    return process.show(
        command(name, NewOptions(title_fr, title_en, kind, out), process.context(), terminal), as_json
    )


@described(
    "Donner le schéma JSON avec lequel un éditeur complète et vérifie un questionnaire.",
    "Give the JSON Schema by which an editor completes and checks a questionnaire.",
)
def schema(
    of_report: Annotated[
        bool,
        typer.Option(
            "--report",
            help=t("Celui des résultats contenus dans un rapport (results.json).",
                   "That of the results inside a report (results.json)."),
        ),
    ] = False,
    out: Out = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.schema import schema as command

    return process.show(command(out, process.context(), of_report=of_report), as_json)
