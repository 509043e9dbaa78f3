"""The codes that people are known by, of millions of rows: kept as bytes, a text only where one is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

LONGEST = 256  # characters that are kept side by side
WORD = 8  # bytes; a column is a whole number of them wide, for those who compare names word by word


class Names(Sequence[str]):
    """A sequence of names like any other, kept as UTF-8 in ``cells``, bytes (rows,): NUL behind shorter ones.

    No name holds NUL: it is no character of a name, whatever file that came from.
    """

    __slots__ = ("cells",)

    def __init__(self, cells: NDArray[np.bytes_]) -> None:
        self.cells = cells

    def __len__(self) -> int:
        return len(self.cells)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same names, in whatever form it keeps them."""
        return isinstance(other, Sequence) and not isinstance(other, str) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # equal to lists, which have none

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Names: ...
    def __getitem__(self, place: int | slice) -> str | Names:
        if isinstance(place, slice):
            return Names(self.cells[place])
        return _text(self.cells[int(place)])

    def __iter__(self) -> Iterator[str]:
        return map(_text, self.cells.tolist())

    def take(self, rows: NDArray[Any]) -> Names:
        """The names of some rows: their places, or a mask."""
        return Names(self.cells[rows])

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where there is a name at all."""
        return np.asarray(self.letters[:, 0] != 0)

    @property
    def letters(self) -> NDArray[np.uint8]:
        """The bytes, (rows, width); NUL = none."""
        return np.ascontiguousarray(self.cells).view(np.uint8).reshape(len(self.cells), self.cells.itemsize)

    @property
    def words(self) -> NDArray[np.uint64]:
        """The bytes as little-endian numbers of eight, (rows, words)."""
        return self.letters.view("<u8").astype(np.uint64, copy=False)

    @staticmethod
    def of(names: Sequence[str]) -> Names:
        """Any names in this form."""
        if isinstance(names, Names):
            return names
        cells = np.array([name.encode("utf-8", "surrogatepass") for name in names], np.bytes_)
        return Names(widened(cells))


def concatenated(parts: Sequence[Names | Sequence[str]]) -> Sequence[str]:
    """Names one after the other; side by side only where no long one would widen all the others."""
    longest = max((len(name) for part in parts if not isinstance(part, Names) for name in part), default=0)
    if longest > LONGEST:
        return tuple(name for part in parts for name in part)
    kept = [Names.of(part).cells for part in parts if len(part)]
    return Names(np.concatenate(kept)) if kept else Names.of(())


def widened(cells: NDArray[np.bytes_]) -> NDArray[np.bytes_]:
    """Cells of whole words."""
    width = -(-max(cells.itemsize, 1) // WORD) * WORD
    return cells if width == cells.itemsize else cells.astype(f"S{width}")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")
