"""Who is behind the results of a group, and what stands out among them."""

from __future__ import annotations

from digimat.reports.office.shown import pooled_tables
from digimat.reports.office.slides.charts import table_slides
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.slides.notes import column_slides
from digimat.reports.office.slides.text import Para


def pooled_slides(deck: Deck) -> None:
    """A slide for each of: who answered, views that differ, blind spots, disagreements."""
    for title, text, table in pooled_tables(deck.report):
        if table.rows:
            table_slides(deck, title, table, [Para(text, 13, after=6)] if text else [])
        else:
            column_slides(deck, title, [Para(text, 14)], 1)
