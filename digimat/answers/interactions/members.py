"""Reads the list of the members of a network: person and unit, one row each."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from digimat.answers import csv_problems
from digimat.answers.exports.model import Row
from digimat.answers.exports.row_reader import is_rounded
from digimat.answers.exports.value_problems import rounded
from digimat.answers.interactions import problems as wrong
from digimat.answers.interactions.builder import MOST_TOLD
from digimat.answers.interactions.columns import MEMBERS, PERSON, UNIT, Wishes, open_columns
from digimat.answers.interactions.model import Members
from digimat.answers.interactions.reading import NO_WISHES
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.responses import clean


def read_members(path: Path, wishes: Wishes = NO_WISHES) -> Members:
    """Read a list of members; who is in it twice in one unit is a duplicate, in two units the first one counts.

    Raises:
        UserError: the file cannot be read, a column is missing, or no row can be used.
    """
    opened, places = open_columns(path, MEMBERS, (), wishes)
    units: dict[str, str] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    read = rejected = told = 0
    for row in islice(opened.rows(), 1, None):
        read += 1
        found = _problems(row, places, str(path))
        if not found:
            person, unit = (clean(row.cells[places[column]] or "") for column in (PERSON, UNIT))
            if units.setdefault(person, unit) != unit:
                found = [wrong.two_units(Position(str(path), row.line, places[UNIT] + 1), lines[person])]
            lines.setdefault(person, row.line)
        if found:
            rejected += 1
            if len(problems) < MOST_TOLD:
                problems += found
                told += 1
    if not units:
        raise UserError([*problems, wrong.no_members(Position(str(path), opened.first_rows[0].line))])
    if rejected > told:
        problems.append(wrong.others(Position(str(path)), rejected - told))
    return Members(units, read, rejected, problems)


def _problems(row: Row, places: dict[str, int], file: str) -> list[Problem]:
    """Everything that keeps a row from being used."""
    if row.fault is not None:
        return [row.fault]
    if len(row.cells) <= max(places.values()):
        return [csv_problems.ragged(Position(file, row.line), len(row.cells), max(places.values()) + 1)]
    found = []
    for column, place in places.items():
        said, at = clean(row.cells[place] or ""), Position(file, row.line, place + 1)
        if not said:
            found.append(wrong.nothing_there(at, column))
        elif is_rounded(said):
            found.append(rounded(at, said))
    return found
