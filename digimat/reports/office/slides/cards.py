"""Steps as a row of arrows, and a decision as a card."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Mm

from digimat.reports.charts.data import DecisionChart, StepsChart, Table
from digimat.reports.content import Gate
from digimat.reports.office.fit import height, largest
from digimat.reports.office.slides.deck import Deck, describe
from digimat.reports.office.slides.notes import column_slides
from digimat.reports.office.slides.openings import opened
from digimat.reports.office.slides.tables import Grid, draw_table, grids
from digimat.reports.office.slides.text import Box, Ink, Para, scaled, total

_ARROW, _OVERLAP = 20.0, 3.0


def steps_slide(deck: Deck, chart: StepsChart, title: str, above: Sequence[Para]) -> None:
    """An arrow a step: those behind filled, the present one in the accent, those ahead open; conditions below."""
    body = opened(deck, deck.new_slide(title), above, most=40)
    with deck.group(chart.alt):
        deepest = _arrows(deck, chart, body)
    rest = body.below(_ARROW + deepest + 16)
    if chart.note:
        tall = height(chart.note, rest.w, 11)
        if tall < rest.h:
            deck.write(
                Box(rest.x, rest.y + rest.h - tall, rest.w, tall), [Para(chart.note, 11, "muted", after=0)]
            )
            rest = Box(rest.x, rest.y, rest.w, rest.h - tall - 3)
    if chart.gate is not None:
        _gate(deck, chart.gate, title, rest)


def _arrows(deck: Deck, chart: StepsChart, body: Box) -> float:
    """Draw the steps; gives the height of the deepest text under them."""
    count = len(chart.steps)
    each = body.w / max(1, count)
    deepest = 0.0
    for index, step in enumerate(chart.steps):
        here = step.state == "here"
        place = Box(body.x + each * index, body.y + 7, each + (_OVERLAP if index < count - 1 else 0), _ARROW)
        colour = {"passed": "primary", "here": "accent"}.get(step.state, "")
        shape = deck.shape(place, colour, MSO_SHAPE.CHEVRON, line="" if colour else deck.look.rule)
        shape.adjustments[0] = 0.3
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Mm(1)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        ink: Ink = "white" if colour else "muted"
        deck.paragraph(frame.paragraphs[0], Para(str(index + 1), 16, ink, bold=True, after=0), "centre")
        if step.word:
            word = Para(step.word, 10, "accent" if here else "muted", after=0, centred=True)
            deck.write(Box(place.x, body.y, each, 6), [word])
        room = each - 3
        size = largest(step.title, room, 30, (12, 11, 10, 9), bold=here)
        said = [
            Para(step.title, size, bold=here, after=2, centred=True),
            Para(step.text, 10, "muted", after=0, centred=True),
        ]
        said = [para for para in said if para.text]
        deepest = max(deepest, total(said, room))
        deck.write(Box(place.x, body.y + _ARROW + 10, room, total(said, room)), said)
    return deepest


def _gate(deck: Deck, gate: Gate, title: str, rest: Box) -> None:
    """The conditions of the next gate: under the arrows where they fit, else on slides of their own."""
    table = conditions_table(deck, gate)
    fitting = grids(table, rest.w, max(rest.h, 30))
    if len(fitting) == 1 and fitting[0].height <= rest.h:
        draw_table(deck, rest, fitting[0])
        return
    for grid in grids(table, rest.w, 128):
        draw_table(deck, deck.new_slide(title, more=True), grid)


def conditions_table(deck: Deck, gate: Gate) -> Table:
    """The conditions of a gate, each with its sign and its state in words; the gate and its state in the head."""
    colon = " : " if deck.language == "fr" else ": "
    return Table(
        (gate.sign, f"{gate.title}{colon}{gate.state}", deck.w["fate"]),
        tuple((c.sign, f"{c.title} ({c.duty})" if c.duty else c.title, c.state) for c in gate.conditions),
    )


def decision_slide(deck: Deck, chart: DecisionChart, title: str, above: Sequence[Para]) -> None:
    """The outcome on a card at the left, what it was decided from at the right; what comes first after it."""
    body = opened(deck, deck.new_slide(title), above, most=40)
    left, right = Box(body.x, body.y, 140, body.h), Box(body.x + 152, body.y, body.w - 152, body.h)
    outcome = largest(chart.outcome, left.w - 16, 30, (28, 24, 20, 16))
    paras = [
        Para(chart.outcome, outcome, "primary", heading=True, after=8),
        Para(chart.meaning, 13, after=8),
        Para(chart.because, 12, "muted", after=8),
        Para(chart.sensitive, 12, bold=True, after=0),
    ]
    paras = [para for para in paras if para.text]
    later: list[Para] = []
    while len(paras) > 1 and total(paras, left.w - 16) > left.h - 16:
        later.insert(0, paras.pop())
    paras = [paras[0], *scaled(paras[1:], left.w - 16, left.h - 20 - total(paras[:1], left.w - 16))]
    tall = min(left.h, total(paras, left.w - 16) + 16)
    ground = deck.shape(Box(left.x, left.y, left.w, tall), "wash")
    describe(ground, deck.text(chart.alt))
    deck.write(Box(left.x + 8, left.y + 8, left.w - 16, tall - 16), paras)
    conditions: list[Para] = []
    for condition in chart.conditions:
        first = f"{deck.own['first']} – {condition.title}"
        conditions += [
            Para(first, 13, "accent", bold=True, after=2, keep=True),
            Para(condition.text, 12, after=8),
        ]
    notes = [Para(chart.note, 11, "muted", after=0)] if chart.note else []
    used, rest = 0.0, list[Grid]()
    if chart.inputs:
        table = Table(
            (deck.own["inputs"], deck.w["value"], deck.w["remark"]),
            tuple((fact.title, fact.value, fact.remark) for fact in chart.inputs),
        )
        if not any(fact.remark for fact in chart.inputs):
            table = Table(table.heads[:2], tuple(row[:2] for row in table.rows))
        parts = grids(table, right.w, right.h, sizes=(13, 12, 11))
        draw_table(deck, right, parts[0])
        used = parts[0].height + 8
        rest = parts[1:]
    words = [*later, *conditions, *notes]
    if words and not rest and total(words, right.w) <= right.h - used:
        deck.write(right.below(used), scaled(words, right.w, right.h - used, (1.25, 1.12)))
        words = []
    for grid in rest:
        draw_table(deck, deck.new_slide(title, more=True), grid)
    column_slides(deck, title, words, 2)
