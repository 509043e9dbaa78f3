"""The geometry of a histogram: columns as high as the people they count, on one ground line, names below."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import HistogramChart, Segment
from digimat.reports.charts.places import LINE, fits, lines

WIDTH, TALLEST = 108.0, 38.0
_WIDEST = 24.0  # of a column
_FILLED = 0.72  # of the room of a column
_TOP = 8.4  # room for count and share over the highest column
_MOST_LINES = 4  # of a name; longer ones are numbered


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its room from ``left``, what is drawn of it from ``x``; None: its count is hidden."""

    left: float
    x: float
    width: float
    top: float
    height: float | None
    count: str
    share: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """All columns, the ground they stand on, and whether their names are numbers of the rows of the table."""

    width: float
    height: float
    ground: float
    room: float  # of each column with its name
    columns: tuple[Column, ...]
    numbered: bool


def histogram(chart: HistogramChart) -> Histogram:
    """The columns of a chart."""
    room = min(_WIDEST, WIDTH / max(1, len(chart.names)))
    numbered = any(not fits(name, room - 1, _MOST_LINES) for name in chart.names)
    tall = 1 if numbered else max((lines(name, room - 1) for name in chart.names), default=1)
    ground = _TOP + TALLEST
    highest = max((each.share.at or 0.0 for each in chart.columns), default=0.0)
    return Histogram(
        width=round(room * len(chart.names), 3),
        height=ground + 1 + tall * LINE,
        ground=ground,
        room=room,
        columns=tuple(_column(each, number, room, highest) for number, each in enumerate(chart.columns)),
        numbered=numbered,
    )


def _column(each: Segment, number: int, room: float, highest: float) -> Column:
    left, width = room * number, room * _FILLED
    height = TALLEST * (each.share.at or 0.0) / highest if highest else 0.0
    tall = 7.0 if each.count == "" else max(height, 0.3 if height else 0.0)
    return Column(
        left=round(left, 3),
        x=round(left + (room - width) / 2, 3),
        width=round(width, 3),
        top=round(_TOP + TALLEST - tall, 3),
        height=None if each.count == "" else round(tall, 3),
        count=each.count,
        share=each.share.text,
    )
