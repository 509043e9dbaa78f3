"""The geometry of a way of steps: discs on a line, the passed ones filled, the current one large."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from digimat.reports.charts.data import StepsChart
from digimat.reports.charts.places import fits


@dataclass(frozen=True, slots=True)
class Stop:
    """One disc."""

    x: float
    radius: float
    state: str  # passed, here, ahead; "" where nothing is known


@dataclass(frozen=True, slots=True)
class Steps:
    """The way from left to right; each step has a cell of its own, and its disc in the middle of it."""

    width: float
    height: float
    y: float  # of the line
    cell: float
    stops: tuple[Stop, ...]
    walked: float  # how far the way is gone; where it begins, if not at all
    numbered: bool  # titles do not fit under the discs: they bear numbers, and the table says the titles


WIDTH = 174.0
MOST_NAMED, MOST_DRAWN = 8, 16
_MOST_LINES = 6
_SMALL, _LARGE = 2.0, 3.6
_GAP = 1.6  # between the titles of two steps


def steps(chart: StepsChart) -> Steps | None:
    """The way of these steps; None where they are too many to be drawn.

    >>> from digimat.reports.charts.data import StepShown, Table
    >>> way = steps(StepsChart("", "", "", Table((), ()), (StepShown("a", "here"), StepShown("b", "ahead"))))
    >>> [(stop.x, stop.radius) for stop in way.stops], way.walked
    ([(43.5, 3.6), (130.5, 2.0)], 43.5)
    """
    count = len(chart.steps)
    if not 0 < count <= MOST_DRAWN:
        return None
    cell = WIDTH / count
    stops = tuple(
        Stop(round(cell * (n + 0.5), 3), _LARGE if step.state == "here" else _SMALL, step.state)
        for n, step in enumerate(chart.steps)
    )
    reached = [stop.x for stop in stops if stop.state in ("passed", "here")]
    return Steps(
        width=WIDTH,
        height=2 * _LARGE + 2,
        y=_LARGE + 1,
        cell=floor(cell * 1000) / 1000,  # not rounded up: all of them stand on one line
        stops=stops,
        walked=max(reached, default=stops[0].x),
        numbered=count > MOST_NAMED
        or not all(fits(step.title, cell - _GAP, _MOST_LINES) for step in chart.steps),
    )
