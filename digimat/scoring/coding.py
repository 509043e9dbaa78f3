"""Item coding: codes as text become points, states and values, respondents x items.

A pure function of one item and one code does the work; in a file it runs once for each distinct code of a
column, and the result is mapped back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.questionnaires import Item, Questionnaire, Reading, State, read_response
from digimat.questionnaires.item_model import Part, parts_of
from digimat.questionnaires.item_types import NUMBERS
from digimat.scoring.arrays import Points
from digimat.scoring.conditions import holds
from digimat.scoring.parts import part_points
from digimat.scoring.registry import RuleInfo, find_rule


@dataclass(frozen=True, slots=True)
class CodedItem:
    """One column of answers, coded.

    ``points`` float (respondents,), NaN = missing; ``state`` uint8 (respondents,); ``code`` the canonical
    code of each respondent, ``""`` where there is none; ``value`` what a condition sees: float for numbers,
    else the code as text, with NaN or None where there is no response ("don't know" is none). Where the item's
    own condition hid it, the state is not shown and ``code`` still has what the file held. ``instances`` names what
    each respondent was asked, where the item has several variants.
    """

    item: Item
    points: NDArray[np.float64]
    state: NDArray[np.uint8]
    code: Sequence[str]
    value: NDArray[Any]
    option: str = ""  # of a part: the option that the points are of
    instances: Sequence[str] = ()

    def asked(self, row: int) -> Item:
        """The item as one respondent was asked it."""
        return self.item.instance(self.instances[row] if self.instances else "")


@dataclass(frozen=True, slots=True)
class CodedAnswers:
    """All columns of an answer table, coded: ``points`` and ``state`` are (respondents, items and parts)."""

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


def code_item(item: Item, answers: Sequence[str | None], instances: Sequence[str] = ()) -> CodedItem:
    """Code one column; each distinct answer to each variant once.

    Args:
        item: what was asked, with its variants where it has several.
        answers: one a respondent.
        instances: which variant each was asked; not given: the first.
    """
    if not instances:
        instances = ()
        asked = [(a, item) for a in dict.fromkeys(answers)]
        number: Mapping[Any, int] = {answer: n for n, (answer, _) in enumerate(asked)}
        index = np.fromiter((number[a] for a in answers), np.intp, len(answers))
    else:
        pairs = dict.fromkeys(zip(answers, instances, strict=True))
        asked = [(answer, item.instance(name)) for answer, name in pairs]
        number = {pair: n for n, pair in enumerate(pairs)}
        index = np.fromiter((number[p] for p in zip(answers, instances, strict=True)), np.intp, len(answers))
    readings = [Reading(State.NOT_SHOWN) if a is None else read_response(i, a) for a, i in asked]
    points = np.array([code_response(i, r) for (_, i), r in zip(asked, readings, strict=True)], np.float64)
    states = np.array([r.state for r in readings], np.uint8)
    codes = [r.code for r in readings]
    values = _values(item, readings)
    return CodedItem(
        item,
        points[index],
        states[index],
        [codes[n] for n in index],
        values[index],
        instances=instances,
    )


def code_answers(questionnaire: Questionnaire, table: AnswerTable) -> CodedAnswers:
    """Code a whole table; an item without a column was not shown to anybody.

    An item whose condition does not hold was not shown either, whatever a file says; what depends on it
    sees it as missing.
    """
    rows = len(table.respondents)
    seen: dict[str, NDArray[Any]] = profile_columns(questionnaire, table)
    coded: dict[str, CodedItem] = {}
    for item in questionnaire.items:
        answers = table.columns.get(item.id, [None] * rows)
        column = code_item(item, answers, table.instances.get(item.id, ()))
        columns = [column, *(_code_part(part, column) for part in parts_of(item))]
        if item.when is not None:
            hidden = holds(item.when, seen, rows) != 1
            columns = [hide(each, hidden) for each in columns]
        for name, each in zip((item.id, *(part.id for part in parts_of(item))), columns, strict=True):
            coded[name], seen[name] = each, each.value
    return matrix_of(coded, rows)


def matrix_of(coded: Mapping[str, CodedItem], rows: int) -> CodedAnswers:
    """Coded columns side by side."""
    shape = (rows, len(coded))
    # Column-major: a scale reads whole columns.
    points, state = np.empty(shape, np.float64, "F"), np.empty(shape, np.uint8, "F")
    for place, column in enumerate(coded.values()):
        points[:, place], state[:, place] = column.points, column.state
    return CodedAnswers(tuple(coded), coded, points, state)


def profile_columns(questionnaire: Questionnaire, table: AnswerTable) -> dict[str, NDArray[Any]]:
    """Who answers, as conditions see it: texts, None where nothing is known."""
    rows = len(table.respondents)
    return {
        field.id: np.array([v or None for v in table.profile.get(field.id, [None] * rows)], object)
        for field in questionnaire.profile
    }


def _code_part(part: Part, whole: CodedItem) -> CodedItem:
    """The points of one option, for each distinct code once; its value in conditions is its points."""
    answered = (whole.state == State.ANSWERED).tolist()
    distinct = {code for code, given in zip(whole.code, answered, strict=True) if given}
    known = {
        code: part_points(part.item, read_response(part.item, code).response, part.option)
        for code in distinct
    }
    given = zip(whole.code, answered, strict=True)
    points = np.array([known[code] if is_given else np.nan for code, is_given in given], np.float64)
    return CodedItem(part.item, points, whole.state, whole.code, points, part.option)


def hide(column: CodedItem, hidden: NDArray[np.bool_]) -> CodedItem:
    """A column as if it had not been shown to some."""
    missing: Any = None if column.value.dtype == object else np.nan
    return replace(
        column,
        points=np.where(hidden, np.nan, column.points),
        state=np.where(hidden, np.uint8(State.NOT_SHOWN), column.state),
        value=np.where(hidden, missing, column.value),
    )


def _values(item: Item, readings: Sequence[Reading]) -> NDArray[Any]:
    # The definition decides, not the readings: what one respondent's condition sees is not the others' business.
    if item.type in NUMBERS:
        return np.array([r.response if r.state is State.ANSWERED else np.nan for r in readings], np.float64)
    return np.array([r.code if r.state is State.ANSWERED else None for r in readings], object)
