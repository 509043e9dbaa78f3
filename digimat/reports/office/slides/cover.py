"""The first slide, and the foot that all others share."""

from __future__ import annotations

from lxml import etree
from pptx.oxml.ns import qn
from pptx.util import Mm

from digimat.reports.office.fit import largest
from digimat.reports.office.slides.deck import MARGIN, WIDTH, Deck, decorate
from digimat.reports.office.slides.text import Box, Para
from digimat.reports.office.slides.theme import TITLE_ONLY
from digimat.reports.office.values import LOCALES, kind_of
from digimat.reports.typography import shortened

_FOOT = 179.0


def cover_slide(deck: Deck) -> None:
    """Who, what, when, on a ground of the primary colour; below it what the sheet of paper says of itself."""
    report, look = deck.report, deck.look
    slide = deck.cover_slide()
    ground = deck.shape(Box(0, 0, WIDTH, 132), "primary")
    decorate(ground)
    slide.shapes._spTree.remove(ground._element)
    slide.shapes._spTree.insert(2, ground._element)  # behind the title
    mark = deck.shape(Box(18, 38, 1.6, 88), look.accent_on_primary)
    decorate(mark)
    deck.write(Box(26, 38, 220, 8), [Para(kind_of(report), 13, "on_primary", after=0)])
    title = shortened(report.cover.title, 140)
    size = largest(title, 220, 48, (40, 34, 28, 24, 20))
    deck.fill_placeholder(slide.shapes.title, [Para(title, size, "white", heading=True, after=0)])
    name = shortened(report.cover.respondent, 110)
    subtitle = next(s for s in slide.placeholders if s.placeholder_format.idx == 1)
    deck.fill_placeholder(
        subtitle,
        [
            Para(name, largest(name, 220, 14, (18, 15, 12)), "white", after=4),
            Para(report.cover.date, 13, "on_primary", after=0),
        ],
    )
    if look.logo is not None:
        deck.picture(look.logo, 252, 14, deck.own["logo"], wide=68, tall=20)
    _facts(deck)
    secret = look.confidentiality.of(report.language)
    if secret:
        deck.write(Box(26, 172, WIDTH - 52, 7), [Para(secret, 11, "accent", bold=True, after=0)])


def _facts(deck: Deck) -> None:
    cover, w = deck.report.cover, deck.w
    facts = [
        (w["questionnaire"], f"{cover.questionnaire}, {w['version']} {cover.version}"),
        (w["status"], cover.status),
        (w["form"], cover.form),
        (w["language"], cover.language),
        (w["software"], cover.software),
    ]
    told = [(label, shortened(text, 70)) for label, text in facts if text]
    for column, (label, text) in zip(Box(26, 141, WIDTH - 52, 28).columns(len(told), 6), told, strict=True):
        deck.write(column, [Para(label, 10, "muted", after=2), Para(text, 12, after=0)])


def running_feet(deck: Deck) -> None:
    """On the layout of all slides but the first: whose it is, for whom, and the number of the slide."""
    report, look, language = deck.report, deck.look, deck.language
    layout = deck.layouts[TITLE_ONLY]
    deck.slide = layout
    parts = (
        look.footer.of(language),
        look.client.of(language),
        look.confidentiality.of(language),
    )
    left = " · ".join([shortened(report.cover.respondent, 36), shortened(report.cover.title, 48)])
    line = layout.shapes._spTree
    for box, said, align in (
        (Box(MARGIN, _FOOT, 120, 6), left, "l"),
        (Box(MARGIN + 124, _FOOT, 150, 6), " · ".join(shortened(p, 40) for p in parts if p), "r"),
    ):
        if said:
            line.append(_foot(deck, box, said, align))
    line.append(_foot(deck, Box(WIDTH - MARGIN - 24, _FOOT, 24, 6), "", "r"))
    line.append(_rule(deck))


def _foot(deck: Deck, box: Box, text: str, align: str) -> etree._Element:
    """A line of the foot as a shape of a layout, which python-pptx does not write; "" is the number of the slide."""
    size = round(largest(text, box.w, box.h, (9, 8, 7, 6)))
    shape = _shape(len(deck.slide.shapes) + 20, "Foot", box)
    body = etree.SubElement(shape, qn("p:txBody"))
    etree.SubElement(
        body, qn("a:bodyPr"), wrap="square", lIns="0", tIns="0", rIns="0", bIns="0", anchor="ctr"
    )
    paragraph = etree.SubElement(body, qn("a:p"))
    etree.SubElement(paragraph, qn("a:pPr"), algn=align)
    if text:
        run = etree.SubElement(paragraph, qn("a:r"))
    else:
        run = etree.SubElement(
            paragraph, qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum"
        )
    style = etree.SubElement(run, qn("a:rPr"), lang=LOCALES[deck.language], sz=str(size * 100))
    fill = etree.SubElement(style, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="tx2")
    etree.SubElement(run, qn("a:t")).text = deck.text(text) if text else "‹#›"
    return shape


def _rule(deck: Deck) -> etree._Element:
    """The fine line above the foot."""
    shape = _shape(len(deck.slide.shapes) + 20, "Rule", Box(MARGIN, _FOOT - 3, WIDTH - 2 * MARGIN, 0.25))
    properties = shape.find(qn("p:spPr"))
    fill = etree.SubElement(properties, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=deck.look.rule.lstrip("#").upper())
    return shape


def _shape(number: int, name: str, box: Box) -> etree._Element:
    shape = etree.Element(qn("p:sp"))
    about = etree.SubElement(shape, qn("p:nvSpPr"))
    etree.SubElement(about, qn("p:cNvPr"), id=str(number), name=f"{name} {number}")
    etree.SubElement(about, qn("p:cNvSpPr"))
    etree.SubElement(about, qn("p:nvPr"))
    properties = etree.SubElement(shape, qn("p:spPr"))
    place = etree.SubElement(properties, qn("a:xfrm"))
    etree.SubElement(place, qn("a:off"), x=str(int(Mm(box.x))), y=str(int(Mm(box.y))))
    etree.SubElement(place, qn("a:ext"), cx=str(int(Mm(box.w))), cy=str(int(Mm(box.h))))
    etree.SubElement(properties, qn("a:prstGeom"), prst="rect")
    return shape
