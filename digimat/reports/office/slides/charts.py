"""A chart on a slide: drawn by Office where it can be, its table beside it, or on the next slide where it is long."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.reports.charts.data import (
    Chart,
    ClockChart,
    DecisionChart,
    GaugeChart,
    HeatmapChart,
    PotChart,
    RoadmapChart,
    StepsChart,
    Table,
    Verdict,
)
from digimat.reports.charts.marks import MatrixChart, YardstickChart
from digimat.reports.office.fit import LEADING, POINT
from digimat.reports.office.natives import Canvas, draw_native, is_native
from digimat.reports.office.shown import explained
from digimat.reports.office.slides.cards import decision_slide, steps_slide
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.slides.heatmap import heatmap_slides
from digimat.reports.office.slides.notes import column_slides
from digimat.reports.office.slides.openings import opened, verdict_paras
from digimat.reports.office.slides.roadmap import roadmap_slides
from digimat.reports.office.slides.tables import Grid, draw_table, grids
from digimat.reports.office.slides.text import Box, Para, total

_SMALL, _FIRST = 11.0, 13.0


def chart_slides(deck: Deck, chart: Chart, page: str, opening: str = "") -> None:
    """The slides of one chart.

    Args:
        deck: what they are added to.
        chart: what it shows.
        page: the title of its page; the chart's own stands under it.
        opening: a text before the chart.
    """
    title = chart.title or page
    above = [Para(page, 12, "muted", after=4)] if page and page != title else []
    above += [Para(opening, _FIRST, after=6)] if opening else []
    verdict = getattr(chart, "verdict", None)
    if isinstance(verdict, Verdict):
        above += verdict_paras(verdict)
    if isinstance(chart, StepsChart):
        steps_slide(deck, chart, title, above)
    elif isinstance(chart, DecisionChart):
        decision_slide(deck, chart, title, above)
    elif isinstance(chart, RoadmapChart):
        roadmap_slides(deck, chart.horizons, title, above)
    elif isinstance(chart, HeatmapChart):
        heatmap_slides(deck, chart, title, above)
    elif is_native(chart):
        _native(deck, chart, title, above)
    else:
        table_slides(deck, title, explained(chart), above, chart.note)


def table_slides(
    deck: Deck, title: str, table: Table, above: Sequence[Para] = (), note: str = "", *, more: bool = False
) -> None:
    """A table alone, on as many slides as it takes; nothing where it has no row."""
    if not table.rows:
        return
    body = deck.new_slide(title, more=more)
    rest = opened(deck, body, above, most=60)
    foot = [Para(note, _SMALL, "muted", after=0)] if note else []
    under = min(40.0, total(foot, body.w) + 4) if foot else 0.0
    first = grids(table, body.w, rest.h - under)
    # A table that needs several slides may use the whole of each but the first.
    for index, grid in enumerate(first):
        if index:
            rest = deck.new_slide(title, more=True)
        draw_table(deck, rest, grid)
        if foot and index == len(first) - 1:
            deck.write(Box(rest.x, rest.y + grid.height + 4, rest.w, under), foot)


def _native(deck: Deck, chart: Chart, title: str, above: Sequence[Para]) -> None:
    body = deck.new_slide(title)
    rest = opened(deck, body, above, most=44)
    words = [para for para in (_verdict(chart), Para(chart.note, _SMALL, "muted", after=0)) if para.text]
    under = total(words, rest.w)
    if words and under <= 40:
        deck.write(Box(rest.x, rest.y + rest.h - under, rest.w, under), words)
        rest = Box(rest.x, rest.y, rest.w, rest.h - under - 3)
        words = []
    strong = 0.44 if _wants_room(chart) else 0.5
    table = explained(chart)
    beside = grids(table, rest.w * strong, 0.8 * rest.h, sizes=(13, 12, 11))
    fits = len(beside) == 1 and len(table.heads) <= 5 and _readable(beside[0])
    room = Box(rest.x, rest.y, rest.w * (1 - strong) - 8, rest.h) if fits else rest
    draw_native(Canvas(deck.slide, room, deck.look, deck.language), chart)
    _centre(deck, chart, room)
    if fits:
        draw_table(deck, Box(rest.x + rest.w * (1 - strong), rest.y + 4, rest.w * strong, rest.h), beside[0])
    else:
        table_slides(deck, title, table, more=True)
    if words:
        column_slides(deck, title, words)


def _wants_room(chart: Chart) -> bool:
    return not isinstance(chart, GaugeChart | ClockChart | PotChart)


def _readable(grid: Grid) -> bool:
    """Whether no cell of a narrow table is a tower of words."""
    return all(grid.tall(row) <= 5 * grid.size * LEADING * POINT for row in (grid.heads, *grid.rows))


def _verdict(chart: Chart) -> Para:
    """What a gauge, a pot, a clock, a yardstick or a matrix comes to, in words."""
    said = ""
    if isinstance(chart, GaugeChart | PotChart | YardstickChart | MatrixChart):
        said = chart.verdict
    elif isinstance(chart, ClockChart):
        said = " ".join(f"{part.rstrip('.')}." for part in (chart.verdict, chart.gap) if part)
    return Para(said, 14, "primary", bold=True, after=4)


def _centre(deck: Deck, chart: Chart, box: Box) -> None:
    """The figure in the middle of a ring; it is in the table, too."""
    if isinstance(chart, GaugeChart):
        figure = chart.score
    elif isinstance(chart, ClockChart):
        figure = chart.hours
    else:
        return
    middle = Box(box.x + box.w / 2 - 30, box.y + box.h / 2 - 12, 60, 20)
    said = "—" if figure is None else figure.text
    deck.write(middle, [Para(said, 32, "primary", heading=True, after=0, centred=True)], middle=True)
