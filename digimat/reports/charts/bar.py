"""The geometry of one horizontal bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.reports.charts.places import FULL


@dataclass(frozen=True, slots=True)
class BarShape:
    """A horizontal bar: its track, what is filled of it (None without a score) and from where, its thresholds."""

    width: float
    height: float
    start: float
    filled: float | None
    thresholds: tuple[float, ...]


def bar(
    score: float | None,
    *,
    width: float,
    height: float = 4.0,
    thresholds: Sequence[float] = (),
    zero: float = 0.0,
) -> BarShape:
    """The bar of one score, from zero to its place.

    >>> bar(25, width=80, thresholds=[50])
    BarShape(width=80, height=4.0, start=0.0, filled=20.0, thresholds=(40.0,))
    >>> below = bar(25, width=80, zero=50)
    >>> below.start, below.filled
    (20.0, 20.0)
    """
    place = zero if score is None else score
    return BarShape(
        width=width,
        height=height,
        start=round(width * min(place, zero) / FULL, 3),
        filled=None if score is None else round(width * abs(place - zero) / FULL, 3),
        thresholds=tuple(round(width * t / FULL, 3) for t in thresholds),
    )
