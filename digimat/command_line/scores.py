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
    Json,
    Out,
    Require,
    Respondent,
    Stored,
    StoreFile,
    Which,
)
from digimat.command_line.spoken import t
from digimat.problems import ExitStatus


@described(
    "Noter un fichier de réponses : une ligne par personne, vers un fichier ou la sortie.",
    "Score a file of answers: one row a person, to a file or to the output.",
)
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

    outcome = score_file(
        answers, questionnaire, out, require, process.context(store), by, as_published=as_published
    )
    return process.show(outcome, as_json)


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
    as_json: Json = False,
) -> ExitStatus:  # fmt: skip
    from digimat.commands.scoring import explain_result

    outcome = explain_result(
        answers, names or [], questionnaire, respondent, require, process.context(store), by
    )
    return process.show(outcome, as_json)
