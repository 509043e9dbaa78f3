"""Which columns of a file hold what, by their headings: never by their place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digimat.answers import csv_problems
from digimat.answers.exports.opened import OpenedFile, open_rows
from digimat.answers.exports.texts import bare
from digimat.answers.interactions import problems as wrong
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.responses import clean

AUTHOR, REACTOR, UNIT_AUTHOR, UNIT_REACTOR, TYPE = "author", "reactor", "unit_author", "unit_reactor", "type"
PERSON, UNIT = "person", "unit"
# What each column may be called; the first name is the one that messages use.
INTERACTIONS: Final[Mapping[str, Sequence[str]]] = {
    AUTHOR: ("author", "auteur", "autrice"),
    REACTOR: ("reactor", "réacteur", "réactrice"),
    UNIT_AUTHOR: ("unit_author", "author_unit", "unité_auteur", "unité de l’auteur"),
    UNIT_REACTOR: ("unit_reactor", "reactor_unit", "unité_réacteur", "unité du réacteur"),
    TYPE: ("type",),
}
MEMBERS: Final[Mapping[str, Sequence[str]]] = {
    PERSON: ("person", "personne", "membre", "member"),
    UNIT: ("unit", "unité"),
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a file is read, where it does not say so itself."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


def folded(heading: str) -> str:
    """A heading as it is compared: case, accents and what stands between its words aside.

    >>> folded("Unité de l’auteur"), folded("unit_author")
    ('unite_de_l_auteur', 'unit_author')
    """
    return re.sub(r"[^a-z0-9]+", "_", bare(heading)).strip("_")


def open_columns(
    path: Path, names: Mapping[str, Sequence[str]], optional: Sequence[str], wishes: Wishes
) -> tuple[OpenedFile, dict[str, int]]:
    """Open a file and find its columns; others are not read.

    Args:
        path: CSV, or another form that answers may have.
        names: what each column may be called.
        optional: the columns that may lack.
        wishes: what the user says of the file.

    Raises:
        UserError: the file cannot be read, or a column is missing, or there twice.
    """
    known = {folded(name): column for column, each in names.items() for name in each}
    try:
        opened = open_rows(
            path,
            encoding=wishes.encoding,
            delimiter=wishes.delimiter,
            sheet=wishes.sheet,
            known=lambda heading: folded(heading) in known,
        )
    except UserError as error:
        if any(problem.code == "ANS004" for problem in error.problems):  # its remedy speaks of items
            raise UserError(wrong.empty(path, tuple(names))) from None
        raise
    header = opened.first_rows[0]
    where = Position(str(path), header.line)
    headings = [clean(cell or "") for cell in header.cells]
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for place, heading in enumerate(headings):
        column = known.get(folded(heading))
        if column in places:
            at = Position(where.file, where.line, place + 1)
            problems.append(csv_problems.column_twice(at, heading))
        elif column is not None:
            places[column] = place
    if missing := [column for column in names if column not in places and column not in optional]:
        problems.append(wrong.missing_columns(where, missing, [heading for heading in headings if heading]))
    if problems:
        raise UserError(problems)
    return opened, places
