"""The header of a file: which of its first rows are headings, and the heading of each column.

A file has one row of headings, unless its form tool is known to write two. An answer is never taken for a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digimat.answers.exports.model import Cell, Heading
from digimat.answers.exports.recognised import vendor_of
from digimat.answers.exports.texts import bare
from digimat.answers.exports.vendors import Vendor, survey_monkey

_TAG = re.compile(r"#[A-Za-z][\w+:\- ]*")  # of the Humanitarian Exchange Language: #geo+name
MOST_TAG_ROWS = 3


def header_of(rows: Sequence[Sequence[Cell]]) -> tuple[int, tuple[Heading, ...]]:
    """How many rows the header has, and the heading of each column; empty columns at the end are dropped.

    Args:
        rows: the first rows of the file, the header first.
    """
    if not rows:
        return 0, ()
    first = [cell or "" for cell in rows[0]]
    single = _headings([first])
    if vendor_of(single).id == survey_monkey.VENDOR.id and len(rows) > 1:
        second = [cell or "" for cell in rows[1]]
        if _is_second(first, second, survey_monkey.VENDOR):
            return 2, _headings(_filled(first, second))
    tags = 0
    for row in rows[1 : 1 + MOST_TAG_ROWS]:
        if not _are_tags(row):
            break
        tags += 1
    return 1 + tags, single


def _headings(rows: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    width = max((place + 1 for row in rows for place, cell in enumerate(row) if cell.strip()), default=0)
    return tuple(
        Heading(place, tuple(row[place] if place < len(row) else "" for row in rows))
        for place in range(width)
    )


def _is_second(first: Sequence[str], second: Sequence[str], vendor: Vendor) -> bool:
    """Whether a row has no respondent: every response has one."""
    own = {bare(name) for name in vendor.respondent}
    return not any(
        second[place].strip() for place, cell in enumerate(first) if place < len(second) and bare(cell) in own
    )


def _filled(first: Sequence[str], second: Sequence[str]) -> list[list[str]]:
    """The first row with each question repeated over its columns: those that have a heading in the second row only."""
    filled: list[str] = []
    width = max(len(first), len(second))
    first = [*first, *[""] * (width - len(first))]
    second = [*second, *[""] * (width - len(second))]
    question = ""
    for above, below in zip(first, second, strict=True):
        if above.strip():
            question = above if below.strip() else ""
            filled.append(above)
        elif below.strip():
            filled.append(question)
        else:
            question = ""
            filled.append("")
    return [filled, second]


def _are_tags(row: Sequence[Cell]) -> bool:
    written = [cell.strip() for cell in row if cell and cell.strip()]
    return len(written) > 1 and all(_TAG.fullmatch(cell) for cell in written)
