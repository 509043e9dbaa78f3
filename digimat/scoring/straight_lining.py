"""Straight-lining: one answer many times in a row, or throughout a section whose questions point both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Item, Questionnaire, Section, State
from digimat.questionnaires.item_types import bounds

# The longest string of one answer: Johnson, 2005, Journal of Research in Personality 39. Ten in a row, whatever the
# length of the questionnaire, is digimat's own choice.
RATED: Final = ("likert", "freq")
LONG_RUN: Final = 10
SHORTEST_SECTION: Final = 3  # two equal answers are no line

Truths = NDArray[np.bool_]
Counts = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Column:
    """The answers of some respondents to one item: what was answered, and whether anything was."""

    value: NDArray[Any]
    state: NDArray[np.uint8]


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


def straight_lines(questionnaire: Questionnaire, columns: Mapping[str, Column], rows: int) -> StraightLines:
    """Look for straight lines in the answers of a number of respondents, a column an item."""
    ratings = np.zeros(rows, np.intp)
    for item in _rated(questionnaire.items):
        ratings += ~np.isnan(columns[item.id].value)
    judged, sections = _straight_sections(questionnaire, columns, rows)
    return StraightLines(ratings, _longest_runs(questionnaire, columns, rows), judged, sections)


def _rated(items: Sequence[Item]) -> list[Item]:
    return [item for item in items if item.type in RATED]


def _longest_runs(questionnaire: Questionnaire, columns: Mapping[str, Column], rows: int) -> Counts:
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
            fits &= other.state == State.NOT_SHOWN
        if fits.any():
            longest = np.where(fits, _longest_run([columns[name] for name in order], rows), longest)
        settled |= fits
    return longest


def _longest_run(columns: Sequence[Column], rows: int) -> Counts:
    """How often the most repeated answer was given in a row; what was shown and left out ends a run."""
    run, longest, last = np.zeros(rows, np.intp), np.zeros(rows, np.intp), np.full(rows, np.nan)
    for column in columns:
        shown = column.state != State.NOT_SHOWN
        going_on = np.where(column.value == last, run + 1, ~np.isnan(column.value))
        run = np.where(shown, going_on, run)
        last = np.where(shown, column.value, last)
        longest = np.maximum(longest, run)
    return longest


def _straight_sections(
    questionnaire: Questionnaire, columns: Mapping[str, Column], rows: int
) -> tuple[Truths, Mapping[str, Truths]]:
    judged, lines = np.zeros(rows, bool), {}
    for section in questionnaire.sections:
        rated = _rated(section.items)
        if 0 < sum(item.reverse_keyed for item in rated) < len(rated):
            whole, alike = _straight_section(section, columns, rows)
            judged |= whole
            lines[section.id] = alike
    return judged, lines


def _straight_section(section: Section, columns: Mapping[str, Column], rows: int) -> tuple[Truths, Truths]:
    """Where the ratings of a section were all answered, and where all alike against what is reversed.

    The middle answer says the same of a reversed item as of the others, and so contradicts nothing.
    """
    number, first = np.zeros(rows, np.intp), np.full(rows, np.nan)
    whole, alike = np.ones(rows, bool), np.ones(rows, bool)
    forwards, backwards, contradicts = (np.zeros(rows, bool) for _ in range(3))
    for item in _rated(section.items):
        column, (low, high) = columns[item.id], bounds(item)
        shown = column.state != State.NOT_SHOWN
        first = np.where(shown & (number == 0), column.value, first)
        whole &= ~shown | ~np.isnan(column.value)
        alike &= ~shown | (column.value == first)
        number += shown
        if item.reverse_keyed:
            backwards |= shown
            contradicts |= shown & (column.value != (low + high) / 2)
        else:
            forwards |= shown
    whole &= (number >= SHORTEST_SECTION) & forwards & backwards
    return whole, whole & alike & contradicts
