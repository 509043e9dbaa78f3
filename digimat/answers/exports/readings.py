"""What one heading may mean: every reading of it, so that two are never taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digimat.answers.exports.model import Heading, Role
from digimat.answers.exports.namings import ANSWER, COMMENT, How, Named, Namings, cut_in_two, ranks
from digimat.answers.exports.texts import bare, plain
from digimat.answers.exports.vendors import Vendor
from digimat.language import Text

_CODE_OF_PART = re.compile(r"(\w+(?:\[\w+\])+)[^\w\[]+([^\W_].*|[«\"(…].*)")
_JOINTS = "_./-"  # between the code of an item and that of a part: Q1_a, Q1.a, Q1/a, Q1-Comment
MOST_JOINTS = 12
WHY = {
    How.CODE: Text(fr="code de l’item", en="code of the item"),
    How.ROW: Text(fr="codes de la grille et de la ligne", en="codes of the grid and of its row"),
    How.TEXT: Text(fr="texte de l’item", en="text of the item"),
    How.TITLE: Text(fr="titre de l’item", en="title of the item"),
    How.CUT: Text(fr="début du texte de l’item", en="beginning of the text of the item"),
}
PROFILE = Text(fr="champ du profil", en="field of the profile")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a heading may mean; ``instances`` are those whose text it is (none: it does not say)."""

    role: Role
    target: str
    part: str
    because: Text
    how: How
    instances: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it means."""
        return self.role, self.target, self.part


def readings_of(heading: Heading, namings: Namings, vendor: Vendor) -> list[Reading]:
    """Every reading of a heading, by code or text; by title or a text cut off only where there is no other."""
    rows = [plain(row) for row in heading.rows if row.strip()]
    if not rows:
        return []
    for how in (How.CODE, How.TITLE, How.CUT):
        found = [*_below(rows[0], rows[1], how, namings, vendor)] if len(rows) > 1 else []
        if len(rows) == 1 or not found:
            text = " ".join(rows)
            found += _in_one(text, how, namings, vendor)
            if " " not in text and "_" in text:  # a tool that writes spaces as underscores
                found += _in_one(text.replace("_", " "), how, namings, vendor)
        if how is How.CODE:
            found += _facts(rows, namings, vendor)
        if found:
            return _merged(found)
    return []


def _merged(found: list[Reading]) -> list[Reading]:
    """Readings that mean the same as one; the first reason stands."""
    merged: dict[tuple[str, str, str], Reading] = {}
    for each in found:
        known = merged.get(each.key)
        merged[each.key] = (
            each if known is None else replace(known, instances=known.instances | each.instances)
        )
    return list(merged.values())


def _facts(rows: Sequence[str], namings: Namings, vendor: Vendor) -> list[Reading]:
    """The fields of the profile that a heading names, behind the path of their groups or over a word for the answer."""
    texts = [" ".join(rows)] if len(rows) == 1 or bare(rows[1]) not in ANSWER else [rows[0]]
    found = {
        fact
        for text in texts
        for start in _starts(text, vendor)
        for fact in namings.facts_named_by(text[start:])
    }
    return [Reading("profile", fact, "", PROFILE, How.TEXT) for fact in sorted(found)]


def _below(question: str, below: str, how: How, namings: Namings, vendor: Vendor) -> Iterator[Reading]:
    """Two header rows: a question, and below it a part or a word for the whole answer."""
    for named in _ordered(_named(question, how, namings, vendor)):
        if bare(below) in ANSWER:
            yield _answer(named)
        yield from _part(named, below, "[", namings, vendor)
    if how is How.CODE:
        yield from (_answer(named) for named in _ordered(namings.row(question, below)))


def _in_one(text: str, how: How, namings: Namings, vendor: Vendor) -> list[Reading]:
    """One header row: an item, or an item and its part."""
    found = [_answer(named) for named in _ordered(_named(text, how, namings, vendor))]
    if both := _CODE_OF_PART.fullmatch(text):
        # Code and text, each with its part: "Q1[a]. Which? [This]". They have to say the same.
        said = {reading.key for reading in _in_one(both[2], how, namings, vendor)}
        found += [r for r in _in_one(both[1], how, namings, vendor) if r.key in said]
    for head, sub in cut_in_two(text):
        for named in _ordered(_named(head, how, namings, vendor)):
            found += _part(named, sub, "[", namings, vendor)
    for start in _starts(text, vendor):
        for joint, head, sub in _jointed(text[start:]):
            coded = {
                n for n in namings.named_by(head, how) if n.how is How.CODE or (joint == "/" and vendor.paths)
            }
            for named in _ordered(coded):
                found += _part(named, sub, joint, namings, vendor)
    return found


def _jointed(text: str) -> Iterator[tuple[str, str, str]]:
    places = [place for place, sign in enumerate(text) if sign in _JOINTS and 0 < place < len(text) - 1]
    for place in places[-MOST_JOINTS:]:
        yield text[place], text[:place], text[place + 1 :]


def _starts(text: str, vendor: Vendor) -> list[int]:
    """Where the name of a question may begin: at the start, or behind the path of its groups."""
    if "/" not in text or not (vendor.paths or " " not in text):
        return [0]
    return [0, *[place + 1 for place, sign in enumerate(text) if sign == "/"][:MOST_JOINTS]]


def _named(text: str, how: How, namings: Namings, vendor: Vendor) -> set[Named]:
    found: set[Named] = set()
    for start in _starts(text, vendor):
        found |= namings.named_by(text[start:], how)
    return found


def _ordered(named: set[Named]) -> list[Named]:
    return sorted(named, key=lambda n: (n.how, n.item, n.instance))


def _answer(named: Named) -> Reading:
    return Reading("answer", named.item, "", WHY[named.how], named.how, _instances(named))


def _instances(named: Named) -> frozenset[str]:
    return frozenset({named.instance} - {""})


def _part(named: Named, sub: str, joint: str, namings: Namings, vendor: Vendor) -> list[Reading]:
    """What stands behind an item: one of its parts, free words, or a remark."""
    item, text = namings.items[named.item], bare(sub)
    why, instances = WHY[named.how], _instances(named)

    def reading(role: Role, part: str, fr: str, en: str) -> Reading:
        because = Text(fr=f"{why.fr}, {fr}", en=f"{why.en}, {en}")
        return Reading(role, named.item, part, because, named.how, instances)

    words = reading("other", "", "« autre » en clair", '"other" in words')
    has_options = item.type in ("multi", "single")
    # Where options are written "/other", "_other" holds the words.
    if has_options and text in vendor.other and (vendor.other_is_words or (joint == "_" and vendor.paths)):
        return [words]
    parts = namings.part(item, sub, named.how)
    if parts:
        return [
            reading("part", part, "puis l’une de ses parties", "then one of its parts")
            for part in sorted(parts)
        ]
    if has_options and (text in vendor.other or text in ("other", "autre")):
        return [words]
    remark = text in COMMENT or (
        text.endswith("comment") and bool(namings.part(item, sub[: -len("comment")].rstrip("_"), named.how))
    )
    return [reading("comment", "", "remarque", "remark")] if remark else []


def could_be_rank(item_type: str, part: str, namings: Namings, target: str) -> bool:
    """Whether a part is both the code of an option and a place: 1 of an item whose options are 1, 2, 3."""
    item = namings.items[target]
    return item_type in ("rank", "order") and part in ranks(item) and part in item.options
