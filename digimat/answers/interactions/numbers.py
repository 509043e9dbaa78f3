"""Numbers for texts that come as cells by the million: each distinct cell is read once."""

from __future__ import annotations

import numpy as np

from digimat.answers.exports.cell_numbers import words_of
from digimat.answers.exports.coded_columns import cell_of
from digimat.answers.exports.csv_blocks import LONGEST, WORD, Block
from digimat.answers.exports.row_reader import is_rounded
from digimat.answers.interactions.model import Places
from digimat.questionnaires.responses import clean

NONE = -1  # the number of a cell that says nothing, or cannot be read


class TextNumbers(dict[bytes, int]):
    """The number of each cell, by its bytes; ``texts`` has what each number stands for.

    Args:
        encoding: of the bytes.
        first: texts that have numbers from the start.
    """

    def __init__(self, encoding: str, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.texts: list[str] = [*first]
        self._number = {text: number for number, text in enumerate(first)}
        self._encoding = encoding

    def __missing__(self, raw: bytes) -> int:
        try:
            number = self.of_text(cell_of(raw, self._encoding))
        except UnicodeDecodeError:
            number = NONE
        self[raw] = number
        return number

    def of_text(self, cell: str | None) -> int:
        """The number of what a cell says; NONE where that is nothing, or what is left of a rounded number."""
        text = clean(cell or "")
        if text not in self._number:
            if not text or is_rounded(text):
                return NONE
            self._number[text] = len(self.texts)
            self.texts.append(text)
        return self._number[text]

    def numbers(self, block: Block, column: int) -> Places:
        """The number of each cell of a column."""
        start, end = block.bounds(column)
        longest = int(block.longest[column])
        if longest > LONGEST:  # rare: cell by cell
            cells = [block.data[a:b].tobytes() for a, b in zip(start.tolist(), end.tolist(), strict=True)]
        else:
            words = words_of(block.data, start, end - start, max(1, -(-longest // WORD)))
            cells = np.column_stack(words).view(f"S{len(words) * WORD}")[:, 0].tolist()
        return np.fromiter(map(self.__getitem__, cells), np.int32, len(cells))
