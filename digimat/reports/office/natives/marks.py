"""A number beside its mark, and scores by effort."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from digimat.reports.charts.marks import MatrixChart, YardstickChart
from digimat.reports.office.natives.canvas import Canvas, added, calm_names, calm_values, figures, fill
from digimat.reports.office.natives.workbooks import Categories, Points
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.values import LOCALES, ends, value


def yardstick(canvas: Canvas, chart: YardstickChart) -> Any:
    """Two bars on one axis: the number, and the mark under it."""
    data = Categories()
    data.categories = [canvas.label(row[0], 24) for row in chart.table.rows]
    data.add_series(canvas.text(chart.table.heads[1]), [value(chart.value), value(chart.mark)])
    drawn = added(canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.alt)
    drawn.category_axis.reverse_order = True
    calm_names(drawn.category_axis, canvas.look)
    drawn.value_axis.visible, drawn.value_axis.has_major_gridlines = False, False
    drawn.value_axis.minimum_scale = 0
    drawn.plots[0].gap_width = 60
    points = drawn.plots[0].series[0].points
    fill(points[0], "accent" if chart.alert and chart.beyond else "primary")
    fill(points[1], "pale", canvas.look.rule)
    figures(drawn.plots[0])
    return drawn


def matrix(canvas: Canvas, chart: MatrixChart) -> Any:
    """A point for each score, with its title; the efforts are whole numbers upwards, whose words the table has."""
    data = Points()
    # Along each effort, so that the titles of neighbours stand in turn above and below.
    shown = sorted(
        (point for point in chart.points if value(point.score) is not None),
        key=lambda point: (point.effort, value(point.score)),
    )
    series = data.add_series(canvas.text(chart.title) or "Score")
    for point in shown:
        series.add_data_point(value(point.score), point.effort)
    drawn = added(canvas, XL_CHART_TYPE.XY_SCATTER, data, chart.alt)
    calm_values(drawn.category_axis, canvas.look, ends(chart.axis))
    calm_values(drawn.value_axis, canvas.look, (0.0, max(point.effort for point in chart.points) + 1.0))
    drawn.value_axis.major_unit = 1
    for axis, head in ((drawn.category_axis, chart.table.heads[1]), (drawn.value_axis, chart.table.heads[2])):
        axis.has_title = True
        frame = axis.axis_title.text_frame
        frame.text = canvas.label(head, 40, 1)
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.bold = Pt(canvas.size), True
            paragraph._p.get_or_add_pPr().get_or_add_defRPr().set("lang", LOCALES[canvas.language])
    drawn_series = drawn.plots[0].series[0]
    drawn_series.format.line.fill.background()
    drawn_series.marker.style, drawn_series.marker.size = XL_MARKER_STYLE.CIRCLE, 14
    drawn_series.marker.format.fill.solid()
    Deck.paint(drawn_series.marker.format.fill.fore_color, "primary")
    Deck.paint(drawn_series.marker.format.line.color, "white")
    for index, point in enumerate(shown):
        label = drawn_series.points[index].data_label
        label.position = XL_LABEL_POSITION.BELOW if index % 2 else XL_LABEL_POSITION.ABOVE
        frame = label.text_frame
        frame.text = canvas.label(point.title, 22, 2)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(canvas.size)
                run._r.get_or_add_rPr().set("lang", LOCALES[canvas.language])
    return drawn
