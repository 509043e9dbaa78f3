"""What can be wrong with a file of interactions or a list of members, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.language import Text, plural
from digimat.problems import Position, Problem, nearest

_WHAT = {
    "author": Text(fr="l’auteur", en="the author"),
    "reactor": Text(fr="la personne qui réagit", en="the person who reacts"),
    "unit_author": Text(fr="l’unité de l’auteur", en="the author’s unit"),
    "unit_reactor": Text(fr="l’unité de la personne qui réagit", en="the unit of the person who reacts"),
    "person": Text(fr="la personne", en="the person"),
    "unit": Text(fr="l’unité", en="the unit"),
}


def empty(path: Path, columns: Sequence[str]) -> Problem:
    listed = ", ".join(columns)
    return Problem(
        "ANS004",
        Text(fr="le fichier est vide", en="the file is empty"),
        Text(
            fr=f"Sa première ligne nomme les colonnes : {listed}.",
            en=f"Its first line names the columns: {listed}.",
        ),
        Position(str(path), 1),
    )


def missing_columns(where: Position, missing: Sequence[str], headings: Sequence[str]) -> Problem:
    listed = ", ".join(missing)
    guesses = [(column, near) for column in missing if (near := nearest(column, headings))]
    alike = Text(
        fr="".join(f" « {near} » est peut-être {column}." for column, near in guesses),
        en="".join(f' "{near}" may be {column}.' for column, near in guesses),
    )
    return Problem(
        "ANS130",
        Text(
            fr=f"il manque {plural(len(missing), 'colonne')} : {listed}",
            en=f"{plural(len(missing), 'column', 'en')} missing: {listed}",
        ),
        Text(
            fr=f"Donnez ces titres aux colonnes qui le disent.{alike.fr}",
            en=f"Give these headings to the columns that say so.{alike.en}",
        ),
        where,
    )


def nothing_there(where: Position, column: str) -> Problem:
    what = _WHAT[column]
    return Problem(
        "ANS131",
        Text(
            fr=f"{what.fr} manque : la cellule « {column} » est vide",
            en=f'{what.en} is missing: the "{column}" cell is empty',
        ),
        Text(
            fr="Complétez-la ; sans unité connue, écrivez un nom commun, par exemple « autre ».",
            en='Fill it in; where no unit is known, write one common name, for example "other".',
        )
        if column.startswith("unit")
        else Text(
            fr="Donnez le même code partout où c’est la même personne.",
            en="Give one code wherever it is one person.",
        ),
        where,
    )


def others(where: Position, count: int) -> Problem:
    """The rejected rows that are not told one by one."""
    return Problem(
        "ANS132",
        Text(
            fr=f"et {count} autre{'s' if count > 1 else ''} ligne{'s' if count > 1 else ''} à corriger",
            en=f"and {plural(count, 'other row', 'en')} to be mended",
        ),
        Text(
            fr="Corrigez les premières, puis relancez : la suite sera dite.",
            en="Mend the first ones, then run again: the next ones will be told.",
        ),
        where,
    )


def no_interactions(where: Position) -> Problem:
    return Problem(
        "ANS133",
        Text(
            fr="aucune ligne lisible où une personne réagit à une autre",
            en="no readable row in which one person reacts to another",
        ),
        Text(
            fr="Il faut une ligne par réaction : author, reactor, unit_author, unit_reactor, type.",
            en="There is one row a reaction: author, reactor, unit_author, unit_reactor, type.",
        ),
        where,
    )


def no_members(where: Position) -> Problem:
    return Problem(
        "ANS133",
        Text(fr="aucun membre lisible dans la liste", en="no readable member in the list"),
        Text(
            fr="Il faut une ligne par membre : person, unit.", en="There is one row a member: person, unit."
        ),
        where,
    )


def two_units(where: Position, first: int) -> Problem:
    """A member that another row puts into another unit; the first one counts."""
    return Problem(
        "ANS134",
        Text(
            fr=f"cette personne figure ligne {first} dans une autre unité",
            en=f"this person is in another unit on line {first}",
        ),
        Text(fr="Gardez une seule de ces lignes.", en="Keep one of these rows."),
        where,
    )
