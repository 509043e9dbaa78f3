"""What types with a row of numbered steps share: the number chosen is the response."""

from __future__ import annotations

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import bounds_of_options, read_step


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
