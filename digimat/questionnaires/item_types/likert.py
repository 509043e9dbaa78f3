"""How far one agrees: ``1``, ``2``, … from the least to the most; five steps unless the instrument has others."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    bounds_of_options,
    numbered_options,
    read_step,
)

MOST = 11


def read(item: Item, text: str) -> int:
    """The number of the step chosen."""
    return read_step(item, text)


def write(item: Item, response: int) -> str:
    """The number itself."""
    return str(response)


def value(item: Item, response: int) -> int:
    """The number itself."""
    return response


def bounds(item: Item) -> tuple[int, int]:
    """The lowest and the highest step there is."""
    return bounds_of_options(item)


def check(item: Item) -> Iterator[Fault]:
    """Steps from 1 without a gap, from the least agreement to the most."""
    yield from numbered_options(item, first=1, least=2, most=MOST)
