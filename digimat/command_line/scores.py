"""Scores of answers, and how a score came about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digimat.command_line import process
from digimat.command_line.described import described
from digimat.command_line.options import (
    AsPublished,
    By,
    Delimiter,
    Encoding,
    Json,
    MappingFile,
    Out,
    Require,
    Respondent,
    RespondentHeading,
    Sheet,
    StoreFile,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Noter des fichiers de réponses, de digimat ou d’un outil de formulaires : une ligne par personne, vers un "
    "fichier (.csv, .xlsx, .parquet, .jsonl) ou la sortie.",
    "Score files of answers, digimat's own or those of a form tool: one row a person, to a file (.csv, .xlsx, "
    ".parquet, .jsonl) or to the output.",
)
def score(
    answers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help=t("Les fichiers de réponses (sinon les passations remises).",
                   "The files of answers (else the sittings that were handed in)."),
        ),
    ] = None,
    questionnaire: Which = None,
    out: Out = None,
    require: Require = None,
    by: By = None,
    mapping: MappingFile = None,
    respondent_column: RespondentHeading = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    on_duplicate: Annotated[
        str,
        typer.Option(
            "--on-duplicate", metavar="error|first|latest",
            help=t("Si une personne a deux réponses différentes : refuser la seconde (par défaut), garder la première "
                   "ou la dernière.",
                   "Where somebody answered twice, and differently: refuse the second (as if nothing is said), keep "
                   "the first or the latest."),
        ),
    ] = "error",
    strict: Annotated[
        bool,
        typer.Option("--strict", help=t("N’écrire rien si une seule ligne est à corriger.",
                                        "Write nothing if a single row is to be mended.")),
    ] = False,
    append: Annotated[
        bool,
        typer.Option("--append", help=t("Ajouter au fichier de scores (.csv) déjà là ; personne n’y entre deux fois.",
                                        "Add to the file of scores (.csv) that is there; nobody goes in twice.")),
    ] = False,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="NAME,NAME...",
                     help=t("N’écrire que ces colonnes, dans cet ordre, après le code de la personne.",
                            "Write these columns only, in this order, behind the code of the respondent.")),
    ] = None,
    with_profile: Annotated[
        bool,
        typer.Option("--with-profile", help=t("Écrire aussi qui répond : rôle, unité…, après le code.",
                                              "Write who answers too: role, unit…, behind the code.")),
    ] = False,
    excel_fr: Annotated[
        bool,
        typer.Option("--excel-fr", help=t("CSV pour un Excel français : points-virgules, virgules décimales.",
                                          "CSV for a French Excel: semicolons, decimal commas.")),
    ] = False,
    reports: Annotated[
        Path | None,
        typer.Option("--reports", metavar="FOLDER", help=t("Écrire aussi un rapport PDF par personne, dans ce dossier.",
                                                           "Write a PDF report for everybody too, in this folder.")),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar="FILE", help=t("Écrire aussi le rapport du groupe, sans aucun nom.",
                                                         "Write the report of the group too, without any name.")),
    ] = None,
    go_on: Annotated[
        bool,
        typer.Option("--continue", help=t("Reprendre là où la même commande fut interrompue.",
                                          "Go on where the same command was interrupted.")),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", min=1, max=256,
                     help=t("Combien de processus (sinon un par cœur).", "How many processes (else one a core).")),
    ] = None,
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="laptop|spark",
                     help=t("Où noter : ici, ou sur un Apache Spark.",
                            "Where to score: here, or on an Apache Spark.")),
    ] = "laptop",
    as_published: AsPublished = False,
    store: StoreFile = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.given import Given
    from digimat.commands.progress import progress_on_stderr
    from digimat.commands.score import Asked, check_score_options, score_command

    asked = Asked(
        questionnaire, out, require, by, strict, append, excel_fr, _names(columns), with_profile, reports, summary,
        go_on, workers, engine, as_published, as_json,
    )  # fmt: skip
    check_score_options(asked, on_duplicate)
    given = Given(
        tuple(answers or ()),
        mapping,
        respondent_column,
        encoding,
        delimiter,
        sheet,
        on_duplicate,  # type: ignore[arg-type]
    )
    return process.show(score_command(given, asked, process.context(store), progress_on_stderr), as_json)


def _names(written: str | None) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(name for name in (part.strip() for part in (written or "").split(",")) if name)


@described(
    "Expliquer un résultat : règle, entrées, poids, exclusions, jusqu’aux réponses.",
    "Explain a result: rule, inputs, weights, what was left out, down to the answers.",
)
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
    mapping: MappingFile = None,
    respondent_column: RespondentHeading = None,
    encoding: Encoding = None,
    delimiter: Delimiter = None,
    sheet: Sheet = None,
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.given import Given
    from digimat.commands.scoring import explain_result

    given = Given((answers,), mapping, respondent_column, encoding, delimiter, sheet)
    outcome = explain_result(
        given, names or [], questionnaire, respondent, require, process.context(store), by
    )
    return process.show(outcome, as_json)
