"""How far one agrees: ``1``, ``2``, … from the least to the most; five steps unless the instrument has others."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, numbered_options
from digimat.questionnaires.item_types.steps import bounds, read, value, write

__all__ = ["bounds", "check", "read", "value", "write"]

MOST = 11


def check(item: Item) -> Iterator[Fault]:
    """Steps from 1 without a gap, from the least agreement to the most."""
    yield from numbered_options(item, first=1, least=2, most=MOST)
