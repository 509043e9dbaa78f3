"""From what a chart shows to where its shapes stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digimat.reports.charts.data import Chart, GaugeChart
from digimat.reports.charts.gauge import gauge

# The kinds without one have no geometry: their template is text, or the table alone.
_SHAPES: Mapping[type[Chart], Callable[[Any], object]] = {
    GaugeChart: gauge,
}


def shape_of(chart: Chart) -> object:
    """The geometry of a chart, in millimetres; None where its kind needs none."""
    make = _SHAPES.get(type(chart))
    return None if make is None else make(chart)
