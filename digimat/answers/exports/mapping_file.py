"""Reads a mapping file: what a person has said of the columns of a survey's files.

Every mistake is told at once, with its line. How such a file is written is in ``mapping_text``.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from pathlib import Path
from typing import Any, Final, get_args

from digimat.answers.csv_problems import empty
from digimat.answers.exports import mapping_problems as wrong
from digimat.answers.exports.mapping import Entry, Mapping, heading_key
from digimat.answers.exports.mapping_text import save
from digimat.answers.exports.model import Role
from digimat.answers.exports.namings import BEST_WORST, parts_of, ranks
from digimat.answers.exports.vendors import VENDORS
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Item, Questionnaire
from digimat.questionnaires.wording import offered
from digimat.questionnaires.yaml_reader import Document, read_yaml

__all__ = ["load", "save"]

KEYS: Final = (
    "questionnaire", "version", "tool", "respondent", "separators", "decimal", "columns", "values", "not_asked",
    "not_offered",
)  # fmt: skip
COLUMN_KEYS: Final = ("heading", "occurrence", "item", "part", "instance", "profile", "is")
BY_CONTENT: Final = "by_content"
TEXT = Text(fr="un texte", en="a text")
ITEM = Text(fr="item", en="item")
# What ``is:`` may say of a column that is neither an item's nor the profile's.
ROLES: Final = tuple(
    role
    for role in get_args(Role)
    if role not in ("answer", "part", "profile", "unknown", "other", "variant", "set")
)
OF_ITEM: Final = ("other", "comment", "variant", "set")


def load(path: Path, questionnaire: Questionnaire) -> Mapping:
    """Read a mapping file.

    Raises:
        UserError: everything that is wrong with it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(wrong.unreadable(Position(str(path)), error)) from None
    document = read_yaml(text, str(path))
    if document.problems:
        raise UserError(document.problems)
    if document.data is None:
        raise UserError(empty(path))
    reader = _Reader(document, questionnaire)
    mapping = reader.mapping()
    if any(not problem.warning for problem in reader.problems):
        raise UserError(sorted(reader.problems, key=lambda p: p.position or Position("")))
    return mapping


class _Reader:
    """One file as it is read; what is wrong is collected."""

    def __init__(self, document: Document, questionnaire: Questionnaire) -> None:
        self.document, self.questionnaire = document, questionnaire
        self.items: dict[str, Item] = {item.id: item for item in questionnaire.items}
        self.problems: list[Problem] = []

    def at(self, *path: str | int) -> Position:
        return self.document.at(path)

    def mapping(self) -> Mapping:
        data = self.document.data
        if not isinstance(data, dict):
            self.problems.append(
                wrong.wrong_kind(
                    self.at(), "columns", Text(fr="des clés et leurs valeurs", en="keys and values")
                )
            )
            data = {}
        for key in data:
            if key not in KEYS:
                self.problems.append(wrong.unknown_key(self.at(key), key, KEYS))
        wanted = self.questionnaire
        name = self.text(data, "questionnaire", wanted.id)
        if name != wanted.id:
            self.problems.append(wrong.other_questionnaire(self.at("questionnaire"), name, wanted.id))
        version = self.document.written.get(("version",), wanted.version)
        if version != wanted.version:
            self.problems.append(wrong.other_version(self.at("version"), version, wanted.version))
        vendor = self.vendor(data)
        respondent = self.text(data, "respondent", "")
        if respondent not in ("", BY_CONTENT):
            self.problems.append(
                wrong.no_such(self.at("respondent"), Text(fr="valeur", en="value"), respondent, [BY_CONTENT])
            )
        entries = self.entries(data.get("columns", []))
        separators = self.separators(data.get("separators"))
        return Mapping(
            name,
            version,
            vendor,
            entries,
            separators,
            self.decimal(data),
            self.values(data.get("values", {})),
            respondent == BY_CONTENT,
            frozenset(self.names(data.get("not_asked", []), "not_asked", list(self.items))),
            self.not_offered(data.get("not_offered", {})),
            tuple(self.problems),
        )

    def text(self, data: Map[str, Any], key: str, default: str) -> str:
        value = data.get(key, default)
        if not isinstance(value, str):
            self.problems.append(wrong.wrong_kind(self.at(key), key, TEXT))
            return default
        return value

    def vendor(self, data: Map[str, Any]) -> str | None:
        if "tool" not in data:
            return None
        name = self.text(data, "tool", "")
        if name and name != "plain" and name not in VENDORS:
            what = Text(fr="outil", en="form tool")
            self.problems.append(wrong.no_such(self.at("tool"), what, name, ["plain", *VENDORS]))
        return "" if name == "plain" else name

    def decimal(self, data: Map[str, Any]) -> str:
        sign = self.text(data, "decimal", "")
        if sign not in ("", ".", ","):
            what = Text(fr='"," ou "."', en='"," or "."')
            self.problems.append(wrong.wrong_kind(self.at("decimal"), "decimal", what))
        return sign

    def separators(self, written: Any) -> tuple[str, ...] | None:
        if written is None:
            return None
        if not isinstance(written, list) or not written or not all(isinstance(s, str) and s for s in written):
            what = Text(fr='une liste de signes : [";", ", "]', en='a list of signs: [";", ", "]')
            self.problems.append(wrong.wrong_kind(self.at("separators"), "separators", what))
            return None
        return tuple(written)

    def entries(self, written: Any) -> list[Entry]:
        if not isinstance(written, list):
            what = Text(fr="une liste de colonnes", en="a list of columns")
            self.problems.append(wrong.wrong_kind(self.at("columns"), "columns", what))
            return []
        entries: list[Entry] = []
        seen: dict[tuple[tuple[str, ...], int], int] = {}
        for number, column in enumerate(written):
            entry = self.entry(number, column)
            if entry is None:
                continue
            key, place = (entry.heading, entry.occurrence), self.at("columns", number, "heading")
            if key in seen:
                self.problems.append(wrong.said_twice(place, " / ".join(entry.heading), seen[key]))
            seen.setdefault(key, place.line)
            entries.append(entry)
        return entries

    def entry(self, number: int, column: Any) -> Entry | None:
        """One column; None where something is wrong with it."""
        path = ("columns", number)
        if not isinstance(column, dict):
            what = Text(fr="heading, puis item, profile ou is", en="heading, then item, profile or is")
            self.problems.append(wrong.wrong_kind(self.at(*path), "columns", what))
            return None
        before = len(self.problems)
        for key in column:
            if key not in COLUMN_KEYS:
                self.problems.append(wrong.unknown_key(self.at(*path, key), key, COLUMN_KEYS))
        heading = column.get("heading")
        rows = [heading] if isinstance(heading, str) else heading
        if not isinstance(rows, list) or not rows or not all(isinstance(row, str) for row in rows):
            what = Text(fr="le titre, ou la liste de ses lignes", en="the heading, or the list of its lines")
            self.problems.append(wrong.wrong_kind(self.at(*path, "heading"), "heading", what))
            return None
        occurrence = column.get("occurrence", 1)
        if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1:
            what = Text(fr="un nombre à partir de 1", en="a number from 1")
            self.problems.append(wrong.wrong_kind(self.at(*path, "occurrence"), "occurrence", what))
        for key in ("item", "part", "instance", "profile", "is"):
            if key in column and not isinstance(column[key], str):
                self.problems.append(wrong.wrong_kind(self.at(*path, key), key, TEXT))
        if len(self.problems) > before:
            return None
        entry = self.meaning(path, column, heading_key(rows), occurrence, " / ".join(rows))
        return entry if len(self.problems) == before else None

    def meaning(
        self,
        path: tuple[str, int],
        column: Map[str, Any],
        key: tuple[str, ...],
        occurrence: int,
        heading: str,
    ) -> Entry | None:
        """What is said of a column: an item or a part of it, a fact of the profile, or something else."""
        said, item, profile = column.get("is", ""), column.get("item", ""), column.get("profile", "")
        part, instance = column.get("part", ""), column.get("instance", "")
        if said == "?":
            self.problems.append(wrong.unsaid(self.at(*path, "is"), heading))
            return None
        if profile and not (item or said):
            self.known(
                profile,
                (*path, "profile"),
                Text(fr="champ", en="field"),
                [f.id for f in self.questionnaire.profile],
            )
            return Entry(key, "profile", profile, occurrence=occurrence)
        if item and not profile and (not said or said in OF_ITEM):
            if self.known(item, (*path, "item"), ITEM, list(self.items)):
                own = self.items[item]
                if part:
                    parts = [
                        *parts_of(own),
                        *(BEST_WORST if own.type == "sjt_bw" else ()),
                        *sorted(ranks(own)),
                    ]
                    self.known(part, (*path, "part"), Text(fr="partie", en="part"), parts)
                if instance:
                    self.known(
                        instance, (*path, "instance"), Text(fr="variante", en="variant"), list(own.instances)
                    )
            role: Role = "part" if part else "answer"
            return Entry(key, next((r for r in OF_ITEM if r == said), role), item, part, instance, occurrence)
        if said and not profile and not item and not part:
            self.known(said, (*path, "is"), Text(fr="genre de colonne", en="kind of column"), ROLES)
            return Entry(key, next((r for r in ROLES if r == said), "ignored"), occurrence=occurrence)
        what = Text(
            fr="un seul de item, profile et is (avec item : other, comment, variant ou set)",
            en="one of item, profile and is (with item: other, comment, variant or set)",
        )
        self.problems.append(wrong.wrong_kind(self.at(*path), heading[:40], what))
        return None

    def known(self, name: str, path: tuple[str | int, ...], what: Text, names: Any) -> bool:
        if name not in names:
            self.problems.append(wrong.no_such(self.at(*path), what, name, list(names)))
        return name in names

    def names(self, written: Any, key: str, known: list[str], *path: str) -> list[str]:
        """A list of ids, each of which exists."""
        if not isinstance(written, list) or not all(isinstance(name, str) for name in written):
            what = Text(fr="une liste : [a, b]", en="a list: [a, b]")
            self.problems.append(wrong.wrong_kind(self.at(key, *path), key, what))
            return []
        what = ITEM if not path else Text(fr="option", en="option")
        return [name for n, name in enumerate(written) if self.known(name, (key, *path, n), what, known)]

    def not_offered(self, written: Any) -> dict[str, frozenset[str]]:
        if not self.is_table(written, "not_offered"):
            return {}
        return {
            item: frozenset(self.names(options, "not_offered", list(parts_of(self.items[item])), item))
            for item, options in written.items()
            if self.known(item, ("not_offered", item), ITEM, list(self.items))
        }

    def values(self, written: Any) -> dict[str, dict[str, str]]:
        """How answers are written in this survey's files: item -> what is written -> code."""
        if not self.is_table(written, "values"):
            return {}
        values: dict[str, dict[str, str]] = {}
        for item, words in written.items():
            if not self.known(item, ("values", item), ITEM, list(self.items)):
                continue
            if not isinstance(words, dict) or not all(isinstance(code, str) for code in words.values()):
                what = Text(
                    fr='ce qui est écrit, puis son code : "Oui": "yes"',
                    en='what is written, then its code: "Oui": "yes"',
                )
                self.problems.append(wrong.wrong_kind(self.at("values", item), item, what))
                continue
            codes = [*offered(self.items[item]), "dk", "na"]
            if offered(self.items[item]) and self.items[item].type not in (
                "match",
                "allocation",
                "sjt_rate",
                "sjt_bw",
            ):
                for word, code in words.items():
                    for each in code.replace(">", "+").split("+"):
                        if each:
                            self.known(each, ("values", item, word), Text(fr="option", en="option"), codes)
            values[item] = dict(words)
        return values

    def is_table(self, written: Any, key: str) -> bool:
        if not isinstance(written, dict):
            what = Text(fr="des items, chacun avec les siens", en="items, each with its own")
            self.problems.append(wrong.wrong_kind(self.at(key), key, what))
        return isinstance(written, dict)
