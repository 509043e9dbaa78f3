"""One score on a half ring, and hours on a dial: doughnuts."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from digimat.reports.charts.data import ClockChart, GaugeChart
from digimat.reports.office.natives.canvas import Canvas, added, fill
from digimat.reports.office.natives.workbooks import Categories
from digimat.reports.office.values import ends, number, value


def gauge(canvas: Canvas, chart: GaugeChart) -> Any:
    """The upper half of a ring, filled up to the score; the lower half is there and not seen."""
    low, high = ends(chart.axis)
    score = value(chart.score)
    done = 0.0 if score is None else min(high, max(low, score)) - low
    data = Categories()
    data.categories = ["Score", canvas.word("rest"), " "]
    data.add_series(canvas.text(chart.title) or "Score", [done, high - low - done, high - low])
    drawn = _ring(canvas, data, chart.alt, 270)
    points = drawn.plots[0].series[0].points
    alarm = chart.alert and chart.beyond
    fill(points[0], "accent" if alarm else "primary")
    fill(points[1], "pale", canvas.look.rule)
    points[2].format.fill.background()
    points[2].format.line.fill.background()
    return drawn


def clock(canvas: Canvas, chart: ClockChart) -> Any:
    """The hours covered of all there are, from twelve o'clock on."""
    share = chart.hours.at if chart.hours is not None and chart.hours.at is not None else 0.0
    of, hours = number(chart.of), value(chart.hours)
    done, rest = share, 100 - share
    if of is not None and hours is not None:
        done, rest = hours, max(0.0, of - hours)
    data = Categories()
    data.categories = [canvas.word("covered"), canvas.word("rest")]
    data.add_series(canvas.text(chart.title) or "h", [done, rest])
    drawn = _ring(canvas, data, chart.alt, 0)
    points = drawn.plots[0].series[0].points
    fill(points[0], "primary")
    fill(points[1], "pale", canvas.look.rule)
    return drawn


def _ring(canvas: Canvas, data: Categories, alt: str, first: int) -> Any:
    drawn = added(canvas, XL_CHART_TYPE.DOUGHNUT, data, alt)
    plot = drawn.plots[0]._element
    for name, val in (("c:firstSliceAng", str(first)), ("c:holeSize", "64")):
        place = plot.find(qn(name))
        if place is None:
            place = etree.SubElement(plot, qn(name))
        place.set("val", val)
    return drawn
