"""Gathers interactions: many rows at once where every cell is clear, one by one elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digimat.answers import csv_problems
from digimat.answers.exports.csv_blocks import Block
from digimat.answers.exports.model import Row
from digimat.answers.exports.row_reader import is_rounded
from digimat.answers.exports.value_problems import rounded
from digimat.answers.interactions import problems as wrong
from digimat.answers.interactions.columns import AUTHOR, REACTOR, TYPE, UNIT_AUTHOR, UNIT_REACTOR
from digimat.answers.interactions.model import Interactions, Places
from digimat.answers.interactions.numbers import NONE, TextNumbers
from digimat.problems import Position, Problem
from digimat.questionnaires.responses import clean

MOST_TOLD: Final = 50  # problems that are kept to be told
_NEEDED: Final = (AUTHOR, REACTOR, UNIT_AUTHOR, UNIT_REACTOR)


class InteractionBuilder:
    """Keeps what rows say until all are read.

    Args:
        places: where the columns stand.
        cells: how many cells the header has.
        encoding: of the bytes of cells.
        file: its name, for messages.
    """

    def __init__(self, places: Mapping[str, int], cells: int, encoding: str, file: str) -> None:
        self.cells, self.file, self._places = cells, file, places
        people, units = TextNumbers(encoding), TextNumbers(encoding)
        self._types = TextNumbers(encoding, ("",))
        self._numbers = {
            AUTHOR: people, REACTOR: people, UNIT_AUTHOR: units, UNIT_REACTOR: units, TYPE: self._types,
        }  # fmt: skip
        self._found: list[NDArray[np.int32]] = []  # (columns, rows) each
        self._alone: list[list[int]] = []
        self.rejected = 0
        self.problems: list[Problem] = []

    def at_once(self, block: Block, _at: int = 0) -> NDArray[np.intp]:
        """Read the regular rows of a block; gives those that must be read exactly."""
        rows = len(block)
        if not rows:
            return np.arange(0)
        found = np.zeros((len(self._numbers), rows), np.int32)
        for n, column in enumerate(self._numbers):
            if column in self._places:
                found[n] = self._numbers[column].numbers(block, self._places[column])
        good = (found != NONE).all(axis=0)
        self._found.append(found[:, good])
        return np.flatnonzero(~good)

    def exactly(self, row: Row, _offset: int = 0) -> int:
        """Read one row exactly; gives 1, for it is one."""
        problems = self._problems(row)
        if problems:
            self.rejected += 1
            self.problems += problems[: MOST_TOLD - len(self.problems)]
        else:
            self._alone.append([self._number(row, column) for column in self._numbers])
        return 1

    def _number(self, row: Row, column: str) -> int:
        return self._numbers[column].of_text(self._said(row, column))

    def _said(self, row: Row, column: str) -> str:
        place = self._places.get(column)
        return clean((row.cells[place] or "") if place is not None else "")

    def _problems(self, row: Row) -> list[Problem]:
        """Everything that keeps a row from being used."""
        if row.fault is not None:
            return [row.fault]
        if len(row.cells) <= max(self._places.values()) or any(
            cell and cell.strip() for cell in row.cells[self.cells :]
        ):
            where = Position(self.file, row.line)
            return [csv_problems.ragged(where, len(row.cells), self.cells)]
        found = []
        for column in (column for column in self._numbers if column in self._places):
            said = self._said(row, column)
            at = Position(self.file, row.line, self._places[column] + 1)
            if not said and column in _NEEDED:
                found.append(wrong.nothing_there(at, column))
            elif is_rounded(said):
                found.append(rounded(at, said))
        return found

    def built(self) -> Interactions:
        """All interactions. Names are in the order of their letters, so that the order of rows is seen in nothing."""
        alone = np.array(self._alone, np.int32).reshape(len(self._alone), len(self._numbers)).T
        found = np.concatenate([*self._found, alone], axis=1)
        other = found[0] != found[1]
        people, people_at = _sorted(self._numbers[AUTHOR].texts)
        units, units_at = _sorted(self._numbers[UNIT_AUTHOR].texts)
        types, types_at = _sorted(self._types.texts)
        author, reactor, unit_author, unit_reactor, kind = found[:, other]
        return Interactions(
            people_at[author], people_at[reactor], units_at[unit_author], units_at[unit_reactor], types_at[kind],
            people_at[found[0, ~other]], people, units, types,
        )  # fmt: skip


def _sorted(texts: Sequence[str]) -> tuple[tuple[str, ...], Places]:
    """The texts in order, and the place of each there."""
    order = sorted(range(len(texts)), key=texts.__getitem__)
    places = np.empty(len(texts), np.int32)
    places[order] = np.arange(len(texts), dtype=np.int32)
    return tuple(texts[number] for number in order), places
