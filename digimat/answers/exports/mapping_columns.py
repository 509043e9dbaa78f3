"""What a mapping file says of each column: which item or part of one it answers, or what else it is."""

from __future__ import annotations

from collections.abc import Mapping as Map
from typing import Any, Final, get_args

from digimat.answers.exports import mapping_problems as wrong
from digimat.answers.exports.mapping import Entry, heading_key
from digimat.answers.exports.mapping_document import ITEM, TEXT, MappingDocument
from digimat.answers.exports.model import Role
from digimat.answers.exports.namings import BEST_WORST, parts_of, ranks
from digimat.language import Text

KEYS: Final = ("heading", "occurrence", "item", "part", "instance", "profile", "is")
# What ``is:`` may say of a column that is neither an item's nor the profile's.
ROLES: Final = tuple(
    role
    for role in get_args(Role)
    if role not in ("answer", "part", "profile", "unknown", "other", "variant", "set")
)
OF_ITEM: Final = ("other", "comment", "variant", "set")


def read_entries(file: MappingDocument, written: Any) -> list[Entry]:
    """The columns that are said; those with which something is wrong are left out, and told."""
    if not isinstance(written, list):
        file.wrong_kind(("columns",), "columns", Text(fr="une liste de colonnes", en="a list of columns"))
        return []
    entries: list[Entry] = []
    seen: dict[tuple[tuple[str, ...], int], int] = {}
    for number, column in enumerate(written):
        entry = _entry(file, number, column)
        if entry is None:
            continue
        key, place = (entry.heading, entry.occurrence), file.at("columns", number, "heading")
        if key in seen:
            file.problems.append(wrong.said_twice(place, " / ".join(entry.heading), seen[key]))
        seen.setdefault(key, place.line)
        entries.append(entry)
    return entries


def _entry(file: MappingDocument, number: int, column: Any) -> Entry | None:
    """One column; None where something is wrong with it."""
    path = ("columns", number)
    if not isinstance(column, dict):
        what = Text(fr="heading, puis item, profile ou is", en="heading, then item, profile or is")
        file.wrong_kind(path, "columns", what)
        return None
    before = len(file.problems)
    for key in column:
        if key not in KEYS:
            file.problems.append(wrong.unknown_key(file.at(*path, key), key, KEYS))
    heading = column.get("heading")
    rows = [heading] if isinstance(heading, str) else heading
    if not isinstance(rows, list) or not rows or not all(isinstance(row, str) for row in rows):
        what = Text(fr="le titre, ou la liste de ses lignes", en="the heading, or the list of its lines")
        file.wrong_kind((*path, "heading"), "heading", what)
        return None
    occurrence = column.get("occurrence", 1)
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or occurrence < 1:
        what = Text(fr="un nombre à partir de 1", en="a number from 1")
        file.wrong_kind((*path, "occurrence"), "occurrence", what)
    for key in ("item", "part", "instance", "profile", "is"):
        if key in column and not isinstance(column[key], str):
            file.wrong_kind((*path, key), key, TEXT)
    if len(file.problems) > before:
        return None
    entry = _meaning(file, path, column, heading_key(rows), occurrence, " / ".join(rows))
    return entry if len(file.problems) == before else None


def _meaning(
    file: MappingDocument,
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
        file.problems.append(wrong.unsaid(file.at(*path, "is"), heading))
        return None
    if profile and not (item or said):
        fields = [field.id for field in file.questionnaire.profile]
        file.known(profile, (*path, "profile"), Text(fr="champ", en="field"), fields)
        return Entry(key, "profile", profile, occurrence=occurrence)
    if item and not profile and (not said or said in OF_ITEM):
        _check_item(file, path, item, part, instance)
        role: Role = "part" if part else "answer"
        return Entry(key, next((r for r in OF_ITEM if r == said), role), item, part, instance, occurrence)
    if said and not profile and not item and not part:
        file.known(said, (*path, "is"), Text(fr="genre de colonne", en="kind of column"), ROLES)
        return Entry(key, next((r for r in ROLES if r == said), "ignored"), occurrence=occurrence)
    what = Text(
        fr="un seul de item, profile et is (avec item : other, comment, variant ou set)",
        en="one of item, profile and is (with item: other, comment, variant or set)",
    )
    file.wrong_kind(path, heading[:40], what)
    return None


def _check_item(file: MappingDocument, path: tuple[str, int], name: str, part: str, instance: str) -> None:
    """Tell of an item, a part or a variant of it that does not exist."""
    if not file.known(name, (*path, "item"), ITEM, list(file.items)):
        return
    item = file.items[name]
    if part:
        best_worst = BEST_WORST if item.type == "sjt_bw" else ()
        parts = [*parts_of(item), *best_worst, *sorted(ranks(item))]
        file.known(part, (*path, "part"), Text(fr="partie", en="part"), parts)
    if instance:
        variant = Text(fr="variante", en="variant")
        file.known(instance, (*path, "instance"), variant, list(item.instances))
