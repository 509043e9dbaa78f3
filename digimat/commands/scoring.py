"""``score`` and ``explain``: from a file of answers to numbers, and to how a number came about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.answers.csv_file import AnswerFile, read_answers
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Source

if TYPE_CHECKING:
    from digimat.scoring import Results


def read_and_score(
    answers: Path, name: str, require: str | None, context: Context
) -> tuple[Source, AnswerFile, Results]:
    """The questionnaire, what the file held, and its results."""
    from digimat.scoring import score
    from digimat.scoring.requirements import read_band

    source = load_questionnaire(name, context)
    band_of = partial(read_band, source.questionnaire)
    required = band_of(require) if require is not None else None
    held = read_answers(answers, source.questionnaire, band_of)
    return source, held, score(source.questionnaire, held.table.requiring(required))


def score_file(answers: Path, name: str, out: Path | None, require: str | None, context: Context) -> Outcome:
    """Score a file of answers into a scores file, or to stdout.

    A row that cannot be read is left out and told; the others are scored.
    """
    from digimat.reports.data import scores_csv, scores_json

    source, held, results = read_and_score(answers, name, require, context)
    csv = scores_csv(results)
    notes = [_law(held)]
    if out is not None:
        write_whole(out, csv.encode())
        notes.append(Text(fr=f"Scores écrits dans {out}", en=f"Scores written to {out}"))
    status = ExitStatus.PROBLEMS if held.problems else ExitStatus.OK
    shown = csv if out is None else None
    return Outcome(shown, scores_json(results, source), notes, held.problems, status)


def explain_result(
    answers: Path,
    names: Sequence[str],
    name: str,
    respondent: str | None,
    require: str | None,
    context: Context,
) -> Outcome:
    """Show how results of one respondent came about."""
    from digimat.commands.tree import as_json, as_tree
    from digimat.scoring import explain
    from digimat.scoring.explain import explainable

    _, held, results = read_and_score(answers, name, require, context)
    row = row_of(held, respondent, answers)
    wanted = list(names) or [next(iter(explainable(results)))]
    nodes = [explain(results, row, wish) for wish in wanted]
    from rich.console import Group

    return Outcome(
        Group(*(as_tree(node, context.language) for node in nodes)),
        {
            "format": "digimat.explain",
            "version": 1,
            "respondent": results.table.respondents[row],
            "results": [as_json(node) for node in nodes],
        },
        problems=held.problems,
    )


def row_of(held: AnswerFile, respondent: str | None, answers: Path) -> int:
    """The row of the respondent that a command names; it may go without where there is only one.

    Raises:
        UserError: there is no such respondent, or more than one to choose from.
    """
    known = list(held.table.respondents)
    if respondent is None and len(known) == 1:
        return 0
    if respondent in known:
        return known.index(respondent)
    if respondent is None:
        message = Text(fr=f"{answers} a {len(known)} personnes", en=f"{answers} has {len(known)} respondents")
        remedy = Text(fr="Dites laquelle : --respondent CODE.", en="Say which one: --respondent CODE.")
    else:
        message = Text(
            fr=f"« {respondent} » n’a pas de ligne lisible dans {answers}",
            en=f'"{respondent}" has no readable row in {answers}',
        )
        remedy = did_you_mean(respondent, known)
    raise UserError([*held.problems, Problem("CLI003", message, remedy)])


def _law(held: AnswerFile) -> Text:
    accepted = len(held.table.respondents)
    return Text(
        fr=f"Lignes lues : {held.rows_read} = {accepted} notées + {held.rejected} rejetées "
        f"({held.encoding}, séparateur « {held.delimiter} »)",
        en=f"Rows read: {held.rows_read} = {accepted} scored + {held.rejected} rejected ({held.encoding}, "
        f'separator "{held.delimiter}")',
    )
