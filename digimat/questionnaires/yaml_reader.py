"""Reads YAML into plain data that remembers where each value stood.

A file is read from the parser's events, so that what would be dangerous or misleading is refused before
anything is built: aliases, tags, duplicate keys, depths and sizes that no questionnaire has. Plain words
follow the YAML 1.2 core schema: ``no`` and ``on`` are words, ``010`` is the number ten, ``true`` is a
boolean.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from digimat.language import Text
from digimat.problems import Position, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_EVENTS = 200_000
MAX_DIGITS = 18  # every such integer is exact as a 64-bit number

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


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
        document.problems.append(_too_large(Position(file)))
        return document
    try:
        document.data = _Builder(document, text).build()
    except yaml.MarkedYAMLError as error:
        document.problems.append(_not_yaml(error, file))
    except yaml.reader.ReaderError:
        # Found anew: the C parser counts bytes, the other one characters.
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)
        before = text[: found.start()] if found else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        document.problems.append(_bad_character(Position(file, line, column)))
    except _Refused:
        pass
    return document


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
            self.refuse(_too_large(self.position(event)))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(_alias(self.position(event)))
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self.refuse(_tag(self.position(event), tag))
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
            self.refuse(_second_document(self.position(after)))
        return value

    def value(self, event: Any, path: Path) -> Any:
        self.document.values[path] = self.position(event)
        if len(path) > MAX_DEPTH:
            self.refuse(_too_deep(self.position(event)))
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
                self.refuse(_complex_key(self.position(event)))
            if event.implicit[0] and event.value == "<<":
                self.refuse(_alias(self.position(event)))
            key, where = self.scalar(event), self.position(event)
            if not isinstance(key, str):
                self.document.problems.append(_key_not_text(where, event.value, key))
                key = event.value
            inner = (*path, key)
            if key in values:
                self.document.problems.append(_duplicate(where, key, self.document.keys[inner]))
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
                self.refuse(_long_number(self.position(event)))
            return int(text)
        if not _FLOAT.fullmatch(text):
            return text
        if math.isinf(number := float(text)):
            self.refuse(_long_number(self.position(event)))
        return number


def _not_yaml(error: yaml.MarkedYAMLError, file: str) -> Problem:
    # A quote that is never closed is noticed at the end of the file; what helps is where it opens.
    unclosed = "quoted" in (error.context or "") and "end of stream" in (error.problem or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    where = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
    said = error.problem or ""
    return Problem(
        "QST001",
        Text(
            fr=f"ce n’est pas du YAML lisible ici (l’analyseur dit : {said})",
            en=f"this is not readable YAML (the parser says: {said})",
        ),
        Text(
            fr="Vérifiez le retrait, les deux-points suivis d’une espace et les guillemets de cette ligne "
            "et de la précédente.",
            en="Check the indentation, the colons followed by a space and the quotes of this line and the "
            "one before.",
        ),
        where,
    )


def _bad_character(where: Position) -> Problem:
    return Problem(
        "QST002",
        Text(fr="un caractère de contrôle est interdit ici", en="a control character is not allowed here"),
        Text(
            fr="Effacez-le, et enregistrez le fichier en UTF-8.",
            en="Delete it, and save the file as UTF-8.",
        ),
        where,
    )


def _too_large(where: Position) -> Problem:
    return Problem(
        "QST003",
        Text(
            fr=f"le fichier est trop grand (au plus {MAX_BYTES:,} octets et {MAX_EVENTS:,} éléments)",
            en=f"the file is too large (at most {MAX_BYTES:,} bytes and {MAX_EVENTS:,} elements)",
        ),
        Text(
            fr="Partagez-le en plusieurs questionnaires.",
            en="Split it into several questionnaires.",
        ),
        where,
    )


def _too_deep(where: Position) -> Problem:
    return Problem(
        "QST003",
        Text(
            fr=f"l’imbrication dépasse {MAX_DEPTH} niveaux",
            en=f"the nesting is deeper than {MAX_DEPTH} levels",
        ),
        Text(fr="Vérifiez le retrait de cette ligne.", en="Check the indentation of this line."),
        where,
    )


def _alias(where: Position) -> Problem:
    return Problem(
        "QST004",
        Text(
            fr="les ancres, alias et fusions (&nom, *nom, <<) ne sont pas admis",
            en="anchors, aliases and merge keys (&name, *name, <<) are not allowed",
        ),
        Text(
            fr="Écrivez la valeur en entier ; mettez un texte qui commence par & ou * entre guillemets.",
            en="Write the value in full; put a text that starts with & or * in quotes.",
        ),
        where,
    )


def _tag(where: Position, tag: str) -> Problem:
    return Problem(
        "QST004",
        Text(fr=f"l’étiquette YAML « {tag} » n’est pas admise", en=f'the YAML tag "{tag}" is not allowed'),
        Text(
            fr="Retirez-la ; mettez un texte qui commence par ! entre guillemets.",
            en="Remove it; put a text that starts with ! in quotes.",
        ),
        where,
    )


def _second_document(where: Position) -> Problem:
    return Problem(
        "QST001",
        Text(fr="un second document commence ici (---)", en="a second document starts here (---)"),
        Text(fr="Un fichier, un questionnaire : retirez-le.", en="One file, one questionnaire: remove it."),
        where,
    )


def _complex_key(where: Position) -> Problem:
    return Problem(
        "QST001",
        Text(fr="un nom de champ doit être un simple mot", en="the name of a field must be a plain word"),
        Text(fr="Écrivez « nom: valeur ».", en='Write "name: value".'),
        where,
    )


def _key_not_text(where: Position, written: str, key: object) -> Problem:
    kind = {bool: Text(fr="un booléen", en="a boolean"), type(None): Text(fr="un vide", en="a null")}.get(
        type(key), Text(fr="un nombre", en="a number")
    )
    return Problem(
        "QST006",
        Text(
            fr=f"YAML lit « {written} » comme {kind.fr}, pas comme un identifiant",
            en=f'YAML reads "{written}" as {kind.en}, not as an id',
        ),
        Text(fr=f'Écrivez-le entre guillemets : "{written}".', en=f'Write it in quotes: "{written}".'),
        where,
    )


def _duplicate(where: Position, key: str, first: Position) -> Problem:
    return Problem(
        "QST005",
        Text(
            fr=f"« {key} » est écrit deux fois (d’abord ligne {first.line})",
            en=f'"{key}" appears twice (first on line {first.line})',
        ),
        Text(fr="Renommez ou retirez l’un des deux.", en="Rename or remove one of them."),
        where,
    )


def _long_number(where: Position) -> Problem:
    return Problem(
        "QST006",
        Text(
            fr=f"un nombre entier de plus de {MAX_DIGITS} signes, ou au-delà de 1e308, n’est pas admis",
            en=f"a whole number of more than {MAX_DIGITS} characters, or one beyond 1e308, is not allowed",
        ),
        Text(fr="Si c’est un code, mettez-le entre guillemets.", en="If it is a code, put it in quotes."),
        where,
    )
