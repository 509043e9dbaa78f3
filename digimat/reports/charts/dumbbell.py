"""The geometry of a dumbbell: two discs on one line, the first filled, the second hollow, and the bar between them."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import DumbbellChart
from digimat.reports.charts.places import FULL
from digimat.reports.content import Figure

WIDTH, HEIGHT = 78.0, 5.0
RADIUS, AROUND = 1.5, 2.1  # of a disc; of the hollow one where it lies around the filled one
_NEAR = 2 * RADIUS + 0.2  # discs nearer than this would cover each other


@dataclass(frozen=True, slots=True)
class PairDrawn:
    """Where the two values stand; None where there is none. ``hollow`` is the radius of the second disc."""

    first: float | None
    second: float | None
    hollow: float
    bar: tuple[float, float] | None  # between the discs, where they leave room


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """All lines of a chart."""

    width: float
    height: float
    radius: float
    pairs: tuple[PairDrawn, ...]


def dumbbell(chart: DumbbellChart) -> Dumbbell:
    """The lines of a chart.

    >>> _drawn(Figure("10", 10), Figure("60", 60)).bar, _drawn(Figure("50", 50), Figure("50", 50)).hollow
    ((11.14, 44.84), 2.1)
    """
    return Dumbbell(WIDTH, HEIGHT, RADIUS, tuple(_drawn(pair.first, pair.second) for pair in chart.pairs))


def _drawn(first: Figure | None, second: Figure | None) -> PairDrawn:
    one, other = _place(first), _place(second)
    if one is None or other is None:
        return PairDrawn(one, other, RADIUS, None)
    low, high = sorted((one, other))
    apart = high - low
    covered = apart < _NEAR
    return PairDrawn(
        one,
        other,
        AROUND if covered else RADIUS,
        None if covered else (round(low + RADIUS, 3), round(high - RADIUS, 3)),
    )


def _place(figure: Figure | None) -> float | None:
    """Along the line, discs staying inside it at both ends."""
    if figure is None or figure.at is None:
        return None
    return round(AROUND + 0.2 + figure.at * (WIDTH - 2 * (AROUND + 0.2)) / FULL, 3)
