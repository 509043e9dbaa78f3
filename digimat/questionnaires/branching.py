"""The conditions of items as they were written: of a section once, of an item its own."""

from __future__ import annotations

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.section_model import Section


def own_condition(section: Section, item: Item) -> str | None:
    """What an item says itself on when it is asked, beside what its section says for all of its items."""
    if section.when is None or item.when is None:
        return item.when
    # Both are joined as "(of the section) and (its own)" when the file is read.
    return None if item.when == section.when else item.when[len(f"({section.when}) and (") : -1]
