"""One point in four fields."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from digimat.reports.charts.data import QuadrantChart
from digimat.reports.office.natives.canvas import Canvas, added, calm_values
from digimat.reports.office.natives.workbooks import Points
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.values import LOCALES, ends, value

_HIGH_X, _HIGH_Y = (True, True, False, False), (True, False, True, False)  # of the four fields


def quadrant(canvas: Canvas, chart: QuadrantChart) -> Any:
    """Points of a scatter chart: the result, the ends of both cuts, and the middle of each field for its name."""
    (left, right), (bottom, top) = ends(chart.x.axis), ends(chart.y.axis)
    cut_x, cut_y = value(chart.x.cut) or left, value(chart.y.cut) or bottom
    data = Points()
    fields = data.add_series(" ")
    for far_x, far_y in zip(_HIGH_X, _HIGH_Y, strict=True):
        fields.add_data_point(
            (cut_x + right) / 2 if far_x else (left + cut_x) / 2,
            (cut_y + top) / 2 if far_y else (bottom + cut_y) / 2,
        )
    for title, ends_of in (
        (chart.x.title, ((cut_x, bottom), (cut_x, top))),
        (chart.y.title, ((left, cut_y), (right, cut_y))),
    ):
        line = data.add_series(canvas.text(f"{canvas.word('cut')} : {title}"))
        for x, y in ends_of:
            line.add_data_point(x, y)
    at_x, at_y = value(chart.x.score), value(chart.y.score)
    if at_x is not None and at_y is not None:
        data.add_series(canvas.text(chart.title) or "Score").add_data_point(at_x, at_y)
    drawn = added(canvas, XL_CHART_TYPE.XY_SCATTER_LINES, data, chart.alt)
    for axis, side, span in (
        (drawn.category_axis, chart.x, (left, right)),
        (drawn.value_axis, chart.y, (bottom, top)),
    ):
        calm_values(axis, canvas.look, span, grid=False)
        axis.has_title = True
        frame = axis.axis_title.text_frame
        frame.text = canvas.label(side.title, 40, 2)
        for paragraph in frame.paragraphs:
            paragraph.font.size, paragraph.font.bold = Pt(canvas.size), True
            paragraph._p.get_or_add_pPr().get_or_add_defRPr().set("lang", LOCALES[canvas.language])
    _names(canvas, drawn, chart)
    for line in list(drawn.plots[0].series)[1:3]:
        line.marker.style = XL_MARKER_STYLE.NONE
        Deck.paint(line.format.line.color, canvas.look.rule)
        line.format.line.width = Pt(1.5)
        line.smooth = False
    for point in list(drawn.plots[0].series)[3:]:
        point.format.line.fill.background()
        point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 14
        point.marker.format.fill.solid()
        Deck.paint(point.marker.format.fill.fore_color, "accent")
        Deck.paint(point.marker.format.line.color, "white")
    return drawn


def _names(canvas: Canvas, drawn: Any, chart: QuadrantChart) -> None:
    """The names of the fields as labels of points that are not seen."""
    series = drawn.plots[0].series[0]
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE
    series.smooth = False
    for index, name in enumerate(chart.fields):
        label = series.points[index].data_label
        label.position = XL_LABEL_POSITION.CENTER
        here = index == chart.here
        frame = label.text_frame
        frame.text = canvas.label(name, max(10, int(canvas.box.w / 7)), 4)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(canvas.size), here
                run._r.get_or_add_rPr().set("lang", LOCALES[canvas.language])
                Deck.paint(run.font.color, "primary" if here else "muted")
