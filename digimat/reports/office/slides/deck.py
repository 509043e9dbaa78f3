"""What every slide is made with: new slides, text, shapes and pictures, in one look and one language."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from digimat.reports.content import Report
from digimat.reports.look import Look, Picture
from digimat.reports.office.fit import LEADING, largest
from digimat.reports.office.slides.text import Box, Ink, Para
from digimat.reports.office.slides.theme import HEIGHT, MARGIN, TITLE, TITLE_ONLY, WIDTH, empty_presentation
from digimat.reports.office.values import LOCALES, shown
from digimat.reports.office.wording import office_words
from digimat.reports.typography import shortened
from digimat.reports.wording import words

BODY = Box(MARGIN, 40, WIDTH - 2 * MARGIN, 130)  # of a slide, under its title and above its foot
_TITLE = Box(MARGIN, 13, WIDTH - 2 * MARGIN, 19)
_THEME = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "muted": MSO_THEME_COLOR.TEXT_2,
    "primary": MSO_THEME_COLOR.ACCENT_1,
    "accent": MSO_THEME_COLOR.ACCENT_2,
    "white": MSO_THEME_COLOR.BACKGROUND_1,
    "wash": MSO_THEME_COLOR.BACKGROUND_2,
    "pale": MSO_THEME_COLOR.ACCENT_6,
}
_ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}


class Deck:
    """A presentation under construction."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.look = report, look
        self.language = report.language
        self.w, self.own = words(report.language), office_words(report.language)
        self.file = empty_presentation(look)
        self.layouts = {layout.name: layout for layout in self.file.slide_layouts}
        self.slide: Any = None  # the one that is drawn on

    def text(self, text: str) -> str:
        """A text as it is printed."""
        return shown(text, self.language)

    def new_slide(self, title: str, *, more: bool = False) -> Box:
        """Begin a slide, and give the room under its title.

        Args:
            title: what it is about.
            more: it goes on from the one before.
        """
        self.slide = self.file.slides.add_slide(self.layouts[TITLE_ONLY])
        said = self.text(shortened(title, 160)) + (f" ({self.own['continued']})" if more else "")
        size = largest(said, _TITLE.w, _TITLE.h, (26, 22, 19, 16))
        self._fill(self.slide.shapes.title, [Para(said, size, "primary", heading=True, after=0)])
        return BODY

    def cover_slide(self) -> Any:
        """Begin the first slide, which has a layout of its own."""
        self.slide = self.file.slides.add_slide(self.layouts[TITLE])
        return self.slide

    def write(self, box: Box, paras: Sequence[Para], *, middle: bool = False, align: str = "left") -> Any:
        """Write paragraphs into a box."""
        shape = self.slide.shapes.add_textbox(Mm(box.x), Mm(box.y), Mm(box.w), Mm(box.h))
        self._fill(shape, paras, align=align)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
        return shape

    def fill_placeholder(self, shape: Any, paras: Sequence[Para]) -> None:
        """Write paragraphs into a placeholder of the layout."""
        self._fill(shape, paras)

    def shape(self, box: Box, colour: str, kind: Any = MSO_SHAPE.RECTANGLE, *, line: str = "") -> Any:
        """Draw a shape of one colour: a name of the theme, or ``#rrggbb``; "" leaves it open."""
        shape = self.slide.shapes.add_shape(kind, Mm(box.x), Mm(box.y), Mm(box.w), Mm(box.h))
        style = shape._element.find(qn("p:style"))  # shadows and effects of Office's own
        shape._element.remove(style)
        if colour:
            shape.fill.solid()
            self.paint(shape.fill.fore_color, colour)
        else:
            shape.fill.background()
        if line:
            self.paint(shape.line.color, line)
            shape.line.width = Pt(0.75)
        else:
            shape.line.fill.background()
        return shape

    @contextmanager
    def group(self, alt: str) -> Iterator[None]:
        """Draw shapes that are one thing for those who do not see them."""
        group, slide = self.slide.shapes.add_group_shape(), self.slide
        self.slide = SimpleNamespace(shapes=group.shapes)
        try:
            yield
        finally:
            self.slide = slide
        describe(group, self.text(alt))

    def picture(self, picture: Picture, x: float, y: float, alt: str, *, wide: float, tall: float) -> None:
        """Put a picture, made smaller where it is larger than its place."""
        scale = min(1.0, wide / picture.width, tall / picture.height)
        shape = self.slide.shapes.add_picture(
            io.BytesIO(picture.data), Mm(x), Mm(y), Mm(picture.width * scale), Mm(picture.height * scale)
        )
        describe(shape, alt)

    @staticmethod
    def paint(target: Any, colour: str) -> None:
        """Give a colour: by its name in the theme, or as ``#rrggbb``."""
        if colour in _THEME:
            target.theme_color = _THEME[colour]
        else:
            target.rgb = RGBColor.from_string(colour.lstrip("#").upper())

    def ink(self, colour: Ink) -> str:
        """A colour of text that a theme has no slot for."""
        return self.look.on_primary if colour == "on_primary" else colour

    def _fill(self, shape: Any, paras: Sequence[Para], *, align: str = "left") -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for index, para in enumerate(paras):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            self.paragraph(paragraph, para, "centre" if para.centred else align)

    def paragraph(self, paragraph: Any, para: Para, align: str = "left") -> None:
        """Fill one paragraph of any frame: its text is a text, whatever stands in it."""
        paragraph.alignment = _ALIGN[align]
        paragraph.space_after, paragraph.space_before = Pt(para.after), Pt(0)
        paragraph.line_spacing = Pt(round(para.size * LEADING, 1))  # exact: fonts differ in what they take
        parts = [(para.lead + " ", True)] if para.lead else []
        parts.append((para.text, para.bold))
        for said, bold in parts:
            for number, line in enumerate(self.text(said).split("\n") if said.strip() else [said]):
                if number:
                    paragraph.add_line_break()
                run = paragraph.add_run()
                # The space after a lead is not the typography's to take.
                run.text = line + (" " if said.endswith(" ") and not line.endswith(" ") else "")
                run.font.size, run.font.bold = Pt(para.size), bold
                self.paint(run.font.color, self.ink(para.colour))
                run._r.get_or_add_rPr().set("lang", LOCALES[self.language])
                if para.heading:
                    latin = etree.SubElement(run._r.rPr, qn("a:latin"))
                    latin.set("typeface", "+mj-lt")
        end = paragraph._p.get_or_add_endParaRPr()
        end.set("lang", LOCALES[self.language])
        end.set("sz", str(int(para.size * 100)))


def describe(shape: Any, alt: str) -> None:
    """Give a shape its alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def decorate(shape: Any) -> None:
    """Mark a shape as decoration, which a screen reader skips."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    etree.SubElement(extension, f"{{{namespace}}}decorative", nsmap={"adec": namespace}, val="1")


__all__ = ["BODY", "HEIGHT", "MARGIN", "WIDTH", "Deck", "decorate", "describe"]
