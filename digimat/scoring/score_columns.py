"""What a file of scores is made of: typed columns, all of the same length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean

Kind = Literal["name", "number", "code"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a reader of the file needs to know of a column.

    ``values`` what can stand in it, ``formula`` how it comes about, ``missing`` when it is empty, ``steps`` its levels
    or outcomes with where they begin.
    """

    values: Text | None = None
    formula: Text | None = None
    missing: Text | None = None
    steps: Text | None = None


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column of scores.

    ``kind`` "number": ``values`` float (rows,), NaN = missing. "code": ``texts[values[row]]``, with ``values``
    unsigned (rows,) and ``texts`` few and distinct, "" = none. "name": ``texts`` has one free text a row, and
    ``values`` is empty: the only kind that holds what somebody wrote. ``title`` says what the column is, ``meaning``
    (formula, missing data, levels) what a reader of the file needs to know of it: ``told`` gives it, so that nobody
    writes it for each of many batches.
    """

    name: str
    kind: Kind
    title: Text
    values: NDArray[Any]
    texts: Sequence[str] = ()
    told: Callable[[], Meaning] = Meaning

    @property
    def meaning(self) -> Meaning:
        """What a reader of the file needs to know of the column."""
        return self.told()

    def text(self, row: int) -> str:
        """A cell of a column of names or codes."""
        return self.texts[row] if self.kind == "name" else self.texts[self.values[row]]


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The columns of a scores file, all of the same length."""

    columns: tuple[ScoreColumn, ...]

    def __len__(self) -> int:
        first = self.columns[0]
        return len(first.texts) if first.kind == "name" else len(first.values)

    def __iter__(self) -> Iterator[ScoreColumn]:
        return iter(self.columns)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]

    def only(self, names: Sequence[str]) -> ScoreTable:
        """The table with these columns in this order, behind the one that says who a row is of; without names, all.

        Raises:
            UserError: there is no column of such a name.
        """
        if not names:
            return self
        by_name = {column.name: column for column in self.columns}
        if unknown := [name for name in names if name not in by_name]:
            raise UserError(no_such_column(unknown[0], self.names), ExitStatus.USAGE)
        first = self.columns[0].name
        return ScoreTable(tuple(by_name[name] for name in dict.fromkeys([first, *names])))

    def row(self, number: int) -> list[str | float]:
        """The cells of one row, as they are: for a person or a test, not for millions."""
        return [
            float(column.values[number]) if column.kind == "number" else column.text(number)
            for column in self.columns
        ]


def name_column(
    name: str, title: Text, texts: Sequence[str], told: Callable[[], Meaning] = Meaning
) -> ScoreColumn:
    """A column of what each row is called."""
    return ScoreColumn(name, "name", title, np.zeros(0, np.uint8), texts, told)


def number_column(
    name: str, title: Text, values: NDArray[Any], told: Callable[[], Meaning] = Meaning
) -> ScoreColumn:
    """A column of numbers."""
    return ScoreColumn(name, "number", title, np.asarray(values, np.float64), (), told)


def code_column(
    name: str, title: Text, numbers: NDArray[Any], texts: Sequence[str], told: Callable[[], Meaning] = Meaning
) -> ScoreColumn:
    """A column of codes. ``texts`` may repeat themselves; ``numbers`` count from 0, or from -1 for none."""
    distinct: dict[str, int] = {"": 0}
    place = [distinct.setdefault(text, len(distinct)) for text in ("", *texts)]
    narrow = np.min_scalar_type(len(distinct) - 1)
    return ScoreColumn(name, "code", title, np.array(place, narrow)[numbers + 1], tuple(distinct), told)


def no_such_column(name: str, known: Sequence[str]) -> Problem:
    """What to say where a column of scores is asked for that there is not."""
    return Problem(
        "SCO070",
        Text(fr=f"les scores n’ont pas de colonne « {name} »", en=f'the scores have no column "{name}"'),
        did_you_mean(name, known),
    )
