"""Each piece of advice as a column: what, how, the first step, the sign that it worked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from digimat.reports.content import Advice
from digimat.reports.office.slides.deck import BODY, Deck
from digimat.reports.office.slides.roadmap import roadmap_slides
from digimat.reports.office.slides.text import Para, flowed, larger, total

_ACROSS = 3
_FACTORS = (1.35, 1.25, 1.15)


def advice_slides(deck: Deck) -> None:
    """The way ahead by horizon, where it has several; then every piece of advice whole."""
    report = deck.report
    ordered = sorted(report.advice, key=lambda a: (a.when, a.number))
    horizons = [(name, list(group)) for name, group in groupby(ordered, key=lambda a: a.horizon)]
    if len(horizons) > 1 and not report.test:
        roadmap_slides(deck, horizons, deck.w["next"])
    _columns(deck, deck.w["advice"], ordered)
    _columns(deck, deck.w["quick_wins"], report.quick_wins)


def _columns(deck: Deck, title: str, advice: Sequence[Advice]) -> None:
    if not advice:
        return
    across = min(_ACROSS, max(2, len(advice)))
    boxes = BODY.columns(across, 10)
    told = [_told(deck, each) for each in advice]
    # All of one size: the largest at which each has a column of its own.
    factor = next(
        (f for f in _FACTORS if all(total(larger(paras, f), boxes[0].w) <= boxes[0].h for paras in told)), 1.0
    )
    columns = [column for paras in told for column in flowed(larger(paras, factor), boxes[0].w, boxes[0].h)]
    for index, column in enumerate(columns):
        if index % across == 0:
            deck.new_slide(title, more=index > 0)
        deck.write(boxes[index % across], column)


def _told(deck: Deck, advice: Advice) -> list[Para]:
    w = deck.w
    number = f"{advice.number}. " if advice.number and not deck.report.test else ""
    when = " · ".join(part for part in (advice.horizon, advice.effort) if part)
    paras = [
        Para(advice.topic, 10.5, "muted", after=1, keep=True),
        Para(f"{number}{advice.title}", 15, "primary", bold=True, after=6, keep=True),
        Para(advice.action, 12, after=8),
    ]
    if advice.first_step:
        paras += [
            Para(w["first_step"], 11, bold=True, after=1, keep=True),
            Para(advice.first_step, 12, after=8),
        ]
    if advice.sign:
        paras += [Para(w["sign"], 11, bold=True, after=1, keep=True), Para(advice.sign, 12, after=8)]
    paras.append(Para(when, 11, "accent", bold=True, after=0))
    return [para for para in paras if para.text]
