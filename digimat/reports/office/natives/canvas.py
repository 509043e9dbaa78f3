"""Where a native chart is drawn, and what all of them have: fonts, language, alternative text, calm axes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.data import ChartData
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from digimat.language import Language
from digimat.reports.look import Look
from digimat.reports.office.slides.deck import Deck, describe
from digimat.reports.office.slides.text import Box
from digimat.reports.office.values import LOCALES, shown
from digimat.reports.office.wording import office_words
from digimat.reports.typography import shortened


@dataclass(frozen=True, slots=True)
class Canvas:
    """A place on a slide, and how things look there."""

    slide: Any
    box: Box
    look: Look
    language: Language
    size: float = 12  # of the words, in points

    def text(self, text: str) -> str:
        """A text as it is printed, on one line."""
        return " ".join(shown(text, self.language).split("\n"))

    def label(self, text: str, letters: int = 20, most: int = 3) -> str:
        """A name in lines of so many letters; what does not fit ends with an ellipsis (the table has all of it)."""
        lines = textwrap.wrap(self.text(text), letters, break_on_hyphens=False) or [""]
        return "\n".join([*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), letters)]).strip()

    def word(self, name: str) -> str:
        """A fixed word."""
        return office_words(self.language)[name]


def added(canvas: Canvas, kind: Any, data: ChartData, alt: str) -> Any:
    """A chart with its data, without title or legend."""
    box = canvas.box
    frame = canvas.slide.shapes.add_chart(kind, Mm(box.x), Mm(box.y), Mm(box.w), Mm(box.h), data)
    describe(frame, canvas.text(alt))
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.name = Pt(canvas.size), "+mn-lt"  # the font of the theme
    Deck.paint(chart.font.color, "ink")
    for name in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        name.set("val", name.get("val").lstrip("-"))  # the schema wants no sign; the library writes one
    for run in chart._chartSpace.iter(qn("a:defRPr")):
        run.set("lang", LOCALES[canvas.language])
    frameless = etree.Element(qn("c:spPr"))
    etree.SubElement(frameless, qn("a:noFill"))
    etree.SubElement(etree.SubElement(frameless, qn("a:ln")), qn("a:noFill"))
    chart._chartSpace.find(qn("c:chart")).addnext(frameless)
    language = etree.Element(qn("c:lang"), val=LOCALES[canvas.language])
    chart._chartSpace.insert(1 if chart._chartSpace[0].tag == qn("c:date1904") else 0, language)
    return chart


def calm_values(axis: Any, look: Look, ends: tuple[float, float], *, grid: bool = True) -> None:
    """An axis of values between two ends, in quarters, with fine lines."""
    low, high = ends
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_unit = (high - low) / 4
    axis.has_major_gridlines = grid
    if grid:
        Deck.paint(axis.major_gridlines.format.line.color, look.hairline)
        axis.major_gridlines.format.line.width = Pt(0.5)
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.font.size = Pt(10)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "General", False
    Deck.paint(axis.tick_labels.font.color, "muted")


def calm_names(axis: Any, look: Look) -> None:
    """An axis of names: one fine line; names stay at the low side, also where values are negative."""
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    Deck.paint(axis.format.line.color, look.rule)
    axis.has_major_gridlines = False


def fill(target: Any, colour: str, line: str = "") -> None:
    """Fill a series or a point with a colour."""
    target.format.fill.solid()
    Deck.paint(target.format.fill.fore_color, colour)
    if line:
        Deck.paint(target.format.line.color, line)
        target.format.line.width = Pt(0.75)


def figures(holder: Any, colour: str = "ink", position: Any = XL_LABEL_POSITION.OUTSIDE_END) -> None:
    """Print the figure at each bar of a plot, or of one series."""
    if hasattr(holder, "has_data_labels"):  # a plot has them on demand, a series always
        holder.has_data_labels = True
    labels = holder.data_labels
    labels.number_format, labels.number_format_is_linked = "General", False
    labels.show_value = True
    labels.font.bold = True
    Deck.paint(labels.font.color, colour)
    if position is not None:
        labels.position = position
