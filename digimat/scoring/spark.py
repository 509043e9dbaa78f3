"""Scores of a Spark DataFrame, for people who work in notebooks.

    from digimat.scoring.spark import score
    scores = score(answers, "agility")

Needs ``digimat[spark]``, and digimat of the same version on the workers.
"""

from __future__ import annotations

import pickle
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat.answers.exports.laid_out import lay_out
from digimat.answers.exports.model import READ, Heading, Layout, Row
from digimat.language import Language
from digimat.problems import UserError
from digimat.questionnaires import Source, find, load
from digimat.scoring import spark_problems as wrong
from digimat.scoring.arrow_batches import BatchScorer, empty_table, problem_column
from digimat.scoring.checks import check_rules

if TYPE_CHECKING:
    import pyarrow as pa

_NO_TEXT = ("struct", "map", "binary", "variant", "array<array", "array<struct", "array<map", "array<binary")


def score(
    df: Any, questionnaire: Source | Path | str, *, respondent: str = "respondent", language: Language = "en"
) -> Any:
    """The scores of a DataFrame of answers: a row for each of its rows.

    The columns are those of ``digimat score``: doubles for what is a number, strings for what is a level, an outcome
    or the like, null for what is missing. One more, ``problem``, is null where a row could be read; else it says what
    is wrong with which column, and the row has no scores at all. Somebody who is there twice is scored twice: to count
    each person once, as ``digimat score`` does, is for the caller.

    Args:
        df: answers, in columns that have the names of items, as codes or labels; facts of the profile by their ids.
            Other columns are left out, with a warning. NaN is no answer.
        questionnaire: its id, its file, or itself as it was loaded.
        respondent: the column that says who answered.
        language: of what is said in ``problem``.

    Raises:
        UserError: there is no such questionnaire or column, or columns are missing or of a wrong type.
    """
    source = _loaded(questionnaire)
    columns = list(df.columns)
    if respondent not in columns:
        raise UserError(wrong.no_such_column(respondent, columns))
    layout = layout_of(columns, source, respondent)
    for problem in layout.problems:
        warnings.warn(f"{problem.code} {problem.message.of(language)}", stacklevel=2)
    read = sorted({c.heading.place for c in layout.columns if c.role in READ})
    kinds = dict(df.dtypes)
    if problems := [
        wrong.no_text(columns[place], kinds[columns[place]])
        for place in read
        if kinds[columns[place]].startswith(_NO_TEXT)
    ]:
        raise UserError(problems)
    scorer = BatchScorer(source.questionnaire, only(layout, read), language)
    chosen = df.select(*(_quoted(columns[place]) for place in read))
    return chosen.mapInArrow(over_arrow(scorer), schema_of(source))


def layout_of(columns: list[str], source: Source, respondent: str) -> Layout:
    """What each column is.

    Raises:
        UserError: some are missing, or not clear.
    """
    return lay_out(
        [Row(0, columns)], "parquet", "DataFrame", source.questionnaire, respondent=respondent
    ).layout


def only(layout: Layout, places: list[int]) -> Layout:
    """The layout of some of the columns."""
    from dataclasses import replace

    now = {place: n for n, place in enumerate(places)}
    columns = tuple(
        replace(c, heading=Heading(now[c.heading.place], c.heading.rows))
        for c in layout.columns
        if c.heading.place in now
    )
    return replace(layout, columns=columns, problems=())


def schema_of(source: Source) -> str:
    """The columns of the scores, as Spark names their types."""
    columns = empty_table(source.questionnaire).columns
    typed = [(c.name, "double" if c.kind == "number" else "string") for c in columns]
    typed.append((problem_column(columns), "string"))
    return ", ".join(f"{_quoted(name)} {kind}" for name, kind in typed)


def over_arrow(scorer: BatchScorer) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function that Spark sends to its workers; each keeps its scorer, which gets quicker as it goes."""
    pickled = pickle.dumps(scorer)

    def score_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from _unpickled(pickled).score_batches(batches)

    return score_batches


# The last scorer of each thread: a reader keeps what it reads, and some engines (Sail) have batches scored by threads.
_last = threading.local()


def _unpickled(pickled: bytes) -> BatchScorer:
    if getattr(_last, "pickled", None) != pickled:
        _last.scorer = pickle.loads(pickled)  # noqa: S301  # made by the function above, and sent along with it
        _last.pickled = pickled
    scorer: BatchScorer = _last.scorer
    return scorer


def _loaded(questionnaire: Source | Path | str) -> Source:
    if isinstance(questionnaire, Source):
        source = questionnaire
    else:
        source = load(questionnaire if isinstance(questionnaire, Path) else find(questionnaire, Path.cwd()))
    if errors := [problem for problem in check_rules(source) if not problem.warning]:
        raise UserError(errors)
    return source


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
