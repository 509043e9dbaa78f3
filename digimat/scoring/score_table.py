"""Results as a table: one row a respondent or group, typed columns, for every writer of scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from digimat.language import Text

Kind = Literal["name", "number", "code"]


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column of scores.

    ``kind`` "number": ``values`` float (rows,), NaN = missing. "code": ``texts[values[row]]``, with ``values``
    unsigned (rows,) and ``texts`` few and distinct, "" = none. "name": ``texts`` has one free text a row, and
    ``values`` is empty: the only kind that holds what somebody wrote. ``title`` says what the column is, ``about``
    (formula, missing data, levels) what a reader of the file needs to know of it.
    """

    name: str
    kind: Kind
    title: Text
    values: NDArray[Any]
    texts: Sequence[str] = ()
    about: Text | None = None

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


def name_column(name: str, title: Text, texts: Sequence[str]) -> ScoreColumn:
    """A column of what each row is called."""
    return ScoreColumn(name, "name", title, np.zeros(0, np.uint8), texts)
