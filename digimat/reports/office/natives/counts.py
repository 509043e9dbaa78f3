"""Numbers of people or things: lying bars on one scale."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from digimat.reports.charts.data import CountsChart
from digimat.reports.office.natives.canvas import Canvas, added, calm_names, figures, fill
from digimat.reports.office.natives.workbooks import Categories
from digimat.reports.office.values import value


def counts(canvas: Canvas, chart: CountsChart) -> Any:
    """A bar a row, the first on top; none where its number is hidden or missing."""
    data = Categories()
    data.categories = [canvas.label(row.title, 34) for row in chart.rows]
    data.add_series(canvas.text(chart.table.heads[1]), [value(row.count) for row in chart.rows])
    drawn = added(canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.alt)
    drawn.category_axis.reverse_order = True
    calm_names(drawn.category_axis, canvas.look)
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False
    drawn.value_axis.minimum_scale = 0
    drawn.plots[0].gap_width = 50
    fill(drawn.plots[0].series[0], "primary")
    figures(drawn.plots[0])
    return drawn
