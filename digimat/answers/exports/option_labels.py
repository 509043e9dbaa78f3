"""Columns headed by the label of an option and nothing else, as one form tool writes several ticks.

Such a column is taken only where the label belongs to one item of several ticks, and every option of that item has one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as Map
from collections.abc import Sequence

from digimat.answers.exports import column_problems as wrong
from digimat.answers.exports.mapping import Entry
from digimat.answers.exports.model import Column
from digimat.answers.exports.namings import Namings, parts_of
from digimat.answers.exports.texts import bare
from digimat.language import Text
from digimat.problems import Position, Problem

BY_LABEL = Text(fr="nom d’une option de l’item", en="label of an option of the item")


def labelled(
    columns: Sequence[Column], said: Map[int, Entry], namings: Namings, where: Position
) -> tuple[list[Column], list[Problem]]:
    """The columns, those with the label of an option taken for it; and what is wrong with such."""
    owners = _owners(namings)
    answered = {c.target for c in columns if c.role in ("answer", "part")}
    taken: list[Column] = []
    problems: list[Problem] = []
    for column in columns:
        found = owners.get(bare(column.heading.text), set()) if column.role == "unknown" else set()
        found = {(item, part) for item, part in found if item not in answered}
        if column.heading.place in said or not found:
            taken.append(column)
        elif len(found) > 1:
            items = sorted({item for item, _ in found})
            problems.append(wrong.option_of_several(where, column.heading, items))
            taken.append(column)
        else:
            ((item, part),) = found
            taken.append(Column(column.heading, "part", item, part, because=BY_LABEL))
    return taken, problems


def _owners(namings: Namings) -> dict[str, set[tuple[str, str]]]:
    """Label -> the items that have such an option, with its code."""
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for item in namings.items.values():
        if item.type != "multi":
            continue
        for instance in item.instances.values() or (item,):
            for code, label in parts_of(instance).items():
                owners[bare(label.fr)].add((item.id, code))
                owners[bare(label.en)].add((item.id, code))
    return owners
