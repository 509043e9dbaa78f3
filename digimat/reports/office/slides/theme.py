"""An empty presentation of 16:9 in a look: its theme, its master and the two layouts that slides use.

Colours and fonts are those of the theme, so that whoever edits the slides changes them in one place.
"""

from __future__ import annotations

from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from digimat.reports.look import Look
from digimat.reports.office.archive import drop_leftovers
from digimat.reports.office.themes import themed

WIDTH, HEIGHT = 338.667, 190.5  # millimetres: 13.333 by 7.5 inches
MARGIN: Final = 18.0
TITLE, TITLE_ONLY = "Title Slide", "Title Only"


def empty_presentation(look: Look) -> Any:
    """A presentation without slides."""
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Mm(WIDTH), Mm(HEIGHT)
    deck.part._element.sldSz.attrib.pop("type", None)  # it named the old size
    drop_leftovers(deck.part.package)
    drop_leftovers(deck.part)
    for layout in list(deck.slide_layouts):
        if layout.name not in (TITLE, TITLE_ONLY):
            deck.slide_layouts.remove(layout)
    _theme(deck, look)
    _places(deck)
    return deck


def _theme(deck: Any, look: Look) -> None:
    """Write the colours and fonts of the look into the theme of the master."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    part._blob = themed(part.blob, look)


def _places(deck: Any) -> None:
    """Put the placeholders of the master and the layouts where 16:9 has them; feet are written by us."""
    wide = WIDTH - 2 * MARGIN
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in list(holder.placeholders):
            kind = shape.placeholder_format.type.name
            if kind in ("DATE", "FOOTER", "SLIDE_NUMBER"):
                shape._element.getparent().remove(shape._element)
            elif kind in ("TITLE", "CENTER_TITLE"):
                _put(shape, MARGIN, 13, wide, 19)
                _plain(shape)
            elif kind in ("BODY", "SUBTITLE", "OBJECT"):
                _put(shape, MARGIN, 40, wide, 130)
    title = next(layout for layout in deck.slide_layouts if layout.name == TITLE)
    for shape in title.placeholders:
        if shape.placeholder_format.type.name == "CENTER_TITLE":
            _put(shape, 26, 50, 220, 50)
        else:
            _put(shape, 26, 103, 220, 24)
    styles = deck.slide_master._element.find(qn("p:txStyles"))
    run = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    run.set("algn", "l")
    run.find(qn("a:defRPr")).set("sz", str(int(Pt(26).pt * 100)))


def _put(shape: Any, x: float, y: float, w: float, h: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Mm(x), Mm(y), Mm(w), Mm(h)


def _plain(shape: Any) -> None:
    """A title without the insets and the shrinking of Office's own."""
    body = shape._element.find(qn("p:txBody")).find(qn("a:bodyPr"))
    for child in list(body):
        body.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")
    body.set("anchor", "b")
