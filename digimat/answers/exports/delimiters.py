"""The delimiter of a CSV file: the one under which its header and rows make sense, never the commonest character.

Decimal commas and texts like ``"Excel; Word"`` have more delimiters in them than the file may have: what counts is
which headings are known, then whether the rows have as many cells as the header.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from digimat.answers.exports.csv_rows import read_rows
from digimat.answers.exports.model import Row

DELIMITERS: Final = (";", ",", "\t", "|")
SAMPLE: Final = 1 << 20  # bytes that are looked at
_ROWS: Final = 50  # of them
# Excel's own first line, which says the delimiter.
_DECLARED: Final = re.compile(rb'"?sep=([;,\t|])"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Delimiter:
    """The delimiter, and where the rows begin: behind how many bytes, on which line."""

    character: str
    start: int = 0
    first_line: int = 1


def find_delimiter(
    sample: bytes, encoding: str, known: Callable[[str], bool], override: str | None = None
) -> Delimiter:
    """The delimiter of a file.

    Args:
        sample: its first bytes, behind the byte order mark, in an encoding that keeps ASCII.
        encoding: that one.
        known: whether a heading is one that could be expected: an item, its text, a column of a form tool.
        override: what the user says it is; a line ``sep=`` is passed over all the same.
    """
    start, first_line = 0, 1
    if declared := _DECLARED.match(sample):
        start, first_line = declared.end(), 2
        override = override or declared[1].decode()
    if override is None:
        body = sample[start:]
        override = max(DELIMITERS, key=lambda d: _sense(body, d, encoding, known))  # the first of equals
    return Delimiter(override, start, first_line)


def _sense(body: bytes, delimiter: str, encoding: str, known: Callable[[str], bool]) -> tuple[float, ...]:
    """How well the first rows read under a delimiter, first things first."""
    rows: list[Row] = list(
        islice(read_rows(io.BytesIO(body), delimiter=delimiter, encoding=encoding, file=""), _ROWS)
    )
    if len(body) >= SAMPLE and 1 < len(rows) < _ROWS:
        rows.pop()  # the sample may end within it
    if not rows:
        # Delimiters and nothing else: as the delimiter of a file without a row, it is right.
        return (0, True, 2, 0)
    header = [cell or "" for cell in rows[0].cells]
    expected = sum(known(cell) for cell in header if cell.strip())
    width = len(header)
    alike = sum(len(row.cells) == width and row.fault is None for row in rows) / len(rows)
    # One cell a row is alike under a delimiter that the file does not have at all.
    return (expected, rows[0].fault is None, alike if width > 1 else alike / 2, width)
