"""The command line: options and help; each command makes one call, and one renderer shows what comes back.

Nothing heavy is imported here, so that ``digimat --help`` answers at once.
"""

from __future__ import annotations

import copy
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

# A start makes hundreds of thousands of objects that stay: looking for waste among them takes a tenth of its time.
gc.set_threshold(100_000, 20, 20)

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
    Plain,
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
    from digimat.commands.faces import Face
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


ExtraTime = Annotated[
    float,
    typer.Option(
        "--extra-time", metavar="%", min=0, max=300,
        help=t("Temps supplémentaire accordé, en pour cent (33 = un tiers).",
                "Extra time granted, in per cent (33 = one third)."),
    ),
]  # fmt: skip
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help=t("Montrer ce qui serait effacé, sans rien changer.",
                                     "Show what would be erased, and change nothing.")),
]  # fmt: skip


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
    extra_time: ExtraTime = 0,
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
    plain: Plain = False,
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
    outcome = command(questionnaire, options, _context(store), _terminal(as_json), _face(plain, as_json))
    return _show(outcome, as_json)


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
    plain: Plain = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:
    from digimat.commands.handed_in import ReportOptions
    from digimat.commands.sitting import resume as command

    options = ReportOptions(out, not no_pdf)
    outcome = command(code, options, _context(store), _terminal(as_json), _face(plain, as_json))
    return _show(outcome, as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Inviter les personnes d’une liste : une passation préparée et un code pour chacune.",
    "Invite the people of a list: a sitting prepared, and a code, for each of them.",
))  # fmt: skip
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
    from digimat.commands.invite import InviteOptions
    from digimat.commands.invite import invite as command

    options = InviteOptions(
        require, form, seed, module or (), extra_time / 100, draw_each, again, out, store
    )  # fmt: skip
    return _show(command(people, questionnaire, options, _context(store)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Répondre à une invitation : commencer, reprendre, ou revoir son propre résultat.",
    "Answer an invitation: begin, go on, or see one’s own result again.",
))  # fmt: skip
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
    from digimat.commands.take import TakeOptions
    from digimat.commands.take import take as command

    options = TakeOptions(out, _language if _language_is_said else None, store)
    return _show(command(code, options, _context(store), _terminal(as_json), _face(plain, as_json)), as_json)


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
    "Écrire le rapport d’une personne, ou d’un groupe, figurant dans un fichier de réponses : PDF, ou selon la "
    "terminaison de -o : .docx, .pptx, .html, .json.",
    "Write the report of one person, or of one group, of a file of answers: a PDF, or by the ending of -o: .docx, "
    ".pptx, .html, .json.",
))  # fmt: skip
def report(
    answers: Stored = None,
    questionnaire: Which = None,
    respondent: Respondent = None,
    everybody: Annotated[
        bool,
        typer.Option("--all", help=t("Un rapport par personne, ou par groupe, dans un dossier.",
                                     "A report for everybody, or for every group, in a folder.")),
    ] = False,
    group: Annotated[
        bool,
        typer.Option("--group", help=t("Un seul rapport sur toutes les personnes, sans aucun nom ; -r le nomme.",
                                       "One report on all people, without any name; -r says what they are called.")),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help=t("Le fichier à écrire ; avec --all, le dossier.",
                                                           "The file to write; with --all, the folder.")),
    ] = None,
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
    again: Annotated[
        bool,
        typer.Option("--again", help=t("Avec --all : récrire aussi les rapports déjà là et toujours vrais.",
                                       "With --all: write reports again that are there and still true.")),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=32,
                     help=t("Avec --all : combien de processus (sinon un par cœur, 4 au plus).",
                            "With --all: how many processes (else one a core, 4 at most).")),
    ] = None,
    as_published: AsPublished = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.report_usage import check_report_options

    check_report_options(
        everybody=everybody, respondent=respondent, again=again, workers=workers, group=group,
        one_person=assessor or require is not None,
    )  # fmt: skip
    if everybody:
        from digimat.commands.many_reports import Many, many_reports
        from digimat.commands.progress import progress_on_stderr

        wish = Many(answers, questionnaire, out, require, by, day, assessor, as_published, again, workers)
        return _show(many_reports(wish, _context(store), progress_on_stderr), as_json)
    from digimat.commands.report_formats import printers_for

    if group:
        with printers_for(out) as printers:
            from digimat.commands.group_report import Group, report_on_group

            asked = Group(answers, questionnaire, respondent, out, by, day, as_published)
            return _show(report_on_group(asked, _context(store), printers), as_json)
    with printers_for(out) as printers:  # they load the PDF engine while the answers are read and scored
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
            workers=printers,
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


@app.command(cls=CommandInLanguage, help=t(
    "Lister les passations : de qui, jusqu’où, et ce qui s’est passé autour.",
    "List the sittings: whose, how far, and what happened around them.",
))  # fmt: skip
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
    from digimat.commands.sessions import sessions as command

    return _show(command(_context(store), only_open=only_open), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Donner tout ce qui est gardé sur une passation, ou sur une personne (droit d’accès).",
    "Give all that is kept about a sitting, or about a person (right of access).",
))  # fmt: skip
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
    from digimat.commands.export import export as command

    outcome = command(code, respondent, out, _context(store), with_questionnaire=with_questionnaire)
    return _show(outcome, as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Vérifier un rapport (PDF), ou que rien n’a été modifié ni abîmé dans les passations gardées.",
    "Verify a report (PDF), or that nothing was changed or damaged in the sittings that are kept.",
))  # fmt: skip
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
    from digimat.commands.verify import verify as command

    return _show(command(file, _context(store), answers, questionnaire), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Sauver ce qui peut l’être d’un fichier de passations abîmé, et dire ce qui manque.",
    "Save what can be saved of a damaged file of sittings, and say what is missing.",
))  # fmt: skip
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
    from digimat.commands.recover import recover as command

    return _show(command(file, out, _context(store)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Faire une copie vérifiée des passations, même pendant qu’elles ont lieu.",
    "Make a verified copy of the sittings, even while they go on.",
))  # fmt: skip
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
    from digimat.commands.backup import backup as command

    return _show(command(out, _context(store)), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Effacer tout ce qui est gardé sur une personne, ou sur une passation, et ses rapports.",
    "Erase all that is kept about a person, or about a sitting, and its reports.",
))  # fmt: skip
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
    from digimat.commands.erase import EraseOptions
    from digimat.commands.erase import erase as command

    terminal = _terminal(as_json) if sys.stdin.isatty() else None
    return _show(command(respondent, EraseOptions(session, dry_run, yes), _context(store), terminal), as_json)


@app.command(cls=CommandInLanguage, help=t(
    "Effacer ce qui est plus ancien que la durée de conservation de l’espace de travail.",
    "Erase what is older than the workspace keeps its sittings.",
))  # fmt: skip
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
    from digimat.commands.purge import PurgeOptions
    from digimat.commands.purge import purge as command

    return _show(command(PurgeOptions(older_than, dry_run), _context(store)), as_json)


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
    "Lister les gabarits des rapports (list), ou en copier dans l’espace de travail (eject).",
    "List the templates of reports (list), or copy some into the workspace (eject).",
))  # fmt: skip
def template(
    action: Annotated[
        str,
        typer.Argument(metavar="list|eject", help=t("Lister, ou copier pour modifier.", "List, or copy to change.")),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help=t("Les gabarits à copier (sinon tous).", "What to copy (else all).")),
    ] = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.template import template as command

    return _show(command(action, names or (), _context()), as_json)


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

    return _show(command(out, _context(), of_report=of_report), as_json)


_language: Language = HELP_LANGUAGE
_language_is_said = False  # by --lang, so that it goes before the language of an invitation


def _context(store: Path | None = None, *, lenient: bool = False) -> Context:
    from digimat.commands.context import Context

    return Context.of_process(_language, store, lenient=lenient)


def _terminal(as_json: bool) -> Terminal:
    """Where a sitting is held; stdout is left to the result where that is asked for as data."""
    from digimat.administration.standard_terminal import StandardTerminal

    return StandardTerminal(sys.stderr if as_json else sys.stdout)


def _face(plain: bool, as_json: bool) -> Face:
    """The full screen where there is one and nobody wants lines. It is drawn on stderr, and reads stdin."""
    from digimat.administration.fullscreen.possible import full_screen_possible

    streams = (sys.stdin, sys.stderr) if as_json else (sys.stdin, sys.stderr, sys.stdout)
    windows = sys.platform == "win32"
    return "full" if full_screen_possible(os.environ, *streams, plain=plain, windows=windows) else "plain"


def _show(outcome: Outcome, as_json: bool) -> ExitStatus:
    from digimat.commands.show import show_outcome

    return show_outcome(outcome, _language, as_json=as_json)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    global _language, _language_is_said
    given = sys.argv[1:] if arguments is None else arguments
    asked = asked_language(given)
    _language = spoken_language(given)
    _language_is_said = asked is not None
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        if asked is not None and asked not in LANGUAGES:
            raise typer.BadParameter(asked, param_hint="--lang")
        words = _without_language(given)
        result: Any = _app_for(words)(words, standalone_mode=False, prog_name="digimat")
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


def _app_for(words: list[str]) -> typer.Typer:
    """The application with the one command that is named: to build the others too takes longer than many of them."""
    named = [
        c
        for c in app.registered_commands
        if words and words[0] in (c.name, getattr(c.callback, "__name__", ""))
    ]
    if not named:
        return app  # its help, or what is wrong with the line
    one = copy.copy(app)
    one.registered_commands = named
    return one


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
