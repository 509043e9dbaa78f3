"""The styles of our Word template, in a look: fonts, colours, paper. Whoever edits a report changes them once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from digimat.language import Language
from digimat.reports.look import Look
from digimat.reports.office.themes import themed
from digimat.reports.office.values import LOCALES

PAPERS: Final = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
SIDE: Final = 20.0  # margins, in millimetres


@dataclass(frozen=True, slots=True)
class Dress:
    """How one style looks. Sizes and spaces are points; colours are attributes of the look."""

    size: float
    colour: str = "ink"
    bold: bool = False
    heading: bool = False  # in the font of headings
    before: float = 0
    after: float = 4
    keep: bool = False  # on the page of what follows
    right: bool = False
    new_page: bool = False


STYLES: Final[dict[str, Dress]] = {
    "Normal": Dress(10.5, after=6),
    "Title": Dress(30, "primary", heading=True, before=150, after=10),
    "Subtitle": Dress(15, after=4),
    "Heading 1": Dress(21, "primary", heading=True, after=10, keep=True, new_page=True),
    "Heading 2": Dress(14, "primary", bold=True, before=14, after=4, keep=True),
    "Heading 3": Dress(11.5, "ink", bold=True, before=8, after=2, keep=True),
    "Digimat Eyebrow": Dress(9, "muted", before=6, after=1, keep=True),
    "Digimat Figure": Dress(34, "primary", heading=True, after=0, keep=True),
    "Digimat Outcome": Dress(19, "primary", heading=True, after=4, keep=True),
    "Digimat Lead": Dress(13, after=10),
    "Digimat Small": Dress(9.5, "muted", after=4),
    "Digimat Strong": Dress(10.5, bold=True, after=4),
    "Digimat Sentence": Dress(13, "primary", heading=True, before=16, after=0),
    "Digimat Told": Dress(10.5, after=4, keep=True),
    "Digimat Chart": Dress(10.5, before=4, after=4, keep=True),
    "Digimat Table Head": Dress(9, "primary", bold=True, after=0, keep=True),
    "Digimat Table Text": Dress(9.5, after=0),
    "Digimat Table Figure": Dress(9.5, after=0, right=True),
    "Digimat After Table": Dress(4, after=4),
    "Caption": Dress(9, "muted", after=10),
    "Header": Dress(8.5, "accent", bold=True, after=0),
    "Footer": Dress(8.5, "muted", after=0),
}


def add_styles(document: Any) -> None:
    """Add the styles that Word does not bring."""
    known = {style.name for style in document.styles}
    for name in STYLES:
        if name not in known:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]


def dress(document: Any, look: Look) -> None:
    """Give every style of ours its fonts and colours, and the pages their paper."""
    for name, how in STYLES.items():
        style = document.styles[name]
        face = look.heading_font.name if how.heading else look.body_font.name
        _font(style, face)
        style.font.size, style.font.bold, style.font.italic = Pt(how.size), how.bold, False
        style.font.color.rgb = RGBColor.from_string(getattr(look, how.colour).lstrip("#").upper())
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(how.before), Pt(how.after)
        form.line_spacing = 1.15 if how.size < 14 else 1.0
        form.keep_with_next, form.page_break_before = how.keep, how.new_page
        form.widow_control = True
        if how.right:
            form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
        for tabs in style.element.findall(f".//{qn('w:tabs')}"):
            tabs.getparent().remove(tabs)
    theme = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = themed(theme.blob, look)  # charts take their colours from there
    for section in document.sections:
        wide, tall = PAPERS[look.paper]
        section.page_width, section.page_height = Mm(wide), Mm(tall)
        section.left_margin = section.right_margin = Mm(SIDE)
        section.top_margin, section.bottom_margin = Mm(22), Mm(22)
        section.header_distance = section.footer_distance = Mm(11)


def text_width(document: Any) -> float:
    """The width of the text of the first section, in millimetres."""
    section = document.sections[0]
    return float((section.page_width - section.left_margin - section.right_margin) / Mm(1))


def set_language(document: Any, language: Language) -> None:
    """Say in which language the document is, for spelling and for screen readers."""
    locale = LOCALES[language]
    styles = document.styles.element
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None:
        lang = defaults.find(qn("w:lang"))
        if lang is None:
            lang = etree.SubElement(defaults, qn("w:lang"))
        lang.set(qn("w:val"), locale)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), locale)


def _font(style: Any, face: str) -> None:
    """A font for all letters; the theme's own, which would go before it, goes."""
    style.font.name = face
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), face)
