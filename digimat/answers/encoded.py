"""A column of answers as the number of each distinct text: what a file of millions is read into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray


class Encoded(Sequence[str | None]):
    """``texts[numbers[row]]`` for each row: a sequence like any other, kept in one or two bytes a row.

    ``texts`` may grow, and hold texts that no row has; ``numbers`` are unsigned integers.
    """

    __slots__ = ("numbers", "texts")

    def __init__(self, texts: Sequence[str | None], numbers: NDArray[Any]) -> None:
        self.texts, self.numbers = texts, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same texts, in whatever form it keeps them."""
        return isinstance(other, Sequence) and not isinstance(other, str) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # texts may grow

    @overload
    def __getitem__(self, place: int) -> str | None: ...
    @overload
    def __getitem__(self, place: slice) -> Encoded: ...
    def __getitem__(self, place: int | slice) -> str | Encoded | None:
        if isinstance(place, slice):
            return Encoded(self.texts, self.numbers[place])
        text: str | None = self.texts[int(self.numbers[place])]
        return text

    def __iter__(self) -> Iterator[str | None]:
        texts = self.texts
        return (texts[number] for number in self.numbers.tolist())

    def take(self, rows: NDArray[Any]) -> Encoded:
        """The column of some rows: their places, or a mask."""
        return Encoded(self.texts, self.numbers[rows])

    @staticmethod
    def of(column: Sequence[str | None]) -> Encoded:
        """Any column in this form."""
        if isinstance(column, Encoded):
            return column
        number = {text: n for n, text in enumerate(dict.fromkeys(column))}
        numbers = np.fromiter((number[text] for text in column), np.uint32, len(column))
        return Encoded(tuple(number), numbers)
