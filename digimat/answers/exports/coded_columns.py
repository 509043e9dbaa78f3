"""What a column of cells says, as numbers of codes: each distinct cell is read once, by the reader of single rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.cell_numbers import MOST, CellNumbers
from digimat.answers.exports.csv_blocks import Block
from digimat.answers.exports.model import Cell

# The number of what cannot be read, and the largest of its size: its row is read again alone, and told.
INVALID = 0xFFFF_FFFF

_NOT_SEEN = INVALID - 1
UNKNOWN_BYTE, INVALID_BYTE = 254, 255

Numbers = NDArray[np.unsignedinteger[Any]]


def refused(numbers: Numbers) -> NDArray[np.bool_]:
    """Where a number is INVALID, in whatever size it is kept."""
    return np.asarray(numbers == np.iinfo(numbers.dtype).max)


class Unreadable(Exception):
    """A cell, or what several cells say together, is no answer: the exact reader says why."""


class CodedColumns:
    """One answer, from one column or from several together: ``texts[number]`` of each row.

    Args:
        places: the columns.
        read: what the cells of a row say; raises Unreadable.
        encoding: of the bytes.
        usual: what they are known to say; columns that say the same in the same order can be read together.
    """

    def __init__(
        self,
        places: Sequence[int],
        read: Callable[[Sequence[Cell]], str | None],
        delimiter: int,
        encoding: str,
        usual: Sequence[str] = (),
    ) -> None:
        self.texts: list[str | None] = [*usual]
        self._number: dict[str | None, int] = {text: number for number, text in enumerate(usual)}
        self._read, self._encoding = read, encoding
        self._places = places
        self._cells = [CellNumbers(delimiter) for _ in places]
        self._of_cell = np.zeros(0, np.uint32)  # where one column says it all
        self._of_shared: Numbers = np.zeros(0, np.uint32)
        self._narrowed = self._of_shared  # the same in bytes, where there are few codes
        self._known: dict[tuple[bytes, ...], int] = {}
        self._generation = 0

    def number(self, text: str | None) -> int:
        """The number of a text, a new one where there is none."""
        known = self._number.get(text)
        if known is None:
            known = self._number[text] = len(self.texts)
            self.texts.append(text)
        return known

    def by_first_byte(self) -> bytes | None:
        """The number of each byte, for columns of which no cell is longer than one: 254 unknown, 255 INVALID.

        None where there is no such table: several columns, or too many codes.
        """
        if len(self._places) > 1 or len(self.texts) > UNKNOWN_BYTE:
            return None
        cells = self._cells[0].by_byte.astype(np.intp)
        known = np.append(np.minimum(self._of_cell, INVALID_BYTE).astype(np.uint8), np.uint8(UNKNOWN_BYTE))
        return known[np.where(cells < len(self._of_cell), cells, -1)].tobytes()

    def of_shared(self, numbers: NDArray[np.uint16], cells: Sequence[bytes]) -> Numbers:
        """The number of each row from those of its cells, which several columns share."""
        if len(cells) > len(self._of_shared):
            new = np.full(len(cells) - len(self._of_shared), _NOT_SEEN, np.uint32)
            self._of_shared = self._narrowed = np.append(self._of_shared, new)
        found = self._narrowed.take(numbers)
        unseen = found == np.iinfo(found.dtype).max - 1
        if unseen.any():
            for cell in np.unique(numbers[unseen]).tolist():
                self._of_shared[cell] = self._code((cells[cell],))
            few = len(self.texts) < UNKNOWN_BYTE  # then _NOT_SEEN and INVALID become 254 and 255
            self._narrowed = self._of_shared.astype(np.uint8) if few else self._of_shared
            found = self._narrowed.take(numbers)
        return found

    @property
    def is_one_cell(self) -> bool:
        """Whether one column says it all."""
        return len(self._places) == 1

    @property
    def place(self) -> int:
        """The column, or the first of several."""
        return self._places[0]

    def start(self) -> None:
        """Begin a stretch: numbers given before need not hold on."""
        if len(self.texts) > MOST:  # free words: nobody says the same twice
            self.texts, self._number, self._known = [], {}, {}
            self._of_cell = self._of_shared = self._narrowed = np.zeros(0, np.uint32)

    def numbers(self, block: Block) -> Numbers:
        """The number of each row of a block, INVALID where its cells cannot be read."""
        if len(self._places) == 1:
            return self._of_one(block)
        return self._of_many(block)

    def _of_one(self, block: Block) -> Numbers:
        (column,), (place,) = self._cells, self._places
        found = column.numbers(block, place)
        if column.generation != self._generation:
            self._generation, self._of_cell = column.generation, np.zeros(0, np.uint32)
        known = len(self._of_cell)
        if known < len(column.cells):
            new = [self._code((cell,)) for cell in column.cells[known:]]
            self._of_cell = np.concatenate([self._of_cell, np.array(new, np.uint32)])
        return self._of_cell[found]

    def _of_many(self, block: Block) -> Numbers:
        found = [
            column.numbers(block, place) for column, place in zip(self._cells, self._places, strict=True)
        ]
        key, ways = found[0].astype(np.int64), len(self._cells[0].cells)
        for column, numbers in zip(self._cells[1:], found[1:], strict=True):
            if ways * len(column.cells) >= 1 << 62:
                distinct, key = np.unique(key, return_inverse=True)
                ways = len(distinct)
            key, ways = key * len(column.cells) + numbers, ways * len(column.cells)
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        codes = [
            self._code(tuple(c.cells[n[row]] for c, n in zip(self._cells, found, strict=True)))
            for row in first.tolist()
        ]
        return np.array(codes, np.uint32)[inverse]

    def _code(self, cells: tuple[bytes, ...]) -> int:
        known = self._known.get(cells)
        if known is not None:
            return known
        try:
            number = self.number(self._read([cell_of(cell, self._encoding) for cell in cells]))
        except (Unreadable, UnicodeDecodeError):
            number = INVALID
        if len(self._known) < MOST:
            self._known[cells] = number
        return number


def cell_of(raw: bytes, encoding: str) -> Cell:
    """The text of a cell from its bytes, quotes taken off; None where nothing at all stands there.

    >>> cell_of(b'"a b"', "utf-8"), cell_of(b'""', "utf-8"), cell_of(b"", "utf-8")
    ('a b', '', None)
    """
    if not raw:
        return None
    if raw[:1] == b'"':
        raw = raw[1:-1].replace(b'""', b'"')
    return raw.decode(encoding)
