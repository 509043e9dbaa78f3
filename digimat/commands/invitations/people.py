"""A list of people to invite: one row a person, from a spreadsheet; every problem of it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from digimat.answers import csv_problems
from digimat.answers.exports.opened import open_rows
from digimat.commands.invitations import problems as wrong
from digimat.commands.invitations.row import Invited, Row, Terms, folded
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.responses import clean

# How alike a misspelt name is: "extra_tme" is caught, and "Nom", "Service" or "Formation" are columns of one's own.
_MISSPELT: Final = 0.75
# The columns, as a list may name them; the first name is the one that messages use.
_COLUMNS: Final = {
    "respondent": ("respondent", "répondant", "personne", "person", "candidat", "candidate"),
    "form": ("form", "formulaire"),
    "seed": ("seed", "tirage"),
    "modules": ("modules", "module"),
    "require": ("require", "requirement", "exigence"),
    "extra_time": ("extra_time", "temps supplémentaire"),
    "lang": ("lang", "language", "langue"),
}


@dataclass(frozen=True, slots=True)
class InvitationList:
    """A list that can be used as a whole; ``warnings`` name the columns that are not read."""

    people: Sequence[Invited]
    warnings: Sequence[Problem]
    delimiter: str


def read_list(
    path: Path, questionnaire: Questionnaire, terms: Terms, read_band: Callable[[str], str]
) -> InvitationList:
    """Read a list of people to invite.

    Args:
        path: a CSV file with a column ``respondent``; those of ``_COLUMNS`` and the profile may stand beside it.
        questionnaire: what they are invited to.
        terms: what counts where a cell is empty.
        read_band: the id of a required band; raises UserError where there is no such band.

    Raises:
        UserError: everything that is wrong in the list.
    """
    names = _names(questionnaire)
    known = set(names) | {n.casefold() for each in _COLUMNS.values() for n in each}
    try:
        opened = open_rows(path, known=lambda heading: clean(heading).casefold() in known)
    except UserError as error:
        if any(problem.code == "ANS004" for problem in error.problems):  # its remedy speaks of items
            raise UserError(wrong.empty(path)) from None
        raise
    rows = opened.rows()
    header = next(rows)
    places, problems = _layout([cell or "" for cell in header.cells], names, Position(str(path), header.line))
    people: list[Invited] = []
    lines: dict[str, int] = {}
    for each in rows:
        if each.fault is not None:
            problems.append(each.fault)
            continue
        line = each.line
        cells = [cell or "" for cell in each.cells]
        row = Row(questionnaire, terms, cells, places, Position(str(path), line), read_band)
        person = row.read(len(header.cells))
        if person.respondent in lines:
            where = row.at("respondent")
            problems.append(wrong.twice(where, person.respondent, lines[person.respondent]))
        elif person.respondent:
            lines[person.respondent] = line
        problems += row.problems
        people.append(person)
    if not people and all(problem.warning for problem in problems):
        problems.append(wrong.no_rows(Position(str(path), 1)))
    if not all(problem.warning for problem in problems):
        raise UserError(problems)
    return InvitationList(people, problems, opened.form.delimiter)


def _names(questionnaire: Questionnaire) -> dict[str, str]:
    """What each name of a column stands for: a field of the profile by its id or its title, too."""
    names: dict[str, str] = {}
    for field in questionnaire.profile:
        names |= {folded(name): field.id for name in (field.id, field.title.fr, field.title.en)}
    for column, written in _COLUMNS.items():
        names |= {folded(name): column for name in written}
    return names


def _layout(
    header: Sequence[str], names: Mapping[str, str], where: Position
) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands, and what is wrong with the header."""
    places: dict[str, int] = {}
    problems: list[Problem] = []
    known = list(dict.fromkeys([*_COLUMNS, *names.values()]))
    for place, title in enumerate(header):
        at = Position(where.file, where.line, place + 1)
        column = names.get(folded(title))
        if column in places:
            problems.append(csv_problems.column_twice(at, clean(title)))
        elif column is not None:
            places[column] = place
        elif get_close_matches(folded(title), names, n=1, cutoff=_MISSPELT):
            problems.append(wrong.misspelt_column(at, clean(title), known))
        elif clean(title):
            problems.append(wrong.unknown_column(at, clean(title), known))
    if "respondent" not in places:
        problems.append(wrong.no_respondents(where))
    return places, problems
