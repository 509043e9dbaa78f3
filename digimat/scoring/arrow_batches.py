"""Scores batches of Arrow, row for row: what a worker of Spark does with the rows it is handed.

A batch is written as the lines of a CSV file and read as one: there is one reader of answers, here as elsewhere, and
what it takes for an answer is the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.cell_text import cell_text
from digimat.answers.exports.model import Cell, FileForm, Layout, Row
from digimat.answers.exports.row_reader import RowReader, is_rounded
from digimat.answers.exports.stretch import Span, read_span
from digimat.answers.exports.table_builder import TableBuilder
from digimat.answers.table import AnswerTable
from digimat.language import Language
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.responses import clean
from digimat.scoring.engine import score
from digimat.scoring.requirements import read_band
from digimat.scoring.score_table import ScoreColumn, ScoreTable, score_table

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

PROBLEM = "problem"  # the column that says why a row has no scores
_JOINED = "\n"  # between the elements of a list
_FORM = FileForm("csv")


def empty_table(questionnaire: Questionnaire) -> ScoreTable:
    """The scores of nobody: what columns there are."""
    nobody = AnswerTable((), {item.id: () for item in questionnaire.items})
    return score_table(score(questionnaire, nobody))


def problem_column(columns: Sequence[ScoreColumn]) -> str:
    """The name of the column of problems, which no other column has."""
    name = PROBLEM
    while name in {column.name for column in columns}:
        name += "_"
    return name


@dataclass(frozen=True)
class BatchScorer:
    """Scores batches whose columns are those of a layout, in its order.

    ``layout`` is of the columns that a batch has, one of which says who answered.
    """

    questionnaire: Questionnaire
    layout: Layout
    language: Language

    def score_batches(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """For each batch its scores: as many rows, in the same order.

        A row that cannot be read has no scores, and says why: it is neither left out nor scored in part.
        """
        for batch in batches:
            yield self.score_batch(batch)

    def score_batch(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The scores of one batch."""
        import polars as pl

        frame = pl.DataFrame([_as_text(column) for column in pl.from_arrow(batch).iter_columns()])  # type: ignore[union-attr]
        place = self.layout.places("respondent")[0]
        names = [clean(name or "") for name in frame.to_series(place)]
        table = self._read(frame, place)
        rows = np.array([int(number) for number in table.respondents], np.intp)
        fit = np.array([bool(name) and not is_rounded(name) for name in names], np.bool_)
        kept = np.flatnonzero(fit[rows])
        if len(kept) < len(rows):
            table, rows = table.take(kept), rows[kept]
        problems = self._problems(frame, set(range(len(names))) - set(rows.tolist()))
        table = replace(table, respondents=tuple(names[row] for row in rows.tolist()))
        scores = score_table(score(self.questionnaire, table.requiring(None)))
        return _arrow(scores, rows, names, problems)

    @cached_property
    def _builder(self) -> TableBuilder:
        reader = RowReader(self.layout, self.questionnaire, partial(read_band, self.questionnaire))
        return TableBuilder(reader, self.layout, _FORM, self.layout.width, "")

    def _read(self, frame: pl.DataFrame, place: int) -> AnswerTable:
        """The answers of the good rows; their respondents are the numbers of the rows."""
        import polars as pl

        numbers = pl.Series(frame.columns[place], np.arange(len(frame))).cast(pl.String)
        written = frame.with_columns(numbers).write_csv(include_header=False).encode()
        try:
            read_span(io.BytesIO(written), Span(0, len(written)), len(written), _FORM, self._builder)
            return self._builder.take().table
        except BaseException:
            self.__dict__.pop("_builder", None)  # it may hold half a batch
            raise

    def _problems(self, frame: pl.DataFrame, rows: set[int]) -> Mapping[int, str]:
        """What is wrong with rows, in words."""
        found = {}
        for row in sorted(rows):
            cells: Sequence[Cell] = frame.row(row)
            problems = self._builder.reader.read(Row(row, cells), "").problems
            found[row] = " / ".join(
                f"{p.code} {self._heading(p.position.column if p.position else 0)}{p.message.of(self.language)}"
                for p in problems
            )
        return found

    def _heading(self, column: int) -> str:
        headings = {c.heading.place + 1: c.heading.text for c in self.layout.columns}
        return f"{headings[column]}: " if column in headings else ""


def _as_text(column: pl.Series) -> pl.Series:
    """A column as a person would have written it; what is not a number is nothing."""
    import polars as pl

    if column.dtype == pl.String:
        return column
    if column.dtype.is_integer():
        return column.cast(pl.String)
    if column.dtype.is_float():
        column = column.fill_nan(None)
    texts = [
        _JOINED.join(cell_text(one) or "" for one in value) if isinstance(value, list) else cell_text(value)
        for value in (column.to_list())
    ]
    return pl.Series(column.name, texts, pl.String)


def _arrow(
    scores: ScoreTable, rows: NDArray[np.intp], names: Sequence[str], problems: Mapping[int, str]
) -> pa.RecordBatch:
    """Scores at their rows; nothing where there are none."""
    import pyarrow as pa

    count = len(names)
    columns: dict[str, Any] = {}
    for column in scores:
        if column.kind == "name":
            columns[column.name] = pa.array([name or None for name in names], pa.string())
        elif column.kind == "number":
            values = np.full(count, np.nan)
            values[rows] = column.values
            columns[column.name] = pa.array(values, pa.float64(), mask=np.isnan(values))
        else:
            place = np.zeros(count, np.int32)  # of "", which is none
            place[rows] = column.values
            texts = pa.array([text or None for text in column.texts], pa.string())
            columns[column.name] = texts.take(pa.array(place))
    told = [problems.get(row) for row in range(count)]
    columns[problem_column(scores.columns)] = pa.array(told, pa.string())
    return pa.RecordBatch.from_pydict(columns)
