"""Columns with few distinct cells: a short table of them, and the place of each row in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray


class Gathered:
    """``table[places[row]]`` for each row; the whole column is made where it is asked for, once."""

    __slots__ = ("_array", "places", "table")

    def __init__(self, table: NDArray[Any], places: NDArray[Any]) -> None:
        self.table, self.places = table, places
        self._array: NDArray[Any] | None = None

    @property
    def array(self) -> NDArray[Any]:
        """The cells, one a row."""
        if self._array is None:
            self._array = self.table[self.places]
        return self._array

    def part(self, rows: slice) -> NDArray[Any]:
        """The cells of some rows."""
        return self.table.take(self.places[rows])

    def rows(self, rows: slice) -> Gathered:
        """The same column of some rows."""
        return Gathered(self.table, self.places[rows])

    def without(self, rows: NDArray[np.bool_], missing: Any) -> Gathered:
        """The same column, with one other cell in some rows."""
        last = len(self.table)
        table = np.append(self.table, np.array([missing], self.table.dtype))
        wide = np.promote_types(self.places.dtype, np.min_scalar_type(last))
        return Gathered(table, np.where(rows, wide.type(last), self.places))


# A column as it is computed, or as it is read.
Cells: TypeAlias = NDArray[Any] | Gathered
# Or as it will be made once somebody asks for it.
Column: TypeAlias = Cells | Callable[[], Cells]


def whole(cells: Cells) -> NDArray[Any]:
    """All cells of a column, as an array."""
    return cells.array if isinstance(cells, Gathered) else cells


def part(cells: Cells, rows: slice) -> NDArray[Any]:
    """The cells of some rows of a column."""
    return cells.part(rows) if isinstance(cells, Gathered) else cells[rows]


def part_into(cells: Cells, rows: slice, target: NDArray[Any]) -> None:
    """Write the cells of some rows of a column where they are wanted."""
    if isinstance(cells, Gathered) and len(cells.table):
        cells.table.take(
            cells.places[rows], out=target, mode="clip"
        )  # all places are in it; "raise" would copy
    else:
        target[:] = part(cells, rows)


def without(cells: Cells, rows: NDArray[np.bool_], missing: Any) -> Cells:
    """A column with one other cell in some rows."""
    if isinstance(cells, Gathered):
        return cells.without(rows, missing)
    return np.where(rows, missing, cells)


class Columns(Mapping[str, NDArray[Any]]):
    """The columns that conditions can name. Those that are given as a function are made when they are asked for."""

    __slots__ = ("_columns",)

    def __init__(self) -> None:
        self._columns: dict[str, Column] = {}

    def __setitem__(self, name: str, column: Column) -> None:
        self._columns[name] = column

    def __getitem__(self, name: str) -> NDArray[Any]:
        return whole(self.cells(name))

    def cells(self, name: str) -> Cells:
        """A column as it is kept."""
        column = self._columns[name]
        if callable(column):
            column = self._columns[name] = column()
        return column

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def only(self, names: Collection[str]) -> Columns:
        """Some of the columns, as they are kept."""
        some = Columns()
        for name in names:
            some[name] = self.cells(name)
        return some
