"""``score`` and ``explain``: from a file of answers to numbers, and to how a number came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.answers.csv_file import AnswerFile, read_answers
from digimat.commands.context import CODE_LENGTH, CODE_LETTERS, Context
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import not_over_input, write_whole
from digimat.language import Text, same
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Source

if TYPE_CHECKING:
    from digimat.scoring import Results

_CODE = re.compile(rf"[{CODE_LETTERS}]{{{CODE_LENGTH}}}", re.IGNORECASE)


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
        not_over_input(answers, out)
        write_whole(out, csv.encode())
        notes.append(Text(fr=f"Scores écrits dans {out}", en=f"Scores written to {out}"))
    status = ExitStatus.PROBLEMS if held.rejected else ExitStatus.OK
    shown = csv if out is None else None
    return Outcome(shown, scores_json(results, source), notes, held.problems, status)


def explain_result(
    answers: Path,
    names: Sequence[str],
    name: str | None,
    respondent: str | None,
    require: str | None,
    context: Context,
) -> Outcome:
    """Show how results of one respondent came about: of a file of answers, or of a stored sitting by its code."""
    from digimat.commands.tree import as_json, as_tree
    from digimat.scoring import explain
    from digimat.scoring.explain import explainable

    problems: Sequence[Problem] = ()
    if not answers.exists() and _CODE.fullmatch(str(answers)):
        results, row = _of_sitting(str(answers), context), 0
    elif name is None:
        raise UserError(_which_questionnaire(), ExitStatus.USAGE)
    else:
        _, held, results = read_and_score(answers, name, require, context)
        row, problems = row_of(held, respondent, answers), held.problems
    # "flags" is a column of the scores file, and so a name that people know.
    flags = list(results.flags)
    named = [each for name in names for each in (flags if name == "flags" and flags else [name])]
    wanted = named or [next(iter(explainable(results)))]
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
        problems=problems,
    )


def _of_sitting(code: str, context: Context) -> Results:
    """The results of a stored sitting, as far as it went."""
    from digimat.answers.sitting import find_session, stored_sitting
    from digimat.answers.store import Store
    from digimat.scoring import score

    with Store(context.store, context.new_id) as store:
        sitting = stored_sitting(store, find_session(store, code), context.now)
        return score(sitting.source.questionnaire, sitting.table)


def _which_questionnaire() -> Problem:
    return Problem(
        "CLI001",
        Text(fr="il manque le questionnaire de ce fichier", en="the questionnaire of this file is missing"),
        Text(fr="Ajoutez -q ID.", en="Add -q ID."),
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
    delimiter = Text(fr="tabulation", en="tab") if held.delimiter == "\t" else same(held.delimiter)
    return Text(
        fr=f"Lignes lues : {held.rows_read} = {accepted} notées + {held.rejected} rejetées "
        f"({held.encoding}, séparateur « {delimiter.fr} »)",
        en=f"Rows read: {held.rows_read} = {accepted} scored + {held.rejected} rejected ({held.encoding}, "
        f'separator "{delimiter.en}")',
    )
