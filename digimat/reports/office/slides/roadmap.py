"""What to do over time: one column a horizon."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.content import Advice
from digimat.reports.office.slides.deck import Deck, decorate
from digimat.reports.office.slides.openings import opened
from digimat.reports.office.slides.text import Box, Para, flowed, larger

_HEAD = 12.0
_FACTORS = (1.25, 1.12, 1.0)


def roadmap_slides(
    deck: Deck, horizons: Sequence[tuple[str, Sequence[Advice]]], title: str, above: Sequence[Para] = ()
) -> None:
    """Titles of advice by horizon, nearest first; a column that is too long goes on on the next slide."""
    if not horizons:
        return
    body = opened(deck, deck.new_slide(title), above, most=40)
    boxes = body.columns(max(3, len(horizons)) if len(horizons) <= 4 else len(horizons), 8)
    for factor in _FACTORS:
        lists = [larger(_listed(advice), factor) for _, advice in horizons]
        columns = [flowed(paras, boxes[0].w - 4, body.h - _HEAD) for paras in lists]
        if all(len(parts) == 1 for parts in columns):
            break
    for page in range(max(len(parts) for parts in columns)):
        if page:
            boxes = deck.new_slide(title, more=True).columns(len(boxes), 8)
        for box, (horizon, _), parts in zip(boxes, horizons, columns, strict=False):
            if page >= len(parts):
                continue
            head = deck.shape(Box(box.x, box.y, box.w, 9), "primary")
            decorate(head)
            deck.write(
                Box(box.x + 2, box.y, box.w - 4, 9),
                [Para(horizon, 13, "white", bold=True, after=0)],
                middle=True,
            )
            deck.write(Box(box.x + 2, box.y + _HEAD, box.w - 4, body.h - _HEAD), parts[page])


def _listed(advice: Sequence[Advice]) -> list[Para]:
    paras: list[Para] = []
    for each in advice:
        number = f"{each.number}. " if each.number else ""
        under = " · ".join(part for part in (each.topic, each.effort) if part)
        paras.append(Para(f"{number}{each.title}", 13, bold=True, after=1, keep=bool(under)))
        if under:
            paras.append(Para(under, 11, "muted", after=9))
    return paras
