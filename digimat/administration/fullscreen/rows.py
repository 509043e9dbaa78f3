"""What a screen shows, as plain data: rows of text with places that can be clicked, and how they fold into lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

from digimat.language import printable

# What a click on a place means: a word, and what it is about.
Spot = tuple[str, ...]

# French puts a space before these signs; a line never breaks there.
_BEFORE_SIGNS = re.compile(r"(?<=\S) (?=[:;!?»%€])|(?<=«) ")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line: its text, how it looks, and what a click on it means."""

    text: str
    style: str = ""
    spot: Spot | None = None


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: a lead, a text that folds under itself, then cells that stay whole.

    ``fixed`` keeps the layout of the text as it was written. ``current``: the cursor is here, and the row is
    scrolled into view. ``shown`` is anything that rich can draw, instead of a text.
    """

    text: str = ""
    lead: str = ""
    style: str = ""
    cells: tuple[Cell, ...] = ()
    spot: Spot | None = None
    current: bool = False
    fixed: bool = False
    shown: object = None


def folded(text: str, width: int) -> list[str]:
    """Lines that fit; a word that is longer than a line is cut rather than lost."""
    lines: list[str] = []
    for paragraph in text.rstrip().split("\n"):
        whole = _BEFORE_SIGNS.sub(_NO_BREAK, paragraph)
        wrapped = textwrap.wrap(whole, max(width, 1), break_on_hyphens=False) or [""]
        for line in wrapped:
            clean = printable(line)
            # Wide signs take two columns each: what then is too long is cut by columns.
            lines += [clean] if cell_len(clean) <= width else chop_cells(clean, width)
    return lines


def laid(rows: Iterable[Row], width: int) -> list[tuple[Row, Line]]:
    """The rows as lines of a width, each with the row that it belongs to."""
    return [(row, line) for row in rows for line in _lines(row, width)]


def _lines(row: Row, width: int) -> list[Line]:
    if row.fixed:
        return [
            (Cell(row.lead + printable(line.expandtabs()), row.style, row.spot), *row.cells)
            for line in row.text.split("\n")
        ]
    lead = row.lead
    texts = folded(row.text, max(width - len(lead), 8)) if row.text or not row.cells else []
    lines: list[list[Cell]] = []
    for number, text in enumerate(texts):
        before = lead if number == 0 else " " * len(lead)
        lines.append([Cell(before + text, row.style, row.spot)])
    _add_cells(lines, row, width)
    return [tuple(line) for line in lines]


def _add_cells(lines: list[list[Cell]], row: Row, width: int) -> None:
    """Put the cells after the text, on further lines where they do not fit; none is ever cut in two."""
    room = 0
    if row.cells and not lines:
        lines.append([Cell(row.lead, row.style, row.spot)])
    if lines:
        room = width - sum(cell_len(cell.text) for cell in lines[-1])
    for number, cell in enumerate(row.cells):
        gap = 2 if number or row.text else 0
        size = cell_len(cell.text)
        if size + gap > room:
            lines.append([Cell(" " * len(row.lead))])
            room, gap = width - len(row.lead), 0
        if gap:
            lines[-1].append(Cell(" " * gap))
        lines[-1].append(cell)
        room -= size + gap


def paragraphs(text: str, style: str = "", lead: str = "") -> list[Row]:
    """A text in several paragraphs as rows."""
    return [Row(each, lead=lead, style=style) for each in text.strip().split("\n")]


def cut(text: str, width: int) -> str:
    """A text that fits on one line; what is cut off is told by an ellipsis."""
    text = printable(text)
    if cell_len(text) <= width:
        return text
    return chop_cells(text, max(width - 1, 1))[0] + "…" if width > 1 else ""


def size_of(cells: Sequence[Cell]) -> int:
    """How many columns cells take."""
    return sum(cell_len(cell.text) for cell in cells)
