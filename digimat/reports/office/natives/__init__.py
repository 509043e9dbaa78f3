"""Charts that Office draws from data inside the file, so that whoever has it can edit them.

One file for kinds that are made alike. Kinds that are words in boxes or tables are drawn by
:mod:`digimat.reports.office.slides` as such.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digimat.reports.charts.data import (
    BarsChart,
    Chart,
    ClockChart,
    DumbbellChart,
    FunnelChart,
    GaugeChart,
    HistogramChart,
    PotChart,
    QuadrantChart,
    RadarChart,
    RankingChart,
    StackedChart,
)
from digimat.reports.charts.marks import MatrixChart, YardstickChart
from digimat.reports.office.natives.bars import bars, dumbbell, pot
from digimat.reports.office.natives.canvas import Canvas
from digimat.reports.office.natives.counts import counts
from digimat.reports.office.natives.dials import clock, gauge
from digimat.reports.office.natives.marks import matrix, yardstick
from digimat.reports.office.natives.quadrant import quadrant
from digimat.reports.office.natives.radar import radar
from digimat.reports.office.natives.shares import histogram, stacked
from digimat.reports.office.shown import is_net

__all__ = ["Canvas", "draw_native", "is_native"]

_DRAWN: Mapping[type[Chart], Callable[[Canvas, Any], Any]] = {
    RadarChart: radar,
    BarsChart: bars,
    DumbbellChart: dumbbell,
    PotChart: pot,
    QuadrantChart: quadrant,
    StackedChart: stacked,
    HistogramChart: histogram,
    GaugeChart: gauge,
    ClockChart: clock,
    YardstickChart: yardstick,
    MatrixChart: matrix,
    FunnelChart: counts,
    RankingChart: counts,
}

_MANY = 14  # rows from which a chart would be a wall: its table says it


def is_native(chart: Chart) -> bool:
    """Whether a chart can be one that Office draws."""
    if isinstance(chart, RadarChart):
        return is_net(chart.bars)
    if isinstance(chart, RankingChart) and not chart.people:
        return False  # of one person there is nothing to count
    rows = {BarsChart: "bars", DumbbellChart: "pairs", StackedChart: "bars", HistogramChart: "names"}
    name = rows.get(type(chart))
    if name is not None and not 0 < len(getattr(chart, name)) <= _MANY:
        return False
    return type(chart) in _DRAWN


def draw_native(canvas: Canvas, chart: Chart) -> Any:
    """Draw a chart for which :func:`is_native` holds; gives the chart of python-pptx."""
    return _DRAWN[type(chart)](canvas, chart)
