"""How many people are where: segments of bars, columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION

from digimat.reports.charts.data import HistogramChart, StackedChart
from digimat.reports.look import Look
from digimat.reports.look.colours import contrast, mix
from digimat.reports.office.natives.bars import legend
from digimat.reports.office.natives.canvas import Canvas, added, calm_names, calm_values, figures, fill
from digimat.reports.office.natives.workbooks import Categories
from digimat.reports.office.values import number


def stacked(canvas: Canvas, chart: StackedChart) -> Any:
    """Lying bars of 100 %, cut into counts; a group too small to be shown has an empty one."""
    data = Categories()
    data.categories = [canvas.label(f"{bar.title} ({bar.people})", 34) for bar in chart.bars]
    for index, name in enumerate(chart.names):
        counts = [number(bar.segments[index].count) if bar.segments else None for bar in chart.bars]
        data.add_series(canvas.text(name), [count or None for count in counts])
    drawn = added(canvas, XL_CHART_TYPE.BAR_STACKED_100, data, chart.alt)
    drawn.category_axis.reverse_order = True
    calm_names(drawn.category_axis, canvas.look)
    calm_values(drawn.value_axis, canvas.look, (0.0, 1.0))
    drawn.value_axis.tick_labels.number_format = "0%"
    plot = drawn.plots[0]
    plot.gap_width = 60
    for series, colour in zip(plot.series, shades(canvas.look, len(chart.names)), strict=True):
        fill(series, colour, "white")
        dark = contrast("#ffffff", colour) > contrast(canvas.look.ink, colour)
        figures(series, "white" if dark else "ink", XL_LABEL_POSITION.CENTER)
    legend(canvas, drawn)
    return drawn


def histogram(canvas: Canvas, chart: HistogramChart) -> Any:
    """A column for each name."""
    data = Categories()
    data.categories = [canvas.label(name, 16) for name in chart.names]
    data.add_series(canvas.text(chart.people), [number(column.count) for column in chart.columns])
    drawn = added(canvas, XL_CHART_TYPE.COLUMN_CLUSTERED, data, chart.alt)
    calm_names(drawn.category_axis, canvas.look)
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False
    drawn.value_axis.minimum_scale = 0
    drawn.plots[0].gap_width = 40
    fill(drawn.plots[0].series[0], "primary")
    figures(drawn.plots[0])
    return drawn


def shades(look: Look, count: int) -> Sequence[str]:
    """So many colours from light to dark.

    >>> from digimat.reports.look import default_look
    >>> tuple(shades(default_look(), 5)) == default_look().depths
    True
    """
    depths = look.depths
    places = [i * (len(depths) - 1) / max(1, count - 1) for i in range(count)]
    return [mix(depths[int(p)], depths[min(len(depths) - 1, int(p) + 1)], p - int(p)) for p in places]
