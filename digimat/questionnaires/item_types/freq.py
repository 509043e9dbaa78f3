"""How often something happens: ``0`` for never, then ``1``, ``2``, …; usually five steps, to very often."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, numbered_options
from digimat.questionnaires.item_types.steps import bounds, read, value, write

__all__ = ["bounds", "check", "read", "value", "write"]

MOST = 11


def check(item: Item) -> Iterator[Fault]:
    """Steps from 0 without a gap, from the rarest to the most frequent."""
    yield from numbered_options(item, first=0, least=2, most=MOST)
