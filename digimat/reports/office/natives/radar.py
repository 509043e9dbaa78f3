"""Scores around a net."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.util import Pt

from digimat.reports.charts.data import RadarChart
from digimat.reports.office.natives.canvas import Canvas, added, calm_values
from digimat.reports.office.natives.workbooks import Categories
from digimat.reports.office.shown import is_numbered
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.values import ends, value


def radar(canvas: Canvas, chart: RadarChart) -> Any:
    """A radar with markers; a missing score leaves a gap. Names too long for it are numbers, told by the table."""
    titles = [bar.title for bar in chart.bars]
    numbered = is_numbered(chart.bars)
    data = Categories()
    data.categories = [str(n) if numbered else canvas.label(t, 20) for n, t in enumerate(titles, start=1)]
    data.add_series(canvas.text(chart.title) or "Score", [value(bar.score) for bar in chart.bars])
    drawn = added(canvas, XL_CHART_TYPE.RADAR_MARKERS, data, chart.alt)
    calm_values(drawn.value_axis, canvas.look, ends(chart.bars[0].axis))
    series = drawn.plots[0].series[0]
    series.format.line.width = Pt(2)
    Deck.paint(series.format.line.color, "primary")
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    Deck.paint(series.marker.format.fill.fore_color, "primary")
    Deck.paint(series.marker.format.line.color, "white")
    drawn.category_axis.tick_labels.font.size = Pt(canvas.size - 1)
    return drawn
