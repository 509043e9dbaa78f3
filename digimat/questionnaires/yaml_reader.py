"""Reads YAML into plain data that remembers where each value stood.

A file is read from the parser's events, so that what would be dangerous or misleading is refused before
anything is built: aliases, tags, duplicate keys, depths and sizes that no questionnaire has. Plain words
follow the YAML 1.2 core schema: ``no`` and ``on`` are words, ``010`` is the number ten, ``true`` is a
boolean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from digimat.problems import Position, Problem
from digimat.questionnaires import yaml_problems as wrong
from digimat.questionnaires.yaml_problems import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_EVENTS, MAX_NUMBER

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DIGIT = re.compile("[1-9]")
# What nobody sees: controls, marks without a width, and those that turn the direction of what follows, in a
# comment too. An answer never holds one, so that a key that does is matched by none. Spaces and line ends stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass
class Document:
    """A YAML file as plain data, with the position of every key and value."""

    file: str
    data: Any = None
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)  # scalars as they stand: 1.10, not 1.1
    problems: list[Problem] = field(default_factory=list)

    def at(self, path: Path) -> Position:
        """The position of a path's key or, where it does not exist, of the nearest thing that holds it."""
        while path:
            if found := self.keys.get(path) or self.values.get(path):
                return found
            path = path[:-1]
        return Position(self.file, 1, 1)


class _Refused(Exception):
    """Reading cannot go on; the problem has been noted."""


def read_yaml(text: str, file: str) -> Document:
    """Read one YAML document; what is wrong with it is in ``problems``, and then ``data`` may be partial."""
    document = Document(file)
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        document.problems.append(wrong.too_large(Position(file)))
        return document
    text = text.removeprefix("\ufeff")  # the mark that a file may begin with
    if unseen := _UNSEEN.search(text):
        document.problems.append(_bad_character(unseen, text, file))
        return document
    try:
        document.data = _Builder(document, text).build()
    except yaml.MarkedYAMLError as error:
        document.problems.append(wrong.not_yaml(error, file))
    except yaml.reader.ReaderError:
        # Found anew: the C parser counts bytes, the other one characters.
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        document.problems.append(_bad_character(found, text, file))
    except _Refused:
        pass
    return document


def _bad_character(found: re.Match[str] | None, text: str, file: str) -> Problem:
    before = text[: found.start()] if found else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return wrong.bad_character(Position(file, line, column), found[0] if found else "")


class _Builder:
    """Builds values from events, one after the other; nesting is bounded, so plain recursion is safe."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.events = yaml.parse(text, Loader=_LOADER)
        self.seen = 0

    def next(self) -> Any:
        self.seen += 1
        event = next(self.events)
        if self.seen > MAX_EVENTS:
            self.refuse(wrong.too_large(self.position(event)))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(wrong.alias(self.position(event)))
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.refuse(wrong.tag(self.position(event), tag))
        if isinstance(event, yaml.ScalarEvent) and (unseen := _UNSEEN.search(event.value)):  # as "\\x1b"
            self.refuse(wrong.bad_character(self.position(event), unseen[0]))
        return event

    def position(self, event: Any) -> Position:
        return Position(self.document.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def refuse(self, problem: Problem) -> None:
        self.document.problems.append(problem)
        raise _Refused

    def build(self) -> Any:
        self.next()  # the stream starts
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self.value(self.next(), ())
        self.next()  # the document ends
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            self.refuse(wrong.second_document(self.position(after)))
        return value

    def value(self, event: Any, path: Path) -> Any:
        self.document.values[path] = self.position(event)
        if len(path) > MAX_DEPTH:
            self.refuse(wrong.too_deep(self.position(event)))
        if isinstance(event, yaml.ScalarEvent):
            self.document.written[path] = event.value
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def sequence(self, path: Path) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values))))
        return values

    def mapping(self, path: Path) -> dict[Any, Any]:
        values: dict[Any, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse(wrong.complex_key(self.position(event)))
            if event.implicit[0] and event.value == "<<":
                self.refuse(wrong.alias(self.position(event)))
            key, where = self.scalar(event), self.position(event)
            if not isinstance(key, str):
                self.document.problems.append(wrong.key_not_text(where, event.value, key))
                key = event.value
            inner = (*path, key)
            if key in values:
                self.document.problems.append(wrong.duplicate(where, key, self.document.keys[inner]))
                self.value(self.next(), (*path, f"{key} (again)"))
                continue
            self.document.keys[inner] = where
            values[key] = self.value(self.next(), inner)
        return values

    def scalar(self, event: Any) -> Any:
        text: str = event.value
        if not event.implicit[0]:
            return text  # quoted or a block
        if _NULL.fullmatch(text):
            return None
        if _TRUE.fullmatch(text):
            return True
        if _FALSE.fullmatch(text):
            return False
        if _INT.fullmatch(text):
            if len(text) > MAX_DIGITS:
                self.refuse(wrong.long_number(self.position(event)))
            return int(text)
        if not _FLOAT.fullmatch(text):
            return text
        number = float(text)
        nothing = not number and not _DIGIT.search(text.lower().partition("e")[0])  # 0e5, but not 1e-400
        if not nothing and not 1 / MAX_NUMBER <= abs(number) <= MAX_NUMBER:
            self.refuse(wrong.long_number(self.position(event)))
        return number
