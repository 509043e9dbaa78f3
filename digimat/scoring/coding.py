"""Item coding: codes as text become points, states and values, respondents x items.

A pure function of one item and one code does the work; in a file it runs once for each distinct code of a
column, and the result is mapped back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Item, Reading, State, read_response
from digimat.questionnaires.item_types import NUMBERS
from digimat.scoring.arrays import Points
from digimat.scoring.registry import RuleInfo, find_rule


@dataclass(frozen=True, slots=True)
class CodedItem:
    """One column of answers, coded.

    ``points`` float (respondents,), NaN = missing; ``state`` uint8 (respondents,); ``code`` the canonical
    code of each respondent, ``""`` where there is none; ``value`` what a condition sees: float for numbers,
    else the code as text, with NaN or None where there is no response ("don't know" is none).
    """

    item: Item
    points: NDArray[np.float64]
    state: NDArray[np.uint8]
    code: Sequence[str]
    value: NDArray[Any]


@dataclass(frozen=True, slots=True)
class CodedAnswers:
    """All columns of an answer table, coded: ``points`` and ``state`` are (respondents, items)."""

    items: tuple[str, ...]
    by_item: Mapping[str, CodedItem]
    points: Points
    state: NDArray[np.uint8]

    def columns(self, items: Sequence[str]) -> list[int]:
        """Where these items stand in the matrices."""
        return [self.items.index(i) for i in items]


def rule_of(item: Item) -> RuleInfo:
    """The rule that gives an item its points; the questionnaire has been checked, so it exists."""
    rule = find_rule("item", item.rule)
    if rule is None:
        raise LookupError(f"no item rule {item.rule!r}: was the questionnaire checked?")
    return rule


def code_response(item: Item, reading: Reading) -> float:
    """Points of one response; NaN where the item's rule declares none for its state."""
    rule = rule_of(item)
    if reading.state is State.ANSWERED:
        return float(rule.function(item, reading.response, **item.with_))
    declared = {State.BLANK: rule.blank, State.DONT_KNOW: rule.dont_know}.get(reading.state)
    return np.nan if declared is None else declared


def code_item(item: Item, answers: Sequence[str | None]) -> CodedItem:
    """Code one column; each distinct answer once."""
    distinct = list(dict.fromkeys(answers))
    readings = [Reading(State.NOT_SHOWN) if a is None else read_response(item, a) for a in distinct]
    number = {answer: n for n, answer in enumerate(distinct)}
    index = np.fromiter((number[a] for a in answers), np.intp, len(answers))
    points = np.array([code_response(item, r) for r in readings], np.float64)
    states = np.array([r.state for r in readings], np.uint8)
    codes = [r.code for r in readings]
    values = _values(item, readings)
    return CodedItem(item, points[index], states[index], [codes[n] for n in index], values[index])


def code_answers(
    items: Sequence[Item], columns: Mapping[str, Sequence[str | None]], rows: int
) -> CodedAnswers:
    """Code a whole table; an item without a column was not shown to anybody."""
    coded = {item.id: code_item(item, columns.get(item.id, [None] * rows)) for item in items}
    shape = (rows, len(items))
    # Column-major: a scale reads whole columns.
    points, state = np.empty(shape, np.float64, "F"), np.empty(shape, np.uint8, "F")
    for place, column in enumerate(coded.values()):
        points[:, place], state[:, place] = column.points, column.state
    return CodedAnswers(tuple(coded), coded, points, state)


def _values(item: Item, readings: Sequence[Reading]) -> NDArray[Any]:
    # The definition decides, not the readings: what one respondent's condition sees is not the others' business.
    if item.type in NUMBERS:
        return np.array([r.response if r.state is State.ANSWERED else np.nan for r in readings], np.float64)
    return np.array([r.code if r.state is State.ANSWERED else None for r in readings], object)
