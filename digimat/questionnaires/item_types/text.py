"""Free words: evidence, a remark, a reason. Never scored, so the item needs no rule."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, refuse_options


def read(item: Item, text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def write(item: Item, response: str) -> str:
    """The words themselves."""
    return response


def check(item: Item) -> Iterator[Fault]:
    """No options."""
    yield from refuse_options(item)
