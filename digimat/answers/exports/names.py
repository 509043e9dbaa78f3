"""The codes that people are known by, of many rows at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.cell_numbers import words_of
from digimat.answers.exports.coded_columns import cell_of
from digimat.answers.exports.csv_blocks import LONGEST, QUOTE, WORD, Block
from digimat.answers.exports.row_reader import is_rounded
from digimat.questionnaires.responses import clean

_PLUS = ord(
    "+"
)  # of a long number as spreadsheets show it, whose last digits are lost: for the exact reader to refuse


def names_of(block: Block, column: int, encoding: str) -> list[str]:
    """The names of all rows of a block; empty where there is none, or none that can be read.

    A name of visible ASCII characters is itself, quotes taken off; others (accents, spaces) are read one by one.
    """
    start, end = block.bounds(column)
    quoted = (block.data[start] == QUOTE) & (end - start >= 2)
    start, end = start + quoted, end - quoted
    length = end - start
    longest = int(length.max()) if len(length) else 0
    if not 0 < longest <= LONGEST:
        return [_name(block, *at, encoding) for at in zip(start.tolist(), end.tolist(), strict=True)]
    words = np.column_stack(words_of(block.data, start, length, -(-longest // WORD)))
    letters = words.view(np.uint8)
    plain = (letters > 0x20) & (letters < 0x7F) & (letters != QUOTE) & (letters != _PLUS)
    sure: NDArray[np.bool_] = plain.sum(axis=1) == length
    width = words.shape[1] * WORD
    names: list[str]
    if sure.all():
        names = words.view(f"S{width}")[:, 0].astype(f"U{width}").tolist()
        return names
    return [
        data.decode("ascii") if is_sure else _name(block, first, last, encoding)
        for data, is_sure, first, last in zip(
            words.view(f"S{width}")[:, 0].tolist(), sure.tolist(), start.tolist(), end.tolist(), strict=True
        )
    ]


def _name(block: Block, start: int, end: int, encoding: str) -> str:
    raw = block.data[start:end].tobytes()
    try:
        name = clean(cell_of(b'"' + raw + b'"', encoding) or "")
    except UnicodeDecodeError:
        return ""
    return "" if is_rounded(name) else name
