"""A column of numbers as text: where few of them differ, as scores of short scales do, each is written once."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from digimat.reports.score_files.number_cells import Cells, Floats, number_cells

LOOKED_AT: Final = 2048  # numbers, to see how many differ
FEW: Final = 512
_BITS: Final = 13  # of a slot's number: sixteen slots for each of a few numbers
_SHIFT: Final = np.uint64(64 - _BITS)
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)


class NumberColumn:
    """Numbers that are written some thousands at a time, as :func:`number_cells` writes them.

    Args:
        values: float (rows,), NaN = missing.
        point: what stands before the decimals.
    """

    def __init__(self, values: NDArray[Any], point: bytes = b".") -> None:
        self._values = np.ascontiguousarray(values, np.float64)
        self._point = point
        self._written: _Written | None = None
        if len(self._values) > LOOKED_AT:
            distinct = np.unique(self._values[:LOOKED_AT].view(np.uint64))
            if len(distinct) <= FEW:
                self._written = _Written(distinct, number_cells(distinct.view(np.float64), point))

    def cells(self, start: int, stop: int) -> Cells:
        """The cells of some rows, (rows, width), NUL where there is no character."""
        values = self._values[start:stop]
        if self._written is None:
            return number_cells(values, self._point)
        cells, others = self._written.find(values)
        if not len(others):
            return cells
        if 2 * len(others) > len(values):  # the first rows were not like these
            self._written = None
            return number_cells(values, self._point)
        new = number_cells(values[others], self._point)
        wide = max(cells.shape[1], new.shape[1])
        whole = np.zeros((len(values), wide), np.uint8)
        whole[:, : cells.shape[1]] = cells
        whole[others] = 0
        whole[others, : new.shape[1]] = new
        return whole


class _Written:
    """Some numbers with their cells, found by their bits; where two have one slot, one of them is not kept."""

    def __init__(self, distinct: NDArray[np.uint64], cells: Cells) -> None:
        # Slots of nobody lead to a number that has another slot, so that it is never found in them.
        places = ((distinct * _ODD) >> _SHIFT).astype(np.intp)
        self._slots = np.zeros(1 << _BITS, np.uint16)
        self._slots[places] = np.arange(len(distinct), dtype=np.uint16)
        self._numbers = distinct
        # All characters in front: one run of padding is left out faster than several.
        texts = np.array([cell.tobytes().replace(b"\0", b"") for cell in cells])
        self._width = texts.itemsize
        # As many bytes as a machine word or two, so that a cell is copied in one go.
        self._cells = texts.astype(f"S{-(-self._width // 8) * 8}")

    def find(self, values: Floats) -> tuple[Cells, NDArray[np.intp]]:
        """The cells of numbers, and the places of those that are not known, whose cells mean nothing."""
        bits = values.view(np.uint64)
        slots = bits * _ODD
        slots >>= _SHIFT
        place = self._slots.take(slots.view(np.intp))
        known = self._numbers.take(place) == bits
        others = np.flatnonzero(~known) if not known.all() else np.zeros(0, np.intp)
        cells = self._cells.take(place).view(np.uint8).reshape(len(values), -1)
        return cells[:, : self._width], others
