"""A few words: compared after trimming, without case, with single spaces."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, key_form, refuse_options


def read(item: Item, text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def write(item: Item, response: str) -> str:
    """The words themselves."""
    return response


def folded(text: str) -> str:
    """The form in which two answers are compared.

    >>> folded("  M.  Leroy ")
    'm. leroy'
    """
    return " ".join(text.casefold().split())


def check(item: Item) -> Iterator[Fault]:
    """No options; a key, where there is one, lists the accepted forms."""
    yield from refuse_options(item)
    if item.key is None:
        return
    if not (isinstance(item.key, list) and item.key and all(isinstance(k, str) for k in item.key)):
        yield key_form('["m.leroy", "m leroy"]')
