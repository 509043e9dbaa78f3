"""Columns side by side whose cells have one byte, as ratings have: the byte itself says the number, for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.coded_columns import UNKNOWN_BYTE, CodedColumns
from digimat.answers.exports.csv_blocks import Block

_UNKNOWN = bytes([UNKNOWN_BYTE])


@dataclass(frozen=True, slots=True)
class ShortRun:
    """Columns that stand side by side and whose bytes have the same numbers.

    ``place`` is the first of them in the file, ``columns`` say which of the coded columns they are, ``table`` has the
    number of each byte.
    """

    place: int
    columns: range
    table: bytes

    def is_short(self, block: Block) -> bool:
        """Whether no cell of these columns is longer than one byte."""
        return bool((block.longest[self.place : self.place + len(self.columns)] <= 1).all())

    def numbers(self, block: Block) -> NDArray[np.uint8] | None:
        """The numbers (columns, rows); None where a byte is not known yet."""
        cells = block.first_bytes[self.place : self.place + len(self.columns)]
        numbers = cells.tobytes().translate(self.table)
        if _UNKNOWN in numbers:
            return None
        return np.frombuffer(numbers, np.uint8).reshape(cells.shape)


def short_runs(coded: Sequence[CodedColumns]) -> list[ShortRun]:
    """The runs of some columns, in their order."""
    tables = [(n, column.place, column.by_first_byte()) for n, column in enumerate(coded)]
    runs = []
    # Side by side in both orders: what is left of the place is the same all along.
    for (_, table), run in groupby(tables, key=lambda each: (each[1] - each[0], each[2])):
        members = [*run]
        if table is not None:
            first, place, _ = members[0]
            runs.append(ShortRun(place, range(first, first + len(members)), table))
    return runs
