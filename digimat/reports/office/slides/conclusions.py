"""What stages, decisions and the like come to: one slide each, and what it was concluded from."""

from __future__ import annotations

from digimat.reports.charts.data import Table
from digimat.reports.content import Conclusion
from digimat.reports.office.fit import largest
from digimat.reports.office.slides.cards import conditions_table
from digimat.reports.office.slides.charts import chart_slides, table_slides
from digimat.reports.office.slides.deck import BODY, Deck
from digimat.reports.office.slides.notes import column_slides
from digimat.reports.office.slides.tables import draw_table, grids
from digimat.reports.office.slides.text import Box, Para, scaled, total


def conclusion_slides(deck: Deck) -> None:
    """The conclusions that no page of the questionnaire's own tells, in their order."""
    for conclusion in deck.report.conclusions:
        if conclusion.on_page:
            continue
        _conclusion(deck, conclusion)
        if conclusion.chart is not None:
            chart_slides(deck, conclusion.chart, conclusion.title)
        for gate in conclusion.gates:
            above = [Para(conclusion.facts_title, 12, "muted", after=4)] if conclusion.facts_title else []
            table_slides(deck, conclusion.title, conditions_table(deck, gate), above, more=True)


def _conclusion(deck: Deck, c: Conclusion) -> None:
    size = largest(c.result, 140, 34, (30, 26, 22, 18, 14))
    paras = [
        Para(c.result, size, "primary", heading=True, after=8),
        Para(c.meaning, 13, after=8),
        Para(c.because, 12, "muted", after=8),
        Para(c.sensitive, 12, bold=True, after=0),
    ]
    paras = [para for para in paras if para.text]
    table = facts_table(deck, c)
    left, right = Box(BODY.x, BODY.y, 140, BODY.h), Box(BODY.x + 152, BODY.y, BODY.w - 152, BODY.h)
    if total(paras, left.w) > left.h:
        column_slides(deck, c.title, paras)
        if table is not None:
            table_slides(deck, c.title, table, more=True)
        return
    deck.new_slide(c.title)
    box = left if table is not None else BODY
    deck.write(box, [paras[0], *scaled(paras[1:], box.w, box.h - total(paras[:1], box.w))])
    for index, grid in enumerate(grids(table, right.w, right.h) if table is not None else ()):
        draw_table(deck, right if index == 0 else deck.new_slide(c.title, more=True), grid)


def facts_table(deck: Deck, c: Conclusion) -> Table | None:
    """What a conclusion was drawn from; None where nothing is told of it."""
    if not c.facts:
        return None
    w = deck.w
    if any(fact.remark for fact in c.facts):
        rows = tuple((fact.title, fact.value, fact.remark) for fact in c.facts)
        return Table((c.facts_title, w["value"], w["remark"]), rows)
    return Table((c.facts_title, w["value"]), tuple((fact.title, fact.value) for fact in c.facts))
