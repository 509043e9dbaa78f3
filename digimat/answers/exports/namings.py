"""The ways to name an item, a part of it, or a fact of the profile in a heading: code, text, title, cut text.

Every way is exact but for typography (``texts``); what a heading names is found by looking it up, never by likeness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from digimat.answers.exports.texts import bare
from digimat.language import LANGUAGES, Text
from digimat.questionnaires import Item, Questionnaire

MOST_CUTS = 8  # places where one heading is cut in two
_CUT = re.compile(r"\s*(?:\.\.|…)\s*$")
LEAST_CUT = 8  # signs that a text which was cut off still has
_BETWEEN = re.compile(r" [-–—|>/→] |: | : |\s*\n\s*|: ?(?=\[)")
_CODE = re.compile(r"\W*([A-Za-z][A-Za-z0-9_]{0,39})\W+(?=\w|[«\"(…])")
_PLACE = re.compile(r"(?:rank|rang|choice|choix|place|position)\s*(\d{1,2})")
ANSWER = ("response", "open-ended response", "reponse", "reponse ouverte", "reponse a question ouverte")
COMMENT = ("comment", "commentaire", "comments", "commentaires")
BEST_WORST: Final = {
    "best": ("best", "most effective", "meilleure", "la meilleure", "la plus efficace"),
    "worst": ("worst", "least effective", "pire", "la pire", "la moins efficace"),
}


class How(IntEnum):
    """How a heading names something; the first that does counts."""

    CODE = 0
    ROW = 1  # the codes of a grid and of its row
    TEXT = 2
    TITLE = 3
    CUT = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An item that a text names, in which instance where it says so, and how."""

    item: str
    how: How
    instance: str = ""


def cut_in_two(text: str) -> Iterator[tuple[str, str]]:
    """What a heading may be made of: ``Question [Row]``, ``Question - Row``, ``Question: Row``, one below the other."""
    stripped = text.strip().rstrip(":")
    if stripped.endswith("]"):
        opened = [place for place, sign in enumerate(stripped) if sign == "["]
        for place in opened[:MOST_CUTS]:
            if stripped[:place].strip():
                yield stripped[:place], stripped[place + 1 : -1]
    for found in [*_BETWEEN.finditer(stripped)][:MOST_CUTS]:
        yield stripped[: found.start()], stripped[found.end() :]


def coded(text: str) -> tuple[str, str]:
    """The code that a heading may begin with, in small letters, and the text behind it."""
    found = _CODE.match(text.strip())
    return (found[1].casefold(), text.strip()[found.end() :]) if found else ("", "")


class Namings:
    """What headings can name in one questionnaire."""

    def __init__(self, questionnaire: Questionnaire, practice: bool = False) -> None:
        left_out = frozenset() if practice else questionnaire.practice
        self.items = {item.id: item for item in questionnaire.items if item.id not in left_out}
        self._texts: dict[str, set[tuple[str, str]]] = defaultdict(set)  # -> item, instance
        self._rows: dict[tuple[str, str], set[str]] = defaultdict(set)  # lead and row of a grid -> item
        self._coded_rows: dict[tuple[str, str], str] = {}  # the same by code
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, dict[str, set[str]]] = {}
        self.codes: dict[str, str] = {item.casefold(): item for item in self.items}
        self._facts: dict[str, set[str]] = defaultdict(set)
        self.facts_by_id = [field.id for field in questionnaire.profile]
        for field in questionnaire.profile:
            for name in (field.id, field.title.fr, field.title.en):
                self._facts[bare(name)].add(field.id)
        for item in self.items.values():
            self._add(item)

    def _add(self, item: Item) -> None:
        for instance in item.instances.values() or (item,):
            for language in LANGUAGES:
                stem = instance.stem.of(language)
                self._texts[bare(stem)].add((item.id, instance.asked))
                self._titles[bare(instance.title.of(language))].add(item.id)
                if item.lead is not None:
                    lead = item.lead.of(language)
                    self._rows[bare(lead), bare(stem)].add(item.id)
                    self._texts[bare(f"{lead} {stem}")].add((item.id, instance.asked))
        if item.grid is not None:
            self._coded_rows[bare(item.grid), bare(item.id)] = item.id
            self.codes.setdefault(f"{item.grid}_{item.id}", item.id)
            self.codes.setdefault(f"{item.grid}.{item.id}", item.id)

    def named_by(self, text: str, how: How) -> set[Named]:
        """The items that a text names in one way, code and text being one: a heading may have both."""
        if how is How.TITLE:
            return {Named(item, how) for item in self._titles.get(bare(text), ())}
        if how is How.CUT:
            return self._named_by_cut(text)
        return set(self._exact(text))

    def _exact(self, text: str) -> Iterator[Named]:
        if code := self.codes.get(text.strip().casefold()):
            yield Named(code, How.CODE)
        yield from self._by_text(text)
        name, rest = coded(text)
        if code := self.codes.get(name):
            # A number before a text is no code unless the text is that of the item.
            yield from (Named(code, How.CODE, n.instance) for n in self._by_text(rest) if n.item == code)
            yield from (
                Named(code, How.CODE, n.instance) for n in self._named_by_cut(rest, code) if n.item == code
            )

    def _by_text(self, text: str) -> Iterator[Named]:
        for item, instance in self._texts.get(bare(text), ()):
            yield Named(item, How.TEXT, instance)
        for head, row in cut_in_two(text):
            yield from self.row(head, row)

    def facts_named_by(self, text: str) -> set[str]:
        """The fields of the profile that a text names: by id, by title, or by both."""
        found = set(self._facts.get(bare(text), ()))
        name, rest = coded(text)
        return found | (set(self._facts.get(name, ())) & set(self._facts.get(bare(rest), ())))

    def row(self, lead: str, row: str) -> set[Named]:
        """The rows of grids that stand under a lead: both by their texts, or both by their codes."""
        key = (bare(lead), bare(row))
        by_code = {Named(self._coded_rows[key], How.ROW)} if key in self._coded_rows else set()
        return by_code | {Named(item, How.TEXT) for item in self._rows.get(key, ())}

    def _named_by_cut(self, text: str, only: str = "") -> set[Named]:
        """What a text that was cut off begins, alone or as a row behind its lead."""
        found: set[Named] = set()
        if begun := _begun(text):
            for whole, named in self._texts.items():
                if whole.startswith(begun):
                    found |= {Named(item, How.CUT, i) for item, i in named if not only or item == only}
        for head, row in cut_in_two(text):
            lead, stem = _begun(head), _begun(row)
            if not lead and not stem:
                continue
            for (whole_lead, whole_stem), items in self._rows.items():
                begins = whole_lead.startswith(lead) if lead else whole_lead == bare(head)
                if begins and (whole_stem.startswith(stem) if stem else whole_stem == bare(row)):
                    found |= {Named(item, How.CUT) for item in items if not only or item == only}
        return found

    def parts(self, item: Item) -> dict[str, set[str]]:
        """The names of the parts that an answer may be spread over; none where it has one column."""
        if item.id not in self._parts:
            names: dict[str, set[str]] = defaultdict(set)
            for instance in item.instances.values() or (item,):
                for code, label in parts_of(instance).items():
                    for name in (code, label.fr, label.en):
                        names[bare(name)].add(code)
            self._parts[item.id] = dict(names)
        return self._parts[item.id]

    def part(self, item: Item, text: str, how: How = How.TEXT) -> set[str]:
        """The parts of an item that a text names."""
        names = self.parts(item)
        if text.strip() in parts_of(item):
            return {text.strip()}
        found = set(names.get(bare(text), ()))
        if not found and item.type in ("rank", "order") and (place := _PLACE.fullmatch(bare(text))):
            return {str(int(place[1]))} & ranks(item)
        if not found and item.type == "sjt_bw":
            found = {code for code, words in BEST_WORST.items() if bare(text) in words}
        if not found and how is How.CUT and (begun := _begun(text)):
            found = {code for name, codes in names.items() if name.startswith(begun) for code in codes}
        return found | ({bare(text)} & ranks(item))


def parts_of(item: Item) -> dict[str, Text]:
    """The parts over which an answer may be spread, with their texts."""
    match item.type:
        case "multi" | "rank" | "order" | "allocation" | "sjt_rate":
            return dict(item.options)
        case "match":
            return dict(item.prompts)
    return {}


def ranks(item: Item) -> frozenset[str]:
    """The places of an item that puts options in order: ``1``, ``2``…"""
    if item.type not in ("rank", "order"):
        return frozenset()
    most = len(item.options) if item.type == "order" else item.choose or len(item.options)
    return frozenset(str(n + 1) for n in range(most))


def _begun(text: str) -> str:
    """The beginning that a tool left of a text which it cut off; nothing where it did not."""
    cut = _CUT.search(text)
    begun = bare(text[: cut.start()]) if cut else ""
    return begun if len(begun) >= LEAST_CUT else ""
