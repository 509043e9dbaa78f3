"""One option is chosen: ``b``."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    key_form,
    key_names,
    need_options,
    others,
    read_option,
)


def read(item: Item, text: str) -> str:
    """The code of the option chosen."""
    return read_option(text, item.options, others(item))


def write(item: Item, response: str) -> str:
    """The code itself."""
    return response


def check(item: Item) -> Iterator[Fault]:
    """At least two options; a key, where there is one, names an option."""
    yield from need_options(item)
    if item.key is None:
        return
    if isinstance(item.key, str):
        yield from key_names([item.key], item.options)
    else:
        yield key_form("b")
