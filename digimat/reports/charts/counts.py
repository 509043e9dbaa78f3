"""The geometry of counts: bars on one scale, from the left, or around one middle line as in a funnel."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.data import CountsChart, FunnelChart
from digimat.reports.charts.places import FULL

WIDTH, HEIGHT = 78.0, 5.0
_LEAST = 0.3  # what is more than nothing can be seen


@dataclass(frozen=True, slots=True)
class CountDrawn:
    """One bar; None for both where there is no number."""

    start: float | None
    width: float | None


@dataclass(frozen=True, slots=True)
class CountsDrawn:
    """All bars of a chart, each as wide as its part of the room."""

    width: float
    height: float
    bars: tuple[CountDrawn, ...]


def counts(chart: CountsChart) -> CountsDrawn:
    """The bars of a chart.

    >>> from digimat.reports.charts.data import CountShown, RankingChart, Table
    >>> from digimat.reports.content import Figure
    >>> rows = (CountShown("a", Figure("4", 100), ""), CountShown("b", Figure("1", 25), ""), CountShown("c", None, ""))
    >>> [bar.width for bar in counts(RankingChart("", "", "", Table((), ()), rows)).bars]
    [78.0, 19.5, None]
    >>> counts(FunnelChart("", "", "", Table((), ()), rows)).bars[1]
    CountDrawn(start=29.25, width=19.5)
    """
    around = isinstance(chart, FunnelChart)
    drawn = []
    for row in chart.rows:
        if row.count is None or row.count.at is None:
            drawn.append(CountDrawn(None, None))
            continue
        width = max(WIDTH * row.count.at / FULL, _LEAST if row.count.at else 0.0)
        drawn.append(CountDrawn(round((WIDTH - width) / 2, 3) if around else 0.0, round(width, 3)))
    return CountsDrawn(WIDTH, HEIGHT, tuple(drawn))
