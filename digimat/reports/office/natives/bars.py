"""Scores as bars with their error; pairs of values; legs with the cut that they must reach."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from digimat.reports.charts.data import BarsChart, DumbbellChart, PotChart
from digimat.reports.content import Bar
from digimat.reports.office.natives.canvas import Canvas, added, calm_names, calm_values, figures, fill
from digimat.reports.office.natives.workbooks import Categories
from digimat.reports.office.values import ends, value


def bars(canvas: Canvas, chart: BarsChart) -> Any:
    """Lying bars, one a score, its error as whiskers."""
    data = Categories()
    data.categories = [canvas.label(bar.title, 34) for bar in chart.bars]
    data.add_series(canvas.text(chart.title) or "Score", [value(bar.score) for bar in chart.bars])
    drawn = added(canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.alt)
    axes = {bar.axis for bar in chart.bars}
    _lying(canvas, drawn, ends(next(iter(axes))) if len(axes) == 1 else None)
    series = drawn.plots[0].series[0]
    fill(series, "primary")
    drawn.plots[0].gap_width = 70
    errors = any(bar.low and bar.high for bar in chart.bars)
    figures(drawn.plots[0], "white" if errors else "ink", None)
    if errors:
        # Figures inside the foot of their bars: the whiskers need the other end.
        drawn.plots[0].data_labels._element.get_or_add_dLblPos().set("val", "inBase")
        _whiskers(series, chart.bars, canvas.look.accent)
    return drawn


def dumbbell(canvas: Canvas, chart: DumbbellChart) -> Any:
    """Two bars a line, the first one filled."""
    data = Categories()
    data.categories = [canvas.label(pair.title, 34) for pair in chart.pairs]
    data.add_series(canvas.text(chart.first), [value(pair.first) for pair in chart.pairs])
    data.add_series(canvas.text(chart.second), [value(pair.second) for pair in chart.pairs])
    drawn = added(canvas, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.alt)
    _lying(canvas, drawn, ends(chart.axis))
    first, second = drawn.plots[0].series
    fill(first, "primary")
    fill(second, canvas.look.depths[1], "primary")
    drawn.plots[0].gap_width, drawn.plots[0].overlap = 80, -10
    figures(drawn.plots[0])
    legend(canvas, drawn)
    return drawn


def pot(canvas: Canvas, chart: PotChart) -> Any:
    """A column a leg, those that bear filled, and the cut as a line across."""
    data = Categories()
    data.categories = [canvas.label(bar.title, 18) for bar in chart.legs]
    data.add_series("Score", [value(bar.score) for bar in chart.legs])
    data.add_series(canvas.word("cut"), [value(chart.cut) for _ in chart.legs])
    drawn = added(canvas, XL_CHART_TYPE.COLUMN_CLUSTERED, data, chart.alt)
    calm_values(drawn.value_axis, canvas.look, ends(chart.legs[0].axis))
    calm_names(drawn.category_axis, canvas.look)
    drawn.plots[0].gap_width = 120
    legs, cut = drawn.plots[0].series
    fill(legs, "primary")
    for index, bears in enumerate(chart.bears):
        if not bears:  # hollow, so that grey print tells it too
            fill(legs.points[index], "white", "primary")
    figures(drawn.plots[0])
    _on_white(drawn.plots[0].data_labels._element)  # the line of the cut may pass behind a figure
    _as_line(drawn, cut, canvas.look.accent)
    legend(canvas, drawn)
    return drawn


def legend(canvas: Canvas, drawn: Any) -> None:
    """A legend under the chart."""
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.legend.font.size = Pt(canvas.size)


def _lying(canvas: Canvas, drawn: Any, span: tuple[float, float] | None) -> None:
    """The first bar on top, the axis of values above it."""
    drawn.category_axis.reverse_order = True
    calm_names(drawn.category_axis, canvas.look)
    if span is not None:
        calm_values(drawn.value_axis, canvas.look, span)
        return
    drawn.value_axis.visible = False  # bars of several axes: only their figures compare
    drawn.value_axis.has_major_gridlines = False


def _whiskers(series: Any, shown: Sequence[Bar], colour: str) -> None:
    """Error bars from low to high, each of its own length."""
    element = series._element
    bars_ = etree.Element(qn("c:errBars"))
    for name, val in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        etree.SubElement(bars_, qn(f"c:{name}"), val=val)
    for side in ("plus", "minus"):
        numbers = etree.SubElement(etree.SubElement(bars_, qn(f"c:{side}")), qn("c:numLit"))
        etree.SubElement(numbers, qn("c:formatCode")).text = "General"
        etree.SubElement(numbers, qn("c:ptCount"), val=str(len(shown)))
        for index, bar in enumerate(shown):
            score, end = value(bar.score), value(bar.high if side == "plus" else bar.low)
            length = abs(end - score) if score is not None and end is not None else 0.0
            point = etree.SubElement(numbers, qn("c:pt"), idx=str(index))
            etree.SubElement(point, qn("c:v")).text = f"{length:g}"
    bars_.append(_line(colour, 1.5))
    element.find(qn("c:cat")).addprevious(bars_)


def _on_white(labels: Any) -> None:
    """Give data labels a white ground."""
    properties = etree.Element(qn("c:spPr"))
    etree.SubElement(etree.SubElement(properties, qn("a:solidFill")), qn("a:schemeClr"), val="bg1")
    labels.find(qn("c:numFmt")).addnext(properties)


def _as_line(drawn: Any, series: Any, colour: str) -> None:
    """Draw one series of a chart of columns as a line over all of them."""
    columns = drawn.plots[0]._element
    moved = series._element
    columns.remove(moved)
    for name in ("c:invertIfNegative", "c:spPr", "c:dLbls"):
        for old in moved.findall(qn(name)):
            moved.remove(old)
    moved.find(qn("c:tx")).addnext(_line(colour, 2.25))
    marker = etree.Element(qn("c:marker"))
    etree.SubElement(marker, qn("c:symbol"), val="none")
    moved.find(qn("c:spPr")).addnext(marker)
    etree.SubElement(moved, qn("c:smooth"), val="0")
    lines = etree.Element(qn("c:lineChart"))
    etree.SubElement(lines, qn("c:grouping"), val="standard")
    etree.SubElement(lines, qn("c:varyColors"), val="0")
    lines.append(moved)
    etree.SubElement(lines, qn("c:marker"), val="1")
    for axis in columns.findall(qn("c:axId")):
        lines.append(deepcopy(axis))
    columns.addnext(lines)


def _line(colour: str, points: float) -> Any:
    properties = etree.Element(qn("c:spPr"))
    line = etree.SubElement(properties, qn("a:ln"), w=str(int(points * 12700)))
    paint = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(paint, qn("a:srgbClr"), val=colour.lstrip("#").upper())
    return properties
