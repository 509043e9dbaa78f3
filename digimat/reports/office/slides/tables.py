"""Tables on slides: columns as wide as their words ask for, rows that go on to the next slide, a head on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm

from digimat.reports.charts.data import Table
from digimat.reports.look.colours import contrast
from digimat.reports.office.columns import SIDE as _SIDE
from digimat.reports.office.columns import column_widths, words_whole
from digimat.reports.office.fit import cut_in_pieces, height
from digimat.reports.office.slides.deck import Deck, describe
from digimat.reports.office.slides.text import Box, Ink, Para

_ABOVE = 1.3  # millimetres between text and the upper edge of its cell
SIZES = (15.0, 13.0, 12.0, 11.0, 10.0)
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's name for: no style, no grid


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that fits its box: texts, widths and heights in millimetres."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    size: float  # points
    figures: frozenset[int] = frozenset()  # the columns of numbers
    strong: frozenset[int] = frozenset()  # rows that are set bold
    shades: Mapping[tuple[int, int], str] = field(default_factory=dict)  # the colour of a cell

    def tall(self, row: Sequence[str]) -> float:
        """The height of a row."""
        return _tall(row, self.widths, self.size)

    @property
    def height(self) -> float:
        """The height of all of it."""
        return sum(self.tall(row) for row in (self.heads, *self.rows))


def grids(
    table: Table, room: float, tall: float, *, sizes: Sequence[float] = SIZES, strong: Sequence[int] = (),
    shades: Mapping[tuple[int, int], str] | None = None,
) -> list[Grid]:  # fmt: skip
    """A table as one grid for each slide that it takes.

    Args:
        table: its texts.
        room: the width that there is.
        tall: the height that there is on a slide.
        sizes: of its text, in points, in falling order: the first at which it fits one slide, else the last.
        strong: the rows that are set bold.
        shades: colours of cells, by row and column.
    """
    for size in sizes:
        made = _grids(table, room, tall, size, strong, shades or {})
        if len(made) == 1 and words_whole((made[0].heads, *made[0].rows), made[0].widths, size):
            break
    return made


def _grids(
    table: Table, room: float, tall: float, size: float, strong: Sequence[int], shades: Mapping[tuple[int, int], str]
) -> list[Grid]:  # fmt: skip
    count = len(table.heads)
    rows = [tuple(row)[:count] + ("",) * (count - len(row)) for row in table.rows]
    widths = column_widths((table.heads, *rows), room, size, frozenset(table.figures))
    most = tall - _tall(table.heads, widths, size)
    kept: list[list[int]] = [[]]
    used = 0.0
    pieces = [(i, piece) for i, row in enumerate(rows) for piece in _pieces(row, widths, size, most)]
    for index, (_, piece) in enumerate(pieces):
        each = _tall(piece, widths, size)
        if kept[-1] and used + each > most:
            kept.append([])
            used = 0.0
        kept[-1].append(index)
        used += each
    return [
        Grid(
            heads=table.heads,
            rows=tuple(pieces[i][1] for i in part),
            widths=widths,
            size=size,
            figures=frozenset(table.figures),
            strong=frozenset(n for n, i in enumerate(part) if pieces[i][0] in strong),
            shades={
                (n, column): colour
                for n, i in enumerate(part)
                for (row, column), colour in shades.items()
                if row == pieces[i][0]
            },
        )
        for part in kept
    ]


def draw_table(deck: Deck, box: Box, grid: Grid, alt: str = "") -> Any:
    """Draw a grid at the top of a box."""
    rows = [grid.heads, *grid.rows]
    frame = deck.slide.shapes.add_table(
        len(rows), len(grid.heads), Mm(box.x), Mm(box.y), Mm(sum(grid.widths)), Mm(grid.height)
    )
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    table.first_row, table.horz_banding, table.first_col = True, False, False
    for column, wide in zip(table.columns, grid.widths, strict=True):
        column.width = Mm(wide)
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        row.height = Mm(grid.tall(cells))
        for column, text in enumerate(cells):
            _cell(deck, row.cells[column], grid, number - 1, column, text)
    if alt:
        describe(frame, alt)
    return frame


def _cell(deck: Deck, cell: Any, grid: Grid, row: int, column: int, text: str) -> None:
    """Fill one cell; row -1 is the line of heads."""
    shade = grid.shades.get((row, column))
    head = row < 0
    colour: Ink = "primary" if head else "ink"
    if shade and contrast(deck.look.ink, shade) < contrast("#ffffff", shade):
        colour = "white"
    first, _, rest = text.partition("\n")
    paras = [Para(first, grid.size, colour, bold=head or column == 0 or row in grid.strong, after=0)]
    if rest:  # what stands under a name explains it
        paras.append(Para(rest, grid.size - 1, "muted" if colour == "ink" else colour, after=0))
    cell.margin_left = cell.margin_right = Mm(_SIDE)
    cell.margin_top = cell.margin_bottom = Mm(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    shaded = shade or any(place[1] == column for place in grid.shades)
    align = "centre" if shaded else "right" if column in grid.figures else "left"
    frame = cell.text_frame
    for index, para in enumerate(paras):
        deck.paragraph(frame.paragraphs[0] if index == 0 else frame.add_paragraph(), para, align)
    line = deck.look.primary if head else deck.look.hairline
    _underline(cell, line, 1.0 if head else 0.5)
    if shade:
        cell.fill.solid()
        deck.paint(cell.fill.fore_color, shade)
    else:
        cell.fill.background()


def _underline(cell: Any, colour: str, points: float) -> None:
    """A line under a cell, and none elsewhere."""
    properties = cell._tc.get_or_add_tcPr()
    for side in ("a:lnL", "a:lnR", "a:lnT"):
        etree.SubElement(etree.SubElement(properties, qn(side), w="0"), qn("a:noFill"))
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(points * 12700)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour.lstrip("#").upper())


def _tall(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    cells = zip(row, widths, strict=True)
    return max(height(cell, wide - 2 * _SIDE, size, bold=True) for cell, wide in cells) + 2 * _ABOVE


def _pieces(row: tuple[str, ...], widths: Sequence[float], size: float, most: float) -> list[tuple[str, ...]]:
    """A row, cut where it is higher than half a slide."""
    if _tall(row, widths, size) <= 0.5 * most:
        return [row]
    cut = [
        cut_in_pieces(cell, wide - 2 * _SIDE, size, 0.45 * most, bold=True)
        for cell, wide in zip(row, widths, strict=True)
    ]
    return [tuple(cells) for cells in zip_longest(*cut, fillvalue="")]
