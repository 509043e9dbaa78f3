"""Where items stand in the file, although what was written once was spelt out into several of them.

Checks name things as they are asked: the third item of a section, the second option of that item. In the
file the item may be a row of a grid, its options a set further up, or the whole item the evidence field of
another one. This is the way back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from digimat.problems import Position
from digimat.questionnaires.variant_model import instance_name
from digimat.questionnaires.yaml_reader import Document, Path

Ways = tuple[Path, ...]  # where to look for something, the first place first


@dataclass
class PlacedDocument(Document):
    """A file whose questionnaire was read: ``ways`` leads from the path of what is asked to what is written."""

    ways: Mapping[Path, Ways] = field(default_factory=dict)

    def at(self, path: Path) -> Position:
        """The position of what a path of the questionnaire names."""
        for length in range(len(path), 3, -1):
            if ways := self.ways.get(path[:length]):
                places = [(*way, *path[length:]) for way in ways]
                return super().at(next((p for p in places if p in self.keys or p in self.values), places[0]))
        return super().at(path)


def placed(document: Document) -> PlacedDocument:
    """The document of a questionnaire whose shape is right, with the way back from its items."""
    data: Any = document.data
    ways: dict[Path, Ways] = {}
    evidence: dict[str, str] = {}
    for s, section in enumerate(data["sections"]):
        place = 0
        for entry, own in _written(section["items"], ("sections", s, "items")):
            path: Path = ("sections", s, "items", place)
            ways[path] = own
            if len(own) > 1:  # the stem that the rows of a grid share
                ways[*path, "lead"] = ((*own[1], "stem"),)
            for name, places in _instances(entry, own[0]):
                ways[*path, "instances", name] = places
            if "options" not in entry and "option_set" in entry:
                # All options at once are the item's choice of a set; one of them stands in the set.
                named = tuple((*way, "option_set") for way in own)
                ways[*path, "options"] = (*named, ("option_sets", entry["option_set"]))
            place += 1
            if entry.get("evidence") is not None:
                evidence[entry["id"]] = f"{entry['id']}_evidence"
                ways["sections", s, "items", place] = tuple((*way, "evidence") for way in own)
                place += 1
    for f, form in enumerate(data.get("forms") or ()):
        for place, number in enumerate(_asked(form["items"], evidence)):
            ways["forms", f, "items", place] = (("forms", f, "items", number),)
    return PlacedDocument(
        document.file,
        document.data,
        document.keys,
        document.values,
        document.written,
        document.problems,
        ways,
    )


def _written(entries: list[dict[str, Any]], path: Path) -> Iterator[tuple[dict[str, Any], Ways]]:
    """Each item as it is written, and where: a row of a grid first in its row, then in its grid."""
    for number, entry in enumerate(entries):
        own = (*path, number)
        if "grid" not in entry:
            yield entry, (own,)
            continue
        shared = {name: value for name, value in entry.items() if name != "rows"}
        for place, row in enumerate(entry["rows"]):
            yield {**shared, **row}, ((*own, "rows", place), own)


def _instances(cell: dict[str, Any], path: Path) -> Iterator[tuple[str, Ways]]:
    """Each instance of a cell, and where its fields stand: in the set first, then in the variant, then in the cell."""
    for variant, written in (cell.get("variants") or {}).items():
        own = (*path, "variants", variant)
        if not written.get("sets"):
            yield instance_name(variant), (own, path)
        for number in written.get("sets") or ():
            yield instance_name(variant, number), ((*own, "sets", number), own, path)


def _asked(names: list[str], evidence: Mapping[str, str]) -> Iterator[int]:
    """The place in the file of each item of a form; evidence stands where its item does."""
    for number, name in enumerate(names):
        yield number
        if name in evidence and evidence[name] not in names:
            yield number
