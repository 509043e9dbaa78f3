"""The geometry of a gauge: a half circle, filled from the low end up to the score, with a notch at the cut."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from digimat.reports.charts.data import GaugeChart
from digimat.reports.charts.places import FULL, Point


@dataclass(frozen=True, slots=True)
class Gauge:
    """A half ring round ``centre``; an arc is the path of its outer and inner edge."""

    width: float
    height: float
    centre: Point
    track: str  # path of the whole half ring
    filled: str  # path up to the score; "" without one
    notch: tuple[Point, Point]  # where the cut is, across the ring
    beyond: str  # path from the cut to the end, outside the ring: the side that the verdict is about


_OUTER, _INNER = 30.0, 21.0
_RIM = 1.2  # how far the side beyond the cut stands outside


def gauge(chart: GaugeChart) -> Gauge:
    """The gauge of this score.

    >>> from digimat.reports.charts.data import Table
    >>> from digimat.reports.content import PERCENT, Figure
    >>> half = GaugeChart("", "", "", Table((), ()), Figure("50", 50), PERCENT, Figure("50", 50), False, True, "")
    >>> gauge(half).notch[0]
    Point(x=33.0, y=2.0)
    """
    centre = Point(_OUTER + 3, _OUTER + 2)
    cut = chart.cut.at or 0.0
    score = chart.score.at if chart.score is not None else None
    return Gauge(
        width=2 * centre.x,
        height=centre.y + 1,
        centre=centre,
        track=_ring(centre, 0, FULL, _OUTER, _INNER),
        filled=_ring(centre, 0, score, _OUTER, _INNER) if score else "",
        notch=(_on(centre, cut, _OUTER), _on(centre, cut, _INNER)),
        beyond=_ring(centre, cut, FULL, _OUTER + _RIM + 0.8, _OUTER + 0.8) if cut < FULL else "",
    )


def _on(centre: Point, place: float, radius: float) -> Point:
    """The point at a place of the axis: the low end on the left, the high end on the right."""
    angle = pi * (1 - place / FULL)
    return Point(round(centre.x + radius * cos(angle), 3), round(centre.y - radius * sin(angle), 3))


def _ring(centre: Point, start: float, end: float, outer: float, inner: float) -> str:
    """The path of a part of the half ring."""
    a, b, c, d = (_on(centre, *at) for at in ((start, outer), (end, outer), (end, inner), (start, inner)))
    return (
        f"M{a.x} {a.y} A{outer} {outer} 0 0 1 {b.x} {b.y} L{c.x} {c.y} A{inner} {inner} 0 0 0 {d.x} {d.y} Z"
    )
