"""Every text that a person reads, with its place: what the rules of writing look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from digimat.language import LANGUAGES, Language, Text
from digimat.problems import Problem
from digimat.questionnaires.item_model import Item, asked_as
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document, Path

# The fields of an item that its respondent reads. Whoever assesses reads the rationale too.
ASKED = ("title", "lead", "stem", "stimulus", "hint", "options", "prompts", "ends", "unit", "evidence")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, where it stands, and the field that holds it: "stem", "options", "advice", "purpose"."""

    path: Path
    text: Text
    field: str

    @property
    def is_stimulus(self) -> bool:
        """Whether it is a block shown as it is: data, a letter, a screen. Its layout is part of it."""
        return self.field == "stimulus"

    def each(self) -> Iterator[tuple[Language, str, Path]]:
        """Each language with its text and its place."""
        for language in LANGUAGES:
            yield language, self.text.of(language), (*self.path, language)


@dataclass(frozen=True)
class Writing:
    """What a rule is given: a questionnaire that is right in itself, and the file it was read from."""

    questionnaire: Questionnaire
    document: Document

    @cached_property
    def items(self) -> tuple[tuple[Path, Item], ...]:
        """Every item with its place."""
        return tuple(every_item(self.questionnaire))

    @property
    def keyed(self) -> Iterator[tuple[Path, Item]]:
        """The items that have a key."""
        return ((path, item) for path, item in self.items if item.key is not None)

    @cached_property
    def texts(self) -> tuple[Wording, ...]:
        """Every text."""
        return tuple(every_text(self.questionnaire))

    @property
    def asked(self) -> Iterator[Wording]:
        """What is read in items and in advice, without what is said to an assessor or to quote a source."""
        return (wording for wording in self.texts if wording.field in ASKED or wording.field == "advice")

    def warning(self, path: Path, code: str, message: Text, remedy: Text) -> Problem:
        """A warning at a path of the file."""
        return Problem(code, message, remedy, self.document.at(path), warning=True)


def every_item(questionnaire: Questionnaire) -> Iterator[tuple[Path, Item]]:
    """Every item that is written, with its path; the evidence for one is a text of that item.

    The only place where rules of writing go through items. What a cell can be asked as comes one by one; such
    items share their id, by which a rule knows them for one.
    """
    for s, section in enumerate(questionnaire.sections):
        for i, item in enumerate(section.items):
            for way, instance in asked_as(item) if item.evidence_of is None else ():
                yield ("sections", s, "items", i, *way), instance


def every_text(questionnaire: Questionnaire) -> Iterator[Wording]:
    """Every text of a questionnaire. What items share comes with each of them, from one and the same place."""
    for name, field in type(questionnaire).model_fields.items():
        if name not in ("sections", "option_sets"):
            yield from _texts_in(getattr(questionnaire, name), (field.alias or name,), name)
    for s, section in enumerate(questionnaire.sections):
        yield Wording(("sections", s, "title"), section.title, "section")
        for name, stimulus in section.stimuli.items():
            yield Wording(("sections", s, "stimuli", name), stimulus, "stimulus")
    for path, item in every_item(questionnaire):
        yield from _texts_of(item, path)


def _texts_of(item: Item, path: Path) -> Iterator[Wording]:
    for name in (*ASKED, "rationale"):
        if name == "stimulus" and item.testlet is not None:
            continue  # it stands in its section
        if name == "title" and item.grid is not None and item.title == item.stem:
            continue  # a row that has no title of its own
        yield from _texts_in(getattr(item, name), (*path, name), name)


def _texts_in(value: object, path: Path, field: str) -> Iterator[Wording]:
    if isinstance(value, Text):
        yield Wording(path, value, field)
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _texts_in(getattr(value, name), (*path, info.alias or name), field)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts_in(inner, (*path, str(name)), field)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _texts_in(inner, (*path, number), field)


def excerpt(text: str, start: int, end: int, around: int = 18) -> str:
    """A few words of a text around a place in it, on one line.

    >>> excerpt("Il faut  deux espaces, pas une de plus.", 7, 9, around=5)
    '…faut deux…'
    """
    first, last = max(0, start - around), min(len(text), end + around)
    words = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{words}{'…' if last < len(text.rstrip()) else ''}"


def listed(names: list[str], most: int = 8) -> str:
    """Some ids in a row, the first ones where there are many."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
