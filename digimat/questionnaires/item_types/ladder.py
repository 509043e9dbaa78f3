"""One of five described rungs of a practice, from absent to integrated: ``0`` to ``4``."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    bounds_of_options,
    numbered_options,
    read_step,
)

RUNGS = 5


def read(item: Item, text: str) -> int:
    """The number of the rung chosen."""
    return read_step(item, text)


def write(item: Item, response: int) -> str:
    """The number itself."""
    return str(response)


def value(item: Item, response: int) -> int:
    """The number itself."""
    return response


def bounds(item: Item) -> tuple[int, int]:
    """The lowest and the highest rung there is."""
    return bounds_of_options(item)


def check(item: Item) -> Iterator[Fault]:
    """Exactly the five rungs 0 to 4, each described."""
    yield from numbered_options(item, first=0, least=RUNGS, most=RUNGS)
