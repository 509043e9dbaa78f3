"""Straight-lining: one answer many times in a row, or throughout a section whose questions point both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Item, Questionnaire, Section, State
from digimat.questionnaires.item_types import bounds
from digimat.scoring.coding import CodedAnswers, CodedItem
from digimat.scoring.gathered import Gathered

# The longest string of one answer: Johnson, 2005, Journal of Research in Personality 39. Ten in a row, whatever the
# length of the questionnaire, is digimat's own choice.
RATED: Final = ("likert", "freq")
LONG_RUN: Final = 10
SHORTEST_SECTION: Final = 3  # two equal answers are no line

Truths = NDArray[np.bool_]
Counts = NDArray[np.intp]


NONE: Final = -128  # a rating that was not given


@dataclass(frozen=True, slots=True)
class Ratings:
    """The answers of some respondents to one rated item, as steps: int8, NONE where there is none.

    ``shown`` says to whom it was shown; None: to everybody.
    """

    step: NDArray[np.int8]
    shown: Truths | None


def ratings_of(column: CodedItem, rows: slice) -> Ratings:
    """The ratings of some rows of a column."""
    values = column.value_cells
    if isinstance(values, Gathered):
        steps = Gathered(as_steps(values.table), values.places).part(rows)
    else:
        steps = as_steps(values[rows])
    shown = None if column.always_counts else ~column.in_state(State.NOT_SHOWN)[rows]
    return Ratings(steps, shown)


def as_steps(values: NDArray[Any]) -> NDArray[np.int8]:
    """Ratings as small whole numbers; all of them are."""
    return np.where(np.isnan(values), NONE, np.nan_to_num(values)).astype(np.int8)


@dataclass(frozen=True, slots=True)
class StraightLines:
    """What repeats itself in the ratings; one entry a respondent.

    ``ratings`` counts the responses to likert and freq items. ``judged`` is true where a section with reversed items
    was answered whole, and ``sections`` says which of them were answered alike throughout.
    """

    ratings: Counts
    longest_run: Counts
    judged: Truths
    sections: Mapping[str, Truths]

    @property
    def found(self) -> NDArray[np.float64]:
        """1 for one answer ten times in a row or in a whole section, else 0; NaN where there was no occasion."""
        found = np.logical_or.reduce([self.longest_run >= LONG_RUN, *self.sections.values()])
        return np.where((self.ratings >= LONG_RUN) | self.judged, found.astype(np.float64), np.nan)


def straight_lines(questionnaire: Questionnaire, coded: CodedAnswers, rows: slice) -> StraightLines:
    """Look for straight lines in the answers of some respondents."""
    columns = {item.id: ratings_of(coded.by_item[item.id], rows) for item in _rated(questionnaire.items)}
    number = len(range(*rows.indices(coded.rows)))
    ratings = np.zeros(number, np.uint16)
    for column in columns.values():
        ratings += column.step != NONE
    judged, sections = _straight_sections(questionnaire, columns, number)
    runs = _longest_runs(questionnaire, columns, number)
    return StraightLines(ratings.astype(np.intp), runs, judged, sections)


def _rated(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.type in RATED]


def _longest_runs(questionnaire: Questionnaire, columns: Mapping[str, Ratings], rows: int) -> Counts:
    """The longest run of one answer in the order of the form that was given.

    A table does not say which form that was: it is the one of the fewest ratings that asks all those that were shown,
    and where there is none, the order is that of the file.
    """
    rated = [item.id for item in _rated(questionnaire.items)]
    forms = sorted(([n for n in form.items if n in rated] for form in questionnaire.forms), key=len)
    longest, settled = np.zeros(rows, np.intp), np.zeros(rows, bool)
    for order in dict.fromkeys(map(tuple, [*forms, rated])):
        others = [columns[name] for name in rated if name not in order]
        fits = ~settled
        for other in others:
            fits &= False if other.shown is None else ~other.shown
        if fits.any():
            longest = np.where(fits, _longest_run([columns[name] for name in order], rows), longest)
        settled |= fits
    return longest


def _longest_run(columns: Sequence[Ratings], rows: int) -> Counts:
    """How often the most repeated answer was given in a row; what was shown and left out ends a run."""
    run, longest = np.zeros(rows, np.uint8), np.zeros(rows, np.uint8)
    last = np.full(rows, NONE, np.int8)
    for number, column in enumerate(columns):
        if number == 255:  # a run counts in one byte
            run, longest = run.astype(np.uint32), longest.astype(np.uint32)
        given = column.step != NONE
        # The same again is one more; another answer is the first; a blank is none.
        going_on = run * ((column.step == last) & given) + given
        if column.shown is None:
            run, last = going_on, column.step
        else:
            run, last = np.where(column.shown, going_on, run), np.where(column.shown, column.step, last)
        np.maximum(longest, run, out=longest)
    return longest.astype(np.intp)


def _straight_sections(
    questionnaire: Questionnaire, columns: Mapping[str, Ratings], rows: int
) -> tuple[Truths, Mapping[str, Truths]]:
    judged, lines = np.zeros(rows, bool), {}
    for section in questionnaire.sections:
        rated = _rated(section.items)
        if 0 < sum(item.reverse_keyed for item in rated) < len(rated):
            whole, alike = _straight_section(section, columns, rows)
            judged |= whole
            lines[section.id] = alike
    return judged, lines


def _straight_section(section: Section, columns: Mapping[str, Ratings], rows: int) -> tuple[Truths, Truths]:
    """Where the ratings of a section were all answered, and where all alike against what is reversed.

    The middle answer says the same of a reversed item as of the others, and so contradicts nothing.
    """
    number, first = np.zeros(rows, np.uint16), np.full(rows, NONE, np.int8)
    whole, alike = np.ones(rows, bool), np.ones(rows, bool)
    forwards, backwards, contradicts = (np.zeros(rows, bool) for _ in range(3))
    for item in _rated(section.items):
        column, (low, high) = columns[item.id], bounds(item)
        step, given = column.step, column.step != NONE
        shown = np.ones(rows, bool) if column.shown is None else column.shown
        first = np.where(shown & (number == 0), step, first)
        whole &= ~shown | given
        alike &= ~shown | ((step == first) & given)
        number += shown
        if item.reverse_keyed:
            backwards |= shown
            contradicts |= shown & (step != (low + high) / 2)
        else:
            forwards |= shown
    whole &= (number >= SHORTEST_SECTION) & forwards & backwards
    return whole, whole & alike & contradicts
