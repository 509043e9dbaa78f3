"""A heatmap as a table, and the colours of its cells: on slides and in documents it is no drawing."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from digimat.reports.charts.data import Cell, HeatmapChart, Table
from digimat.reports.look import Look
from digimat.reports.office.columns import column_widths, words_whole
from digimat.reports.office.natives.shares import shades

_COLUMNS: Final = 9  # at most in one table


def heatmap_parts(
    chart: HeatmapChart, people: str, room: float, size: float, *, counted: bool
) -> list[range]:
    """Its columns in parts, each of which has room for whole words, and about the same number of columns.

    Args:
        chart: a heatmap.
        people: the head of the column that counts them.
        room: the width that there is, in millimetres.
        size: of its words, in points, where they are smallest.
        counted: whether there is a column that counts people.
    """
    count = len(chart.columns)
    parts = [range(count)]
    for tables in range(ceil(count / _COLUMNS), count + 1):
        each = ceil(count / tables)
        parts = [range(i, min(i + each, count)) for i in range(0, count, each)]
        made = (heatmap_table(chart, people, part, counted=counted) for part in parts)
        if all(_fits((table.heads, *table.rows), room, size) for table in made):
            break
    return parts


def _fits(rows: Sequence[Sequence[str]], room: float, size: float) -> bool:
    return words_whole(rows, column_widths(rows, room, size), size)


def heatmap_table(chart: HeatmapChart, people: str, part: range, *, counted: bool) -> Table:
    """Some columns of a heatmap as a table; ``counted``: the second column says how many people there are."""
    return Table(
        ("", *((people,) if counted else ()), *(chart.columns[i] for i in part)),
        tuple(
            (row.title, *((row.people,) if counted else ()), *(_said(row.cells[i]) for i in part))
            for row in chart.rows
        ),
        tuple(range(1, (2 if counted else 1) + len(part))),
    )


def heatmap_shades(
    chart: HeatmapChart, look: Look, part: range, *, counted: bool
) -> dict[tuple[int, int], str]:
    """The colours of the cells of that table, by row and column."""
    colours = shades(look, max(2, len(chart.shades)))
    return {
        (n, (2 if counted else 1) + k): colours[min(row.cells[i].rank, len(colours) - 1)]
        for n, row in enumerate(chart.rows)
        for k, i in enumerate(part)
        if row.cells[i].rank >= 0
    }


def _said(cell: Cell) -> str:
    return cell.score.text if cell.score is not None else cell.why or "—"
