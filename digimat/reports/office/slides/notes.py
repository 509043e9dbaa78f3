"""Titles with their texts, in two columns, on as many slides as they take."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.content import Note
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.slides.text import Para, flowed, larger, total

_FACTORS = (1.4, 1.25, 1.12, 1.0)  # how much larger words are set where there is room


def note_slides(deck: Deck, title: str, notes: Sequence[Note], opening: str = "") -> None:
    """Notes under one title, after a text that opens them; nothing where there are none."""
    paras = [Para(opening, 13, after=12)] if opening else []
    for note in notes:
        paras += [
            Para(note.title, 13, "primary", bold=True, after=2, keep=True),
            Para(note.text, 12, after=12),
        ]
    column_slides(deck, title, paras)


def column_slides(deck: Deck, title: str, paras: Sequence[Para], count: int = 2) -> None:
    """Paragraphs in columns, larger where one slide has room for it."""
    if not paras:
        return
    body = deck.new_slide(title)
    boxes = body.columns(count, 14)
    for factor in _FACTORS:
        columns = balanced(larger(paras, factor), boxes[0].w, boxes[0].h, count)
        if len(columns) <= count:
            break
    for index, column in enumerate(columns):
        if index and index % count == 0:
            deck.new_slide(title, more=True)
        deck.write(boxes[index % count], column)


def balanced(paras: Sequence[Para], room: float, tall: float, count: int) -> list[list[Para]]:
    """Paragraphs spread over columns of about the same height, where they fit so many; else as they flow."""
    needed = total(paras, room)
    for share in (1 / count, 0.55, 0.6, 0.7, 0.8, 0.9, 1.0):
        columns = flowed(paras, room, tall, min(tall, share * needed))
        if len(columns) <= count:
            return columns
    return flowed(paras, room, tall)
