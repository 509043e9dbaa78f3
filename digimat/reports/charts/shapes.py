"""From what a chart shows to where its shapes stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digimat.reports.charts.bars import bars
from digimat.reports.charts.clock import clock
from digimat.reports.charts.counts import counts
from digimat.reports.charts.data import (
    BarsChart,
    Chart,
    ClockChart,
    DumbbellChart,
    FunnelChart,
    GaugeChart,
    HeatmapChart,
    HistogramChart,
    PotChart,
    QuadrantChart,
    RadarChart,
    RankingChart,
    StackedChart,
    StepsChart,
)
from digimat.reports.charts.dumbbell import dumbbell
from digimat.reports.charts.gauge import gauge
from digimat.reports.charts.heatmap import heatmap
from digimat.reports.charts.histogram import histogram
from digimat.reports.charts.marks import MatrixChart, YardstickChart
from digimat.reports.charts.matrix import matrix
from digimat.reports.charts.pot import pot
from digimat.reports.charts.quadrant import quadrant
from digimat.reports.charts.radar import net_of
from digimat.reports.charts.stacked import stacked
from digimat.reports.charts.steps import steps
from digimat.reports.charts.yardstick import yardstick

_RADAR = 66.0  # height of a radar on a page: three of them fill it

# The kinds without one have no geometry: their template is text, or the table alone.
_SHAPES: Mapping[type[Chart], Callable[[Any], object]] = {
    BarsChart: bars,
    GaugeChart: gauge,
    ClockChart: clock,
    DumbbellChart: dumbbell,
    FunnelChart: counts,
    RankingChart: counts,
    HeatmapChart: heatmap,
    HistogramChart: histogram,
    StackedChart: stacked,
    MatrixChart: matrix,
    PotChart: pot,
    QuadrantChart: quadrant,
    RadarChart: lambda chart: net_of(chart.bars, _RADAR),
    StepsChart: steps,
    YardstickChart: yardstick,
}


def shape_of(chart: Chart) -> object:
    """The geometry of a chart, in millimetres; None where its kind needs none."""
    make = _SHAPES.get(type(chart))
    return None if make is None else make(chart)
