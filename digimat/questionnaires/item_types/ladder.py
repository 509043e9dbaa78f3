"""One of five described rungs of a practice, from absent to integrated: ``0`` to ``4``."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, numbered_options
from digimat.questionnaires.item_types.steps import bounds, read, value, write

__all__ = ["bounds", "check", "read", "value", "write"]

RUNGS = 5


def check(item: Item) -> Iterator[Fault]:
    """Exactly the five rungs 0 to 4, each described."""
    yield from numbered_options(item, first=0, least=RUNGS, most=RUNGS)
