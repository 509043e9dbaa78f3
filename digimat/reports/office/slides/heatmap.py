"""A heatmap as a table with shaded cells: each figure stands in its cell."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.charts.data import HeatmapChart
from digimat.reports.office.heatmaps import heatmap_parts, heatmap_shades, heatmap_table
from digimat.reports.office.slides.deck import BODY, Deck
from digimat.reports.office.slides.openings import opened
from digimat.reports.office.slides.tables import SIZES, draw_table, grids
from digimat.reports.office.slides.text import Box, Para, total


def heatmap_slides(deck: Deck, chart: HeatmapChart, title: str, above: Sequence[Para]) -> None:
    """The heatmap, some columns and rows a slide, with what each shade means under it."""
    if not chart.rows:
        return
    counted = any(row.people for row in chart.rows)
    people = deck.w["number_of_people"]
    parts = heatmap_parts(chart, people, BODY.w, SIZES[-1], counted=counted)
    begun = False
    for part in parts:
        table = heatmap_table(chart, people, part, counted=counted)
        filled = heatmap_shades(chart, deck.look, part, counted=counted)
        key = [Para(_key(chart), 11, "muted", after=3), Para(chart.note, 11, "muted", after=0)]
        key = [para for para in key if para.text]
        under = min(40.0, total(key, 302))
        rest = opened(deck, deck.new_slide(title, more=begun), () if begun else above, most=50)
        begun = True
        for index, grid in enumerate(grids(table, rest.w, rest.h - under - 4, shades=filled)):
            if index:
                rest = deck.new_slide(title, more=True)
            draw_table(deck, rest, grid, deck.text(chart.alt))
            deck.write(Box(rest.x, rest.y + grid.height + 4, rest.w, under), key)


def _key(chart: HeatmapChart) -> str:
    """The shades in words, lightest first."""
    return " → ".join(chart.shades)
