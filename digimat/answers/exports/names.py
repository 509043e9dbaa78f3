"""The codes that people are known by, of many rows at once."""

from __future__ import annotations

import numpy as np

from digimat.answers.exports.cell_numbers import words_of
from digimat.answers.exports.coded_columns import cell_of
from digimat.answers.exports.csv_blocks import LONGEST, QUOTE, WORD, Block
from digimat.answers.exports.row_reader import is_rounded
from digimat.answers.name_column import Names, widened
from digimat.questionnaires.responses import clean

# Visible ASCII; but of a "+" in a long number as spreadsheets show it, whose last digits are lost: for the exact
# reader to refuse.
_PLAIN = bytes(set(range(0x21, 0x7F)) - set(b'"+'))
_PADDED = _PLAIN + b"\0"


def names_of(block: Block, column: int, encoding: str) -> Names | list[str]:
    """The names of all rows of a block; empty where there is none, or none that can be read.

    A name of visible ASCII characters is itself, quotes taken off; others (accents, spaces) are read one by one.
    """
    start, end = block.bounds(column)
    quoted = (block.data[start] == QUOTE) & (end - start >= 2)
    if quoted.any():
        start, end = start + quoted, end - quoted
    length = end - start
    longest = int(length.max()) if len(length) else 0
    if not 0 < longest <= LONGEST:
        return [_name(block, *at, encoding) for at in zip(start.tolist(), end.tolist(), strict=True)]
    words = np.column_stack(words_of(block.data, start, length, -(-longest // WORD)))
    cells = words.view(f"S{words.shape[1] * WORD}")[:, 0]
    if not words.tobytes().translate(None, _PADDED):
        return Names(cells)
    # No byte of the file is NUL, or the rows would have been left to the exact reader.
    doubtful = [row for row, name in enumerate(cells.tolist()) if name.translate(None, _PLAIN)]
    read = [_name(block, int(start[row]), int(end[row]), encoding).encode() for row in doubtful]
    cells = widened(cells.astype(f"S{max(cells.itemsize, *map(len, read))}"))
    cells[doubtful] = read
    return Names(cells)


def _name(block: Block, start: int, end: int, encoding: str) -> str:
    raw = block.data[start:end].tobytes()
    try:
        name = clean(cell_of(b'"' + raw + b'"', encoding) or "")
    except UnicodeDecodeError:
        return ""
    return "" if is_rounded(name) else name
