"""A mapping file as it is read: where each thing stands, what it may name, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Map
from typing import Any

from digimat.answers.exports import mapping_problems as wrong
from digimat.language import Text
from digimat.problems import Position, Problem
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.yaml_reader import Document

TEXT = Text(fr="un texte", en="a text")
ITEM = Text(fr="item", en="item")
OPTION = Text(fr="option", en="option")


class MappingDocument:
    """One file, and the problems found in it so far."""

    def __init__(self, document: Document, questionnaire: Questionnaire) -> None:
        self.document, self.questionnaire = document, questionnaire
        self.items: dict[str, Item] = {item.id: item for item in questionnaire.items}
        self.problems: list[Problem] = []

    def at(self, *path: str | int) -> Position:
        """Where something stands."""
        return self.document.at(path)

    def wrong_kind(self, path: tuple[str | int, ...], name: str, wanted: Text) -> None:
        """Tell that something is not of the kind that is wanted there."""
        self.problems.append(wrong.wrong_kind(self.at(*path), name, wanted))

    def text(self, data: Map[str, Any], key: str, default: str) -> str:
        """A text, or what holds where none is written."""
        value = data.get(key, default)
        if not isinstance(value, str):
            self.wrong_kind((key,), key, TEXT)
            return default
        return value

    def known(self, name: str, path: tuple[str | int, ...], what: Text, names: Collection[str]) -> bool:
        """Whether a name exists; where it does not, that is told."""
        if name not in names:
            self.problems.append(wrong.no_such(self.at(*path), what, name, list(names)))
        return name in names

    def names(self, written: Any, key: str, known: Collection[str], *path: str) -> list[str]:
        """A list of ids, each of which exists."""
        if not isinstance(written, list) or not all(isinstance(name, str) for name in written):
            self.wrong_kind((key, *path), key, Text(fr="une liste : [a, b]", en="a list: [a, b]"))
            return []
        what = OPTION if path else ITEM
        return [name for n, name in enumerate(written) if self.known(name, (key, *path, n), what, known)]

    def is_table(self, written: Any, key: str) -> bool:
        """Whether something is a table of items; where it is not, that is told."""
        if not isinstance(written, dict):
            what = Text(fr="des items, chacun avec les siens", en="items, each with its own")
            self.wrong_kind((key,), key, what)
        return isinstance(written, dict)
