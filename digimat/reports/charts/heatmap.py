"""The geometry of a heatmap: a table with shaded cells, whose heads are numbered where they do not fit."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import HeatmapChart
from digimat.reports.charts.places import LETTER, fits
from digimat.reports.charts.shades import shade_of

WIDTH, PEOPLE = 174.0, 15.0
_MOST_LINES = 5  # of a head
_LIGHTER = 1.08  # heads are not semi-bold: more letters go into a line
_WIDEST, _STRETCHED = 24.0, 46.0  # of a column; of one whose head needs more


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Widths of the columns, the shade of each cell (None: none), and of each name of the legend."""

    first: float
    people: float  # 0 where numbers of people are not told
    column: float
    width: float
    numbered: bool
    shades: tuple[tuple[int | None, ...], ...]
    legend: tuple[int, ...]


def heatmap(chart: HeatmapChart) -> Heatmap:
    """The table of a chart."""
    people = PEOPLE if any(row.people for row in chart.rows) else 0.0
    longest = max((len(row.title) for row in chart.rows), default=0)
    first = min(52.0, max(26.0, longest * LETTER + 3))
    room = (WIDTH - first - people) / max(1, len(chart.columns))
    column = min(_WIDEST, room)
    if not _named(chart, column):
        column = min(_STRETCHED, room) if _named(chart, min(_STRETCHED, room)) else column
    count = len(chart.shades)
    return Heatmap(
        first=round(first, 3),
        people=people,
        column=round(column, 3),
        width=round(first + people + column * len(chart.columns), 3),
        numbered=not _named(chart, column),
        shades=tuple(
            tuple(None if cell.rank < 0 else shade_of(cell.rank, count) for cell in row.cells)
            for row in chart.rows
        ),
        legend=tuple(shade_of(rank, count) for rank in range(count)),
    )


def _named(chart: HeatmapChart, column: float) -> bool:
    """Whether every head fits in columns of this width."""
    return all(fits(name, (column - 1.6) * _LIGHTER, _MOST_LINES) for name in chart.columns)
