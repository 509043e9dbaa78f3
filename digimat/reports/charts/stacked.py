"""The geometry of stacked bars: shares of a whole next to each other, the names over them where they fit."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import StackedBar, StackedChart
from digimat.reports.charts.places import LETTER, LINE, fits, lines

WIDTH, HEIGHT = 118.0, 6.0
_GAP = 0.5  # white between two segments
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class SegmentDrawn:
    """One segment: which of the names it is, and its count where that fits inside."""

    rank: int
    start: float
    width: float
    count: str


@dataclass(frozen=True, slots=True)
class Stacked:
    """All bars; a bar without segments is hidden. ``over`` are the segments whose names stand over the first bar.

    It is empty where a name does not fit there, or has no segment: names are then listed with their shade.
    """

    width: float
    height: float
    bars: tuple[tuple[SegmentDrawn, ...], ...]
    over: tuple[SegmentDrawn, ...]
    over_height: float


def stacked(chart: StackedChart) -> Stacked:
    """The bars of a chart."""
    bars = tuple(_segments(bar) for bar in chart.bars)
    first = next((bar for bar in bars if bar), ())
    fit = len(first) == len(chart.names) and all(
        fits(chart.names[s.rank], s.width - 1, _MOST_LINES) for s in first
    )
    tall = max((lines(chart.names[s.rank], s.width - 1) for s in first), default=0)
    return Stacked(WIDTH, HEIGHT, bars, first if fit else (), tall * LINE + 0.8 if fit else 0.0)


def _segments(bar: StackedBar) -> tuple[SegmentDrawn, ...]:
    """The segments that have some people; they fill the width, whatever their rounded shares add up to."""
    some = [(rank, each.count, each.share.at or 0.0) for rank, each in enumerate(bar.segments)]
    some = [each for each in some if each[2] > 0]
    whole = sum(share for _, _, share in some)
    drawn, start = [], 0.0
    for number, (rank, count, share) in enumerate(some):
        end = WIDTH if number == len(some) - 1 else start + share * WIDTH / whole
        width = round(end - start - (_GAP if number < len(some) - 1 else 0), 3)
        fits = len(count) * LETTER + 0.6 <= width
        drawn.append(SegmentDrawn(rank, round(start, 3), max(width, 0.2), count if fits else ""))
        start = end
    return tuple(drawn)
