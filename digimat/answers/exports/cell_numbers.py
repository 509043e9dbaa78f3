"""The distinct cells of a column, each with a number, found among millions by their bytes without Python work a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.csv_blocks import CR, LF, LONGEST, WORD, Block, Bytes, Places

MOST = 4096  # distinct cells that are kept; a column with more is numbered anew in each block
_MOST_BITS = 16  # of a slot's number
_UNKNOWN = np.uint16(0xFFFF)
_ODD_NUMBERS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64
)
# What is left of a word of which only so many bytes belong to the cell (little-endian).
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(WORD + 1)], np.uint64)


class CellNumbers:
    """Numbers the cells of one column in order of first appearance; ``cells`` has the bytes of each."""

    def __init__(self, delimiter: int) -> None:
        self.cells: list[bytes] = []
        self.generation = 0  # goes up when all numbers are forgotten
        self._number: dict[bytes, int] = {}
        self._ends = (delimiter, LF, CR)
        self.by_byte = np.full(256, _UNKNOWN, np.uint16)
        self._table: KnownCells | None = None

    def numbers(self, block: Block, column: int) -> NDArray[np.uint16]:
        """The number of each row's cell; ``cells`` grows by what is new.

        Where there are too many distinct cells, all are forgotten first, so numbers hold for this block.
        """
        longest = int(block.longest[column])
        if longest <= 1:
            found: NDArray[np.uint16] = self.by_byte[block.first_bytes[column]]
        elif longest <= LONGEST:
            start, end = block.bounds(column)
            found = self._known().find(block.data, start, end - start, longest)
        else:
            found = np.full(len(block), _UNKNOWN)
        unknown = np.flatnonzero(found == _UNKNOWN)
        if len(unknown):
            start, end = block.bounds(column)
            if len(self.cells) + len(unknown) > MOST and len(self.cells) > MOST // 2:
                self._forget()
                unknown = np.arange(len(start))
                found = np.full(len(start), _UNKNOWN)
            found[unknown] = self._learn(block.data, start[unknown], end[unknown])
        return found

    def _learn(self, data: Bytes, start: Places, end: Places) -> list[int]:
        number, cells = self._number, self.cells
        learnt = []
        for first, last in zip(start.tolist(), end.tolist(), strict=True):
            cell = data[first:last].tobytes()
            known = number.get(cell)
            if known is None:
                known = number[cell] = len(cells)
                cells.append(cell)
                if len(cell) == 1:
                    self.by_byte[cell[0]] = known
                elif not cell:
                    self.by_byte[list(self._ends)] = known  # the byte that stands where a cell has none
            learnt.append(known)
        self._table = None
        return learnt

    def _forget(self) -> None:
        self.cells, self._number, self._table = [], {}, None
        self.generation += 1
        self.by_byte = np.full(256, _UNKNOWN, np.uint16)

    def _known(self) -> KnownCells:
        if self._table is None:
            self._table = KnownCells(self.cells)
        return self._table


class SharedNumbers:
    """Numbers the cells of several columns together: one look-up for all cells of a block.

    Made for columns that say much the same, as ticks and labels do. ``numbers`` gives None where the cells are too
    many or too long for that; then each column is numbered by itself.
    """

    def __init__(self) -> None:
        self.cells: list[bytes] = []
        self._number: dict[bytes, int] = {}
        self._table = KnownCells(())
        self._given_up = False

    def numbers(self, block: Block, columns: Sequence[int]) -> NDArray[np.uint16] | None:
        """The numbers of the cells of these columns, (columns, rows); ``cells`` grows by what is new."""
        if self._given_up:
            return None
        start, ends = (bounds.ravel() for bounds in block.bounds_of(columns))
        length, longest = ends - start, int(block.longest[columns].max())
        found = self._table.find(block.data, start, length, longest)
        unknown = np.flatnonzero(found == _UNKNOWN)
        if len(unknown):
            new = {
                block.data[first:last].tobytes()
                for first, last in zip(start[unknown].tolist(), ends[unknown].tolist(), strict=True)
            }
            if len(self.cells) + len(new) > MOST:
                self._given_up = True
                return None
            for cell in sorted(new):
                self._number[cell] = len(self.cells)
                self.cells.append(cell)
            self._table = KnownCells(self.cells)
            found = self._table.find(block.data, start, length, longest)
        return found.reshape(len(columns), -1)


class KnownCells:
    """Cells that were seen, each with its number: those of one word, as most are, apart from longer ones."""

    def __init__(self, cells: Sequence[bytes]) -> None:
        numbered = [(number, cell) for number, cell in enumerate(cells) if len(cell) <= LONGEST]
        self._short = _Table([each for each in numbered if len(each[1]) <= WORD])
        self._long = _Table([each for each in numbered if len(each[1]) > WORD])

    def find(self, data: Bytes, start: Places, length: Places, longest: int) -> NDArray[np.uint16]:
        """The number of each cell, 0xFFFF where it is not known.

        Args:
            data: the bytes, without NUL.
            start: where each cell begins.
            length: how long it is.
            longest: no cell is longer.
        """
        found = self._short.find(words_of(data, start, length, 1))
        if longest > WORD:
            rows = np.flatnonzero(length > WORD)
            found[rows] = self._long.find(words_of(data, start[rows], length[rows], -(-longest // WORD)))
        return found


class _Table:
    """Known cells by a hash of their words; what is found is compared word for word.

    A cell whose slot is taken goes to a second layer of slots, and so on: most rows need one look.
    """

    def __init__(self, kept: Sequence[tuple[int, bytes]]) -> None:
        width = max((-(-len(cell) // WORD) for _, cell in kept), default=1) or 1
        known = np.array([list(cell.ljust(width * WORD, b"\0")) for _, cell in kept], np.uint8)
        words = known.reshape(len(kept), width * WORD).view("<u8").astype(np.uint64)
        # Behind the last cell stands nobody: what empty slots lead to.
        self.words = np.append(words, np.zeros((1, width), np.uint64), axis=0).T.copy()
        self.numbers = np.array([*(number for number, _ in kept), _UNKNOWN], np.uint16)
        self.layers: list[tuple[np.uint64, NDArray[np.uint16]]] = []
        hashes, left = _hash(list(words.T)), np.arange(len(kept))
        while len(left):
            bits = min(len(left).bit_length() + 6, _MOST_BITS)
            shift = np.uint64(64 - bits)
            slots = np.full(1 << bits, len(kept), np.uint16)
            slots[hashes[left] >> shift] = left
            self.layers.append((shift, slots))
            left = left[slots[hashes[left] >> shift] != left]
            hashes = hashes * _ODD_NUMBERS[1]

    def find(self, words: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint16]:
        found = np.full(len(words[0]), _UNKNOWN)
        hashes, rows = _hash(words), None
        for shift, slots in self.layers:
            place = slots.take((hashes >> shift).view(np.intp))
            same = self._same(words, place)
            if rows is None:
                found = self.numbers.take(place)
                if same.all():
                    break
                rows = np.flatnonzero(~same)
                found[rows] = _UNKNOWN
            else:
                found[rows[same]] = self.numbers[place[same]]
                rows = rows[~same]
            if not len(rows):
                break
            words, hashes = [word[~same] for word in words], hashes[~same] * _ODD_NUMBERS[1]
        return found

    def _same(self, words: Sequence[NDArray[np.uint64]], place: NDArray[np.uint16]) -> NDArray[np.bool_]:
        """Where the cell in a place is the one looked for; a table without a word has 0 there."""
        same = self.words[0].take(place) == words[0]
        for n in range(1, max(len(self.words), len(words))):
            if n >= len(words):
                same &= self.words[n].take(place) == 0
            elif n >= len(self.words):
                same &= words[n] == 0
            else:
                same &= self.words[n].take(place) == words[n]
        return np.asarray(same)


def _hash(words: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """64 bits of all words; words of zeros at the end change nothing, so that width does not matter."""
    mixed: NDArray[np.uint64] = words[0] * _ODD_NUMBERS[0]
    for n, word in enumerate(words[1:], start=1):
        mixed = mixed ^ ((word * _ODD_NUMBERS[n % 4]) >> np.uint64(n % 7)) * _ODD_NUMBERS[(n + 1) % 4]
    return mixed


def words_of(data: Bytes, start: Places, length: Places, count: int) -> list[NDArray[np.uint64]]:
    """The bytes of each cell as little-endian numbers of eight, zeros behind its end."""
    # A number begins at every byte.
    at = np.ndarray((len(data) - WORD + 1,), "<u8", data, strides=(1,))
    found = [at[start] & _MASKS.take(length, mode="clip")]
    for n in range(1, count):
        # Few cells are as long as the longest: only those have another word.
        rows = np.flatnonzero(length > n * WORD)
        word = np.zeros(len(start), np.uint64)
        word[rows] = at[start[rows] + n * WORD] & _MASKS.take(length[rows] - n * WORD, mode="clip")
        found.append(word)
    return found
