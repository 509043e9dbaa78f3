"""Item coding: codes as text become points, states and values, respondents x items.

A pure function of one item and one code does the work; in a file it runs once for each distinct code of a
column, and the results are gathered for the rows where they are wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from digimat.answers.encoded import Encoded
from digimat.answers.table import AnswerTable
from digimat.questionnaires import Item, Questionnaire, Reading, State, read_response
from digimat.questionnaires.item_model import Part, parts_of
from digimat.questionnaires.item_types import NUMBERS
from digimat.scoring.arrays import Points
from digimat.scoring.conditions import holds
from digimat.scoring.gathered import Cells, Columns, Gathered, whole, without
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

    Points, states and values are kept by distinct answer: the arrays are made where they are asked for.
    """

    item: Item
    point_cells: Cells
    state_cells: Cells
    code: Sequence[str]
    value_cells: Cells
    option: str = ""  # of a part: the option that the points are of
    instances: Sequence[str] = ()

    @property
    def points(self) -> NDArray[np.float64]:
        """The points of each respondent."""
        return whole(self.point_cells)

    @property
    def state(self) -> NDArray[np.uint8]:
        """The state of each respondent."""
        return whole(self.state_cells)

    @property
    def value(self) -> NDArray[Any]:
        """What a condition sees of each respondent."""
        return whole(self.value_cells)

    @property
    def always_counts(self) -> bool:
        """Whether it was shown to everybody, and applies to everybody."""
        states = self.state_cells.table if isinstance(self.state_cells, Gathered) else self.state_cells
        return not np.any((states == State.NOT_APPLICABLE) | (states == State.NOT_SHOWN))

    def in_state(self, *states: State) -> NDArray[np.bool_]:
        """Whose state is one of these."""
        cells = self.state_cells
        if isinstance(cells, Gathered):
            return Gathered(_one_of(cells.table, states), cells.places).array
        return _one_of(cells, states)

    def asked(self, row: int) -> Item:
        """The item as one respondent was asked it."""
        return self.item.instance(self.instances[row] if self.instances else "")


def _one_of(found: NDArray[np.uint8], states: Sequence[State]) -> NDArray[np.bool_]:
    return np.asarray(np.logical_or.reduce([found == state for state in states]))


@dataclass(frozen=True)
class CodedAnswers:
    """All columns of an answer table, coded: ``points`` and ``state`` are (respondents, items and parts)."""

    items: tuple[str, ...]
    by_item: Mapping[str, CodedItem]
    rows: int

    @cached_property
    def points(self) -> Points:
        """The points of all columns side by side."""
        return self._side_by_side([column.points for column in self.by_item.values()], np.float64)

    @cached_property
    def state(self) -> NDArray[np.uint8]:
        """The states of all columns side by side."""
        return self._side_by_side([column.state for column in self.by_item.values()], np.uint8)

    def columns(self, items: Sequence[str]) -> list[int]:
        """Where these items stand in the matrices."""
        return [self.items.index(i) for i in items]

    def _side_by_side(self, columns: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
        matrix = np.empty((self.rows, len(columns)), kind, "F")  # column-major: whole columns are read
        for place, column in enumerate(columns):
            matrix[:, place] = column
        return matrix


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
    encoded = Encoded.of(answers)
    places: NDArray[Any] = encoded.numbers
    asked: Sequence[tuple[str | None, Item]]
    if not instances:
        used = _used(encoded)
        size, asked = len(encoded.texts), [(encoded.texts[place], item) for place in used]
    else:
        variant = Encoded.of(instances)
        numbers = encoded.numbers.astype(np.intp) * len(variant.texts) + variant.numbers
        pairs, places = _distinct(numbers, len(encoded.texts) * len(variant.texts))
        used, size = np.arange(len(pairs)), len(pairs)
        both = (divmod(pair, len(variant.texts)) for pair in pairs.tolist())
        asked = [(encoded.texts[answer], item.instance(variant.texts[name] or "")) for answer, name in both]
    # A text that no row has is never read, as it may be no response to this item: it stands for a blank.
    readings = [Reading(State.BLANK)] * size
    points = np.full(size, np.nan)
    for place, (answer, variant_asked) in zip(used.tolist(), asked, strict=True):
        readings[place], points[place] = _read(variant_asked, answer)
    return CodedItem(
        item,
        Gathered(points, places),
        Gathered(np.array([reading.state for reading in readings], np.uint8), places),
        _codes([reading.code for reading in readings], places),
        Gathered(_values(item, readings), places),
        instances=instances or (),
    )


# What was read of the last answers: of a file of millions, each batch says the same things again. An item stands beside
# its readings, so that its number is nobody else's while they are kept.
_KEPT, _LONGEST = 20_000, 100
_readings: dict[tuple[int, str | None], tuple[Item, Reading, float]] = {}


def _read(item: Item, answer: str | None) -> tuple[Reading, float]:
    """What an answer says, and its points; None was not shown."""
    known = _readings.get((id(item), answer))
    if known is not None:
        return known[1], known[2]
    reading = Reading(State.NOT_SHOWN) if answer is None else read_response(item, answer)
    points = code_response(item, reading)
    if len(answer or "") <= _LONGEST:
        if len(_readings) >= _KEPT:
            _readings.clear()
        _readings[id(item), answer] = item, reading, points
    return reading, points


def code_answers(questionnaire: Questionnaire, table: AnswerTable) -> CodedAnswers:
    """Code a whole table; an item without a column was not shown to anybody.

    An item whose condition does not hold was not shown either, whatever a file says; what depends on it
    sees it as missing.
    """
    rows = len(table.respondents)
    nothing = Encoded((None,), np.zeros(rows, np.uint8))
    seen = profile_columns(questionnaire, table)
    coded: dict[str, CodedItem] = {}
    for item in questionnaire.items:
        answers = table.columns.get(item.id, nothing)
        column = code_item(item, answers, table.instances.get(item.id, ()))
        columns = [column, *(_code_part(part, column) for part in parts_of(item))]
        if item.when is not None:
            hidden = holds(item.when, seen, rows) != 1
            columns = [hide(each, hidden) for each in columns]
        for name, each in zip((item.id, *(part.id for part in parts_of(item))), columns, strict=True):
            coded[name], seen[name] = each, each.value_cells
    return matrix_of(coded, rows)


def matrix_of(coded: Mapping[str, CodedItem], rows: int) -> CodedAnswers:
    """Coded columns side by side."""
    return CodedAnswers(tuple(coded), coded, rows)


def profile_columns(questionnaire: Questionnaire, table: AnswerTable) -> Columns:
    """Who answers, as conditions see it: texts, None where nothing is known."""
    rows = len(table.respondents)
    columns = Columns()
    for field in questionnaire.profile:
        columns[field.id] = partial(_known_texts, table.profile.get(field.id, [""] * rows))
    return columns


def _known_texts(column: Sequence[str | None]) -> Gathered:
    encoded = Encoded.of(column)
    return Gathered(np.array([text or None for text in encoded.texts], object), encoded.numbers)


def _used(column: Encoded) -> NDArray[np.intp]:
    """The places of the texts that at least one row has."""
    size = len(column.texts)
    # A few thousand rows nearly always have them all.
    if not np.all(found := np.bincount(column.numbers[:4096], minlength=size)):
        found = np.bincount(column.numbers, minlength=size)
    return np.flatnonzero(found)


def _distinct(numbers: NDArray[np.intp], size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers that there are below a size, and the place of each row's among them."""
    if size > 8 * len(numbers):  # too many to count each: sort them
        return np.unique(numbers, return_inverse=True)
    found = np.bincount(numbers, minlength=size) > 0
    return np.flatnonzero(found), (np.cumsum(found) - 1)[numbers]


def _codes(codes: Sequence[str], places: NDArray[Any]) -> Sequence[str]:
    return cast("Sequence[str]", Encoded(codes, places))  # none of them is None


def _code_part(part: Part, column: CodedItem) -> CodedItem:
    """The points of one option, for each distinct code once; its value in conditions is its points."""
    states, codes = column.state_cells, cast("Encoded", column.code)
    assert isinstance(states, Gathered)  # as an item is coded
    points = [
        part_points(part.item, read_response(part.item, code or "").response, part.option)
        if state == State.ANSWERED
        else np.nan
        for code, state in zip(codes.texts, states.table, strict=True)
    ]
    cells = Gathered(np.array(points, np.float64), states.places)
    return CodedItem(part.item, cells, states, column.code, cells, part.option)


def hide(column: CodedItem, hidden: NDArray[np.bool_]) -> CodedItem:
    """A column as if it had not been shown to some."""
    values = column.value_cells
    texts = (values.table if isinstance(values, Gathered) else values).dtype == object
    return replace(
        column,
        point_cells=without(column.point_cells, hidden, np.nan),
        state_cells=without(column.state_cells, hidden, np.uint8(State.NOT_SHOWN)),
        value_cells=without(values, hidden, None if texts else np.nan),
    )


def _values(item: Item, readings: Sequence[Reading]) -> NDArray[Any]:
    # The definition decides, not the readings: what one respondent's condition sees is not the others' business.
    if item.type in NUMBERS:
        return np.array([r.response if r.state is State.ANSWERED else np.nan for r in readings], np.float64)
    return np.array([r.code if r.state is State.ANSWERED else None for r in readings], object)
