"""Yes or no: ``yes``, ``no``. The options need not be written; other words for them may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, key_form, others, read_option

WORDS: Final = {"yes": Text(fr="Oui", en="Yes"), "no": Text(fr="Non", en="No")}


def read(item: Item, text: str) -> str:
    """``yes`` or ``no``, in the words of either language."""
    for code, words in WORDS.items():
        if text.casefold() in (words.fr.casefold(), words.en.casefold()):
            return code
    return read_option(text, WORDS, others(item))


def write(item: Item, response: str) -> str:
    """The code itself."""
    return response


def value(item: Item, response: str) -> int:
    """1 for yes, 0 for no."""
    return int(response == "yes")


def bounds(item: Item) -> tuple[int, int]:
    """No and yes."""
    return 0, 1


def check(item: Item) -> Iterator[Fault]:
    """Options, where they are written, are yes and no; a key, where there is one, is one of them."""
    if item.options and list(item.options) != list(WORDS):
        yield Fault(
            "options",
            "QST030",
            Text(
                fr="les options d’un item « yesno » sont yes et no, dans cet ordre",
                en='the options of a "yesno" item are yes and no, in this order',
            ),
            Text(
                fr="Retirez-les pour « Oui » et « Non », ou changez le type en single.",
                en='Remove them for "Yes" and "No", or change the type to single.',
            ),
        )
    if item.key is not None and not (isinstance(item.key, str) and item.key in WORDS):
        yield key_form("yes")
