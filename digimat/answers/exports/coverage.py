"""Whether the columns of a file hold what its questionnaire asks: every item, and every part of one that is spread."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import replace

from digimat.answers import csv_problems
from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.mapping import Mapping
from digimat.answers.exports.model import Column
from digimat.answers.exports.namings import BEST_WORST, parts_of, ranks
from digimat.language import Text, same
from digimat.problems import Position, Problem
from digimat.questionnaires import Item, Questionnaire

SUMMARY = Text(
    fr="résumé des colonnes de ses options, qui sont lues",
    en="summary of the columns of its options, which are read",
)


def without_summaries(columns: Sequence[Column], questionnaire: Questionnaire) -> list[Column]:
    """Of ticks that stand both in one column and in a column an option, the second is read."""
    multi = {item.id for item in questionnaire.items if item.type == "multi"}
    spread = {column.target for column in columns if column.role == "part"} & multi
    return [
        replace(column, role="metadata", target="", because=SUMMARY)
        if column.role == "answer" and column.target in spread
        else column
        for column in columns
    ]


def missing_columns(
    columns: Sequence[Column],
    questionnaire: Questionnaire,
    mapping: Mapping | None,
    where: Position,
    also: Sequence[str] = (),
) -> list[Problem]:
    """Every item has a column, but those of modules and those that the mapping says were not asked."""
    missing = [*also, *items_without(columns, questionnaire, mapping)]
    return [csv_problems.missing_columns(where, missing)] if missing else []


def items_without(
    columns: Sequence[Column], questionnaire: Questionnaire, mapping: Mapping | None = None
) -> list[str]:
    """The items that should have a column and have none."""
    there = {column.target for column in columns if column.role in ("answer", "part")}
    spared = there | questionnaire.practice | questionnaire.optional
    spared |= mapping.not_asked if mapping is not None else set()
    return [item.id for item in questionnaire.items if item.id not in spared]


def missing_parts(
    columns: Sequence[Column], questionnaire: Questionnaire, mapping: Mapping | None, where: Position
) -> list[Problem]:
    """An item that is spread over columns has one for each of its parts, and none for its whole answer."""
    problems = []
    for item in questionnaire.items:
        own = [c for c in columns if c.target == item.id]
        spread = [c for c in own if c.role == "part"]
        if not spread:
            continue
        if whole := next((c for c in own if c.role == "answer"), None):
            what = Text(fr=f"l’item {item.id}", en=f"item {item.id}")
            problems.append(wrong.two_columns(where, whole.heading, spread[0].heading, what))
            continue
        not_offered = mapping.not_offered.get(item.id, frozenset()) if mapping is not None else frozenset()
        has_words = any(c.role == "other" for c in own)
        there = {c.part for c in spread} | not_offered
        wanted = _wanted(item, there)
        absent = [
            _told(code, label)
            for code, label in wanted.items()
            if code not in there and not (has_words and code == "other")
        ]
        if absent:
            problems.append(wrong.parts_missing(where, item.id, absent, spread[0]))
    return problems


def _wanted(item: Item, there: set[str]) -> Map[str, Text]:
    """The parts that have to be there: the places, where a column stands for a place, else the options."""
    if item.type == "sjt_bw":
        return dict.fromkeys(BEST_WORST, same(""))
    places = ranks(item)
    if places and there and not (there & set(item.options)):
        return {place: same("") for place in sorted(places, key=int)}
    return parts_of(item)


def _told(code: str, label: Text) -> Text:
    return Text(fr=f"{code} ({label.fr})", en=f"{code} ({label.en})") if label.fr else same(code)
