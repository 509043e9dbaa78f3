"""Tells of the columns that mean nothing known, each with the item that its heading is like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digimat.answers.asked import REQUIREMENT, RESPONDENT, asked_columns
from digimat.answers.csv_problems import unknown_column
from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.likeness import nearest_text
from digimat.answers.exports.model import Column, Heading
from digimat.answers.exports.namings import How, Namings
from digimat.answers.exports.readings import WHY
from digimat.answers.exports.texts import shortened
from digimat.answers.exports.vendors import Vendor
from digimat.language import LANGUAGES
from digimat.problems import Position, Problem
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.responses import clean

_BY_CODE = (How.CODE, How.ROW)
BY_WORDS = tuple(why for how, why in WHY.items() if how not in _BY_CODE)
NEAREST_OF = 20  # unknown headings for which the nearest text is looked for: each takes a while
COMPARED = 200  # signs of a heading that are compared


def unknown_columns(
    columns: Sequence[Column],
    told: Sequence[Problem],
    vendor: Vendor,
    questionnaire: Questionnaire,
    namings: Namings,
    where: Position,
) -> list[Problem]:
    """A warning for each column that means nothing known, unless its heading is told of already.

    Args:
        columns: all columns of the file.
        told: what is wrong with them.
        vendor: the form tool.
        questionnaire: the one that was answered.
        namings: what headings can name in it.
        where: the header.
    """
    places = {problem.position for problem in told if problem.code != "ANS079"}
    unknown = [
        column.heading
        for column in columns
        if column.role == "unknown"
        and Position(where.file, where.line, column.heading.place + 1) not in places
    ]
    if vendor.id in ("", "digimat") and not any(column.because in BY_WORDS for column in columns):
        known = [
            *(RESPONDENT, REQUIREMENT, *namings.facts_by_id, *namings.items),
            *asked_columns(questionnaire),
        ]
        return [unknown_column(where, clean(heading.text), known) for heading in unknown]
    texts = dict(_texts(namings, columns))
    return [
        wrong.unknown_text(where, heading, _meant(heading, texts) if count < NEAREST_OF else None)
        for count, heading in enumerate(unknown)
    ]


def _meant(heading: Heading, texts: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    """The text that a heading is like, and the id of its item."""
    guess = nearest_text(shortened(heading.text, COMPARED), texts)
    return texts[guess] if guess is not None else None


def _texts(namings: Namings, columns: Sequence[Column]) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a heading may say of the items that have no column yet, the text to show for it, and the item."""
    taken = {column.target for column in columns if column.role in ("answer", "part")}
    for item in namings.items.values():
        if item.id in taken:
            continue
        instances: Sequence[Item] = [*item.instances.values()] or [item]
        for stem in (instance.stem.of(language) for instance in instances for language in LANGUAGES):
            yield stem, (stem, item.id)
        if item.lead is not None:
            for language in LANGUAGES:
                stem = item.stem.of(language)
                yield f"{item.lead.of(language)} [{stem}]", (stem, item.id)
