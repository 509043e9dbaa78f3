"""The geometry of a dial of twenty-four hours: midnight on top, the hours covered as a part of the ring."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi

from digimat.reports.charts.data import ClockChart
from digimat.reports.charts.places import FULL, Box, Point, around


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of the dial: the ends of its stroke and, every six hours, its number and the place for it."""

    outer: Point
    inner: Point
    number: int | None
    label: Box


@dataclass(frozen=True, slots=True)
class Clock:
    """A ring round ``centre``. ``covered`` is a path, "" where nothing is covered or all is; then see ``whole``."""

    width: float
    height: float
    centre: Point
    outer: float
    inner: float
    covered: str
    whole: bool
    hours: tuple[Hour, ...]


_OUTER, _INNER = 25.0, 15.5
_STROKE, _LONG = 1.2, 2.2  # strokes of the hours, outside the ring
_LABEL_WIDTH, _LABEL_HEIGHT = 9.0, 3.6
_HOURS = 24


def clock(chart: ClockChart) -> Clock:
    """The dial of these hours: the ring from midnight on, as long as the mean of a day."""
    centre = Point(_OUTER + 13, _OUTER + 8)
    share = (chart.hours.at or 0.0) / FULL if chart.hours is not None else 0.0
    return Clock(
        width=2 * centre.x,
        height=2 * centre.y,
        centre=centre,
        outer=_OUTER,
        inner=_INNER,
        covered=_sector(centre, share) if 0 < share < 1 else "",
        whole=share >= 1,
        hours=tuple(_hour(centre, hour) for hour in range(_HOURS)),
    )


def _sector(centre: Point, share: float) -> str:
    """The path of the ring from twelve o'clock on."""
    angle, large = 2 * pi * share, int(share > 0.5)
    a, b = around(centre, _OUTER, 0), around(centre, _OUTER, angle)
    c, d = around(centre, _INNER, angle), around(centre, _INNER, 0)
    return (
        f"M{a.x} {a.y} A{_OUTER} {_OUTER} 0 {large} 1 {b.x} {b.y} "
        f"L{c.x} {c.y} A{_INNER} {_INNER} 0 {large} 0 {d.x} {d.y} Z"
    )


def _hour(centre: Point, hour: int) -> Hour:
    angle, main = 2 * pi * hour / _HOURS, hour % 6 == 0
    end = _OUTER + 0.8 + (_LONG if main else _STROKE)
    # A number on a side stands beyond the end of its stroke by half its width, one above or below by half its height.
    place = around(centre, end + (1 + _LABEL_WIDTH / 2 if hour % 12 == 6 else 0.6 + _LABEL_HEIGHT / 2), angle)
    return Hour(
        outer=around(centre, end, angle),
        inner=around(centre, _OUTER + 0.8, angle),
        number=hour if main else None,
        label=Box(place.x - _LABEL_WIDTH / 2, place.y - _LABEL_HEIGHT / 2, _LABEL_WIDTH, _LABEL_HEIGHT),
    )
