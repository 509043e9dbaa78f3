"""The command line: options and help; each command makes one call, and one renderer shows what comes back.

Nothing heavy is imported here, so that ``digimat --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digimat import __version__
from digimat.commands.help import CommandInLanguage, GroupInLanguage
from digimat.commands.options import (
    HELP_LANGUAGE,
    AsPublished,
    By,
    Day,
    Default,
    Form,
    Json,
    Kind,
    Modules,
    NoPdf,
    Out,
    Questionnaire,
    Require,
    Respondent,
    Seed,
    Stored,
    StoreFile,
    Which,
    asked_language,
    spoken_language,
    t,
)
from digimat.language import LANGUAGES, Language
from digimat.problems import ExitStatus

if TYPE_CHECKING:
    from digimat.administration.terminal import Terminal
    from digimat.commands.context import Context
    from digimat.commands.outcome import Outcome


app = typer.Typer(
    name="digimat",
    cls=GroupInLanguage,
    help=t(
        "Faire passer, noter et restituer des questionnaires de maturité numérique.",
        "Administer, score and report digital-maturity questionnaires.",
    ),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"digimat {__version__}\n")
        raise typer.Exit


@app.callback()
def _every_command(
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="fr|en",
            help=t("La langue, à n’importe quelle place de la ligne.", "The language, anywhere on the line."),
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_version, help=t("Donner la version.", "Give the version.")),
    ] = False,
) -> None:  # fmt: skip
    """Holds the option that every command shares; ``main`` has read it already."""


@app.command(cls=CommandInLanguage, help=t(
    "Faire la démonstration complète sur des réponses d’exemple : résumé, scores, PDF.",
    "Show the whole job on sample answers, without a question: summary, scores, PDF.",
))  # fmt: skip
def demo(out: Annotated[
    Path, typer.Option("--out", "-o", metavar="FOLDER", help=t("Le dossier à remplir.", "The folder to fill."))
] = Path("demo"), day: Day = None, as_json: Json = False) -> ExitStatus:  # fmt: skip
    from digimat.commands.demo import demo as command

    return _show(command(out, day, _context()), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Faire passer un questionnaire ; chaque réponse est gardée dès qu’elle est donnée.",
    "Administer a questionnaire; each answer is kept as it is given.",
))  # fmt: skip
def run(
    questionnaire: Default = None,
    respondent: Respondent = None,
    require: Require = None,
    form: Form = None,
    seed: Seed = None,
    module: Modules = None,
    script: Annotated[
        Path | None,
        typer.Option(
            "--script", metavar="FILE",
            help=t("Rejouer une saisie ligne par ligne (questionnaire papier).",
                    "Replay a file of intents (entry of a paper form)."),
        ),
    ] = None,
    extra_time: Annotated[
        float,
        typer.Option(
            "--extra-time", metavar="%", min=0, max=300,
            help=t("Temps supplémentaire accordé, en pour cent (33 = un tiers).",
                   "Extra time granted, in per cent (33 = one third)."),
        ),
    ] = 0,
    profile: Annotated[
        list[str] | None,
        typer.Option(
            "--profile", metavar="FIELD=VALUE",
            help=t("Ce que l’on sait d’avance de qui répond (rôle, unité) ; autant de fois qu’il faut.",
                   "A fact about who answers (role, unit), where it is known; as often as needed."),
        ),
    ] = None,
    out: Out = None,
    no_pdf: NoPdf = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.handed_in import ReportOptions
    from digimat.commands.sitting import RunOptions
    from digimat.commands.sitting import run as command

    options = RunOptions(
        respondent,
        require,
        form,
        seed,
        module or (),
        script,
        extra_time / 100,
        profile or (),
        ReportOptions(out, not no_pdf),
    )
    return _show(command(questionnaire, options, _context(store), _terminal(as_json)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Reprendre une passation où elle s’est arrêtée (la dernière, ou celle du code donné).",
    "Go on with a sitting where it stopped (the last one, or the one with this code).",
))  # fmt: skip
def resume(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help=t("Le code de la passation.", "The code of the sitting.")),
    ] = None,
    out: Out = None,
    no_pdf: NoPdf = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.handed_in import ReportOptions
    from digimat.commands.sitting import resume as command

    options = ReportOptions(out, not no_pdf)
    return _show(command(code, options, _context(store), _terminal(as_json)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Noter un fichier de réponses : une ligne par personne, vers un fichier ou la sortie.",
    "Score a file of answers: one row a person, to a file or to the output.",
))  # fmt: skip
def score(
    answers: Stored = None,
    questionnaire: Which = None,
    out: Out = None,
    require: Require = None,
    by: By = None,
    as_published: AsPublished = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.scoring import score_file

    outcome = score_file(answers, questionnaire, out, require, _context(store), by, as_published=as_published)
    return _show(outcome, as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Écrire le rapport PDF d’une personne, ou d’un groupe, figurant dans un fichier de réponses.",
    "Write the PDF report of one person, or of one group, of a file of answers.",
))  # fmt: skip
def report(
    answers: Stored = None,
    questionnaire: Which = None,
    respondent: Respondent = None,
    out: Out = None,
    require: Require = None,
    by: By = None,
    day: Day = None,
    assessor: Annotated[
        bool,
        typer.Option(
            "--assessor",
            help=t("Pour l’évaluateur : avec l’exigence du poste, sans les réponses.",
                   "For the assessor: with the job requirement, without the answers."),
        ),
    ] = False,
    as_published: AsPublished = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.reporting import report_file

    outcome = report_file(
        answers,
        questionnaire,
        respondent,
        out,
        require,
        day,
        assessor,
        _context(store),
        by,
        as_published=as_published,
    )
    return _show(outcome, as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Écrire les réponses de toutes les passations remises, dans un fichier à noter.",
    "Write the answers of all sittings that were handed in, as a file to score.",
))  # fmt: skip
def answers(
    questionnaire: Which = None, out: Out = None, store: StoreFile = None, as_json: Json = False
) -> ExitStatus:
    from digimat.commands.answers import write_answers

    return _show(write_answers(questionnaire, out, _context(store)), as_json)


@app.command("list", cls=CommandInLanguage, help=t("Lister les questionnaires.", "List the questionnaires."))
def list_(as_json: Json = False) -> ExitStatus:
    from digimat.commands.catalogue import list_questionnaires

    return _show(list_questionnaires(_context()), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Montrer ce qu’un questionnaire demande et comment il note ; imprimer un formulaire.",
    "Show what a questionnaire asks and how it scores; print a form.",
))  # fmt: skip
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
    return _show(show_questionnaire(questionnaire, options, _context()), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Vérifier des questionnaires : tous les problèmes, avec leur place et leur remède.",
    "Check questionnaires: every problem, with its place and its remedy.",
))  # fmt: skip
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

    return _show(check_files(files, _context(), strict=strict), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Lister les règles de notation et leurs fournisseurs, ou documenter l’une d’elles.",
    "List the scoring rules and their providers, or document one of them.",
))  # fmt: skip
def rules(
    name: Annotated[str | None, typer.Argument(metavar="RULE", help=t("Une règle.", "One rule."))] = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.rules import list_rules

    return _show(list_rules(name, _context()), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Expliquer un résultat : règle, entrées, poids, exclusions, jusqu’aux réponses.",
    "Explain a result: rule, inputs, weights, what was left out, down to the answers.",
))  # fmt: skip
def explain(
    answers: Annotated[
        Path,
        typer.Argument(
            metavar="ANSWERS.csv|CODE",
            help=t("Le fichier de réponses, ou le code d’une passation.",
                   "The file of answers, or the code of a sitting."),
        ),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RESULT...",
            help=t("Échelle, niveau, décision, conseil, item…", "Scale, level, decision, advice, item…"),
        ),
    ] = None,
    questionnaire: Which = None,
    respondent: Respondent = None,
    require: Require = None,
    by: By = None,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.scoring import explain_result

    outcome = explain_result(answers, names or [], questionnaire, respondent, require, _context(store), by)
    return _show(outcome, as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Dire ce qui manque à cette machine, et comment l’installer.",
    "Say what is missing on this machine, and how to install it.",
))  # fmt: skip
def doctor(store: StoreFile = None, as_json: Json = False) -> ExitStatus:
    from digimat.commands.diagnosis import doctor as command

    return _show(command(_context(store, lenient=True)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Créer un espace de travail : le dossier d’un client, avec ses réglages.",
    "Make a workspace: the folder of a client, with its settings.",
))  # fmt: skip
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

    return _show(command(folder, questionnaire, kind, _context()), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Commencer un questionnaire : un modèle commenté, qui marche tout de suite.",
    "Begin a questionnaire: a starter with comments, which works at once.",
))  # fmt: skip
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

    terminal = _terminal(as_json) if sys.stdin.isatty() else None
    return _show(command(name, NewOptions(title_fr, title_en, kind, out), _context(), terminal), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Donner le schéma JSON avec lequel un éditeur complète et vérifie un questionnaire.",
    "Give the JSON Schema by which an editor completes and checks a questionnaire.",
))  # fmt: skip
def schema(out: Out = None, as_json: Json = False) -> ExitStatus:
    from digimat.commands.schema import schema as command

    return _show(command(out, _context()), as_json)


_language: Language = HELP_LANGUAGE


def _context(store: Path | None = None, *, lenient: bool = False) -> Context:
    from digimat.commands.context import Context

    return Context.of_process(_language, store, lenient=lenient)


def _terminal(as_json: bool) -> Terminal:
    """Where a sitting is held; stdout is left to the result where that is asked for as data."""
    from digimat.administration.standard_terminal import StandardTerminal

    return StandardTerminal(sys.stderr if as_json else sys.stdout)


def _show(outcome: Outcome, as_json: bool) -> ExitStatus:
    from digimat.commands.show import show_outcome

    return show_outcome(outcome, _language, as_json=as_json)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    global _language
    given = sys.argv[1:] if arguments is None else arguments
    asked = asked_language(given)
    _language = spoken_language(given)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        if asked is not None and asked not in LANGUAGES:
            raise typer.BadParameter(asked, param_hint="--lang")
        result: Any = app(_without_language(given), standalone_mode=False, prog_name="digimat")
    except BrokenPipeError:
        # The reader of a pipe has left (| head); what it wanted it has got.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.OK
    except Exception as error:
        from digimat.commands.show import show_error

        return show_error(error, _language, _without_language(given))
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return int(result or 0)


def _without_language(arguments: list[str]) -> list[str]:
    """The line without ``--lang``, which Typer would want before the command."""
    kept: list[str] = []
    skip = False
    for argument in arguments:
        if skip or argument == "--lang":
            skip = not skip
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept
