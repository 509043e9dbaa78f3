"""A stretch of a CSV file cut into rows and cells at once, with numpy: where each cell starts and ends.

Only what has one reading is cut here: rows of the right number of cells, quotes that open and close where a cell does.
Every other record is left to ``csv_rows``, the exact reader, with which this one agrees byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Places: TypeAlias = NDArray[np.intp]

QUOTE, LF, CR = 34, 10, 13
WORD = 8  # bytes that are compared at once
LONGEST = 256  # bytes of a cell that is compared so; as many zeros stand behind the data


@dataclass(frozen=True)
class Block:
    """The rows of a stretch of bytes.

    ``starts`` (rows,) has the place of the first byte of each regular row, ``ends`` (rows, columns) the place after
    the last byte of each cell. ``odd`` (records, 2) has start and end of the records to be read one by one.
    ``size`` is how many bytes were cut, ``lines`` how many line ends are among them: what comes after is for the next
    block, or for the exact reader where there is ``trouble``: quotes cannot be trusted from there on.
    """

    data: Bytes
    starts: Places
    ends: Places
    odd: Places
    size: int
    lines: int
    trouble: bool

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def first_bytes(self) -> Bytes:
        """The first byte of each cell (columns, rows); of an empty one that of the delimiter or line end behind it."""
        columns = self.ends.shape[1]
        found = np.empty((columns, len(self)), np.uint8)
        found[0] = self.data[self.starts]
        found[1:] = self.data[1:].take(self.ends)[:, :-1].T  # what stands behind the end of the cell before
        return found

    @cached_property
    def longest(self) -> Places:
        """How long the longest cell of each column is, (columns,)."""
        if not len(self):
            return np.zeros(self.ends.shape[1], np.intp)
        # In the smallest numbers that hold the longest row: there are as many lengths as cells.
        row = int((self.ends[:, -1] - self.starts).max())
        small = np.uint8 if row < 1 << 8 else np.uint16 if row < 1 << 16 else np.int64
        ends = self.ends.ravel()
        lengths = np.empty(len(ends), small)
        np.subtract(ends[1:], ends[:-1], out=lengths[1:], casting="unsafe")
        lengths[:: self.ends.shape[1]] = self.ends[:, 0] - self.starts + 1  # as if a delimiter stood in front
        longest: Places = lengths.reshape(self.ends.shape).max(axis=0).astype(np.intp) - 1
        return longest

    def bounds(self, column: int) -> tuple[Places, Places]:
        """Start and end of each cell of a column."""
        before = self.starts if column == 0 else self.ends[:, column - 1] + 1
        return before, self.ends[:, column]

    def bounds_of(self, columns: Sequence[int]) -> tuple[Places, Places]:
        """Start and end of each cell of several columns, (columns, rows)."""
        ends = np.ascontiguousarray(self.ends[:, _together(columns)].T)
        starts = np.empty_like(ends)
        first = columns[0] == 0
        starts[first:] = self.ends[:, _together([column - 1 for column in columns[first:]])].T
        starts += 1
        if first:
            starts[0] = self.starts
        return starts, ends

    def raw(self, row: int) -> bytes:
        """The bytes of a regular row, line end left out."""
        return self.data[self.starts[row] : self.ends[row, -1]].tobytes()


def _together(columns: Sequence[int]) -> slice | Sequence[int]:
    """Columns that are all there from one to another, as a slice: that needs no copy."""
    if columns and list(columns) == list(range(columns[0], columns[0] + len(columns))):
        return slice(columns[0], columns[0] + len(columns))
    return columns


def cut_block(text: bytes, delimiter: int, columns: int, *, is_last: bool) -> Block:
    """Cut a stretch of a file, which starts where a record does, as far as it goes.

    Args:
        text: the bytes, in an encoding of which ASCII is part.
        delimiter: the byte between cells.
        columns: how many cells a regular row has.
        is_last: the file ends here, so that the last record needs no line end.
    """
    if is_last and text and text[-1] != LF:
        text += b"\n"  # counted in the size by no one: the file is at its end
    data = np.frombuffer(text + bytes(LONGEST + WORD), np.uint8)
    body = data[: len(text)]
    lines = body == LF
    cuts = (body == delimiter) | lines
    trusted, quoted = len(text), False
    if b"\0" in text or (b"\r" in text and text.count(b"\r") != text.count(b"\r\n")):
        trusted = 0  # bytes that end lines elsewhere, or none: for the exact reader
    elif quoted := b'"' in text:
        outside, trusted = _outside_quotes(body, lines, cuts)
        np.logical_and(cuts, outside, out=cuts)
        np.logical_and(lines, outside, out=lines)
    last = _last_line_end(text, lines, trusted)
    size = last + 1
    starts, ends, odd = _rows(data, cuts[:size].nonzero()[0], lines[:size], columns)
    number = text.count(b"\n", 0, size) if quoted else int(np.count_nonzero(lines[:size]))
    return Block(data, starts, ends, odd, size, number, trouble=trusted < len(text))


def _last_line_end(text: bytes, lines: NDArray[np.bool_], before: int) -> int:
    """The place of the last line end that ends a record; -1 where there is none."""
    at = text.rfind(b"\n", 0, before)
    while at >= 0 and not lines[at]:
        at = text.rfind(b"\n", 0, at)
    return at


def _outside_quotes(
    body: Bytes, lines: NDArray[np.bool_], cuts: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], int]:
    """Which bytes stand outside quotes, and up to where that is certain.

    A quote opens after a delimiter or line end, and closes before one; two in a row inside are one character.
    """
    quotes = body == QUOTE
    inside = np.bitwise_xor.accumulate(quotes.view(np.uint8)).view(np.bool_)
    at = np.flatnonzero(quotes)
    opens = inside[at]
    before = np.where(
        at > 0, cuts[at - 1] | (~opens[np.maximum(np.arange(len(at)) - 1, 0)] & (body[at - 1] == QUOTE)), True
    )
    after_at = np.minimum(at + 1, len(body) - 1)
    after = (
        cuts[after_at]
        | (body[after_at] == QUOTE)
        | ((body[after_at] == CR) & lines[np.minimum(at + 2, len(body) - 1)])
    )
    after |= at + 1 >= len(body)
    wrong = np.where(opens, ~before, ~after)
    if not wrong.any():
        return ~inside, len(body)
    return ~inside, int(at[np.argmax(wrong)])


def _rows(data: Bytes, at: Places, lines: NDArray[np.bool_], columns: int) -> tuple[Places, Places, Places]:
    """Regular rows, and the spans of the others.

    Args:
        at: the places of delimiters and of the line ends that end a record.
        lines: where those line ends are.
    """
    if not len(at):
        return np.zeros(0, np.intp), np.zeros((0, columns), np.intp), np.zeros((0, 2), np.intp)
    rows = len(at) // columns
    line_ends = at[columns - 1 :: columns]
    if len(at) == rows * columns and lines[line_ends].all() and np.count_nonzero(lines) == rows:
        ends = at.reshape(rows, columns)
        starts = np.concatenate([[0], line_ends[:-1] + 1]).astype(np.intp)
        odd = np.zeros((0, 2), np.intp)
    else:
        places = np.flatnonzero(lines[at])
        line_ends = at[places]
        starts = np.concatenate([[0], line_ends[:-1] + 1]).astype(np.intp)
        regular = np.diff(places, prepend=-1) == columns
        odd = np.column_stack([starts, line_ends])[~regular]
        ends = at[np.repeat(regular, np.diff(places, prepend=-1))].reshape(-1, columns)
        starts, line_ends = starts[regular], line_ends[regular]
    if len(line_ends) and (data[line_ends - 1] == CR).any():
        ends = ends.copy()
        # A line end of its own is not part of the last cell; a CR at the very start of the data belongs to no row.
        ends[:, -1] -= (data[np.maximum(line_ends - 1, 0)] == CR) & (line_ends > starts)
    return starts, ends, odd
