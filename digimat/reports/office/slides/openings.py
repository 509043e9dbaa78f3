"""What stands on a slide above a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.charts.data import Verdict
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.slides.text import Box, Para, flowed, total


def opened(deck: Deck, body: Box, above: Sequence[Para], most: float) -> Box:
    """Write what stands above a drawing, and give the room that is left; too long, it gets a slide of its own."""
    if not above:
        return body
    tall = total(above, body.w)
    if tall <= most:
        deck.write(Box(body.x, body.y, body.w, tall), list(above))
        return body.below(tall + 2)
    title = deck.slide.shapes.title.text_frame.text
    for column in flowed(above, body.w, body.h):
        deck.write(body, column)
        body = deck.new_slide(title, more=True)
    return body


def verdict_paras(verdict: Verdict) -> list[Para]:
    """What a chart comes to, in words."""
    paras = [
        Para(verdict.outcome, 18, "primary", heading=True, after=3),
        Para(verdict.meaning, 12, after=3),
        Para(verdict.because, 11, "muted", after=3),
        Para(verdict.sensitive, 11, bold=True, after=3),
    ]
    return [para for para in paras if para.text]
