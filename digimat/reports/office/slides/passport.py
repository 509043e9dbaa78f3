"""What to keep: what was measured and until when it is worth reading; and the sentence that ends every report."""

from __future__ import annotations

from digimat.reports.charts.data import Table
from digimat.reports.office.shown import passport_lines
from digimat.reports.office.slides.charts import table_slides
from digimat.reports.office.slides.deck import BODY, Deck, decorate
from digimat.reports.office.slides.text import Box, Para


def passport_slides(deck: Deck) -> None:
    """The passport as a table; nothing where there is none."""
    lines = passport_lines(deck.report)
    if lines:
        w = deck.w
        title = w["passport"] if deck.report.test else w["validity"]
        table_slides(deck, title, Table((title, w["value"]), lines))


def closing_slide(deck: Deck) -> None:
    """The sentence alone."""
    deck.new_slide(deck.report.cover.title)
    mark = deck.shape(Box(BODY.x, BODY.y + 36, 1.6, 40), "accent")
    decorate(mark)
    box = Box(BODY.x + 8, BODY.y + 36, BODY.w - 60, 40)
    deck.write(box, [Para(deck.report.sentence, 28, "primary", heading=True, after=0)], middle=True)
