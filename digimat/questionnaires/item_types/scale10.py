"""A whole number from ``0`` to ``10``, as in "how likely are you to recommend …"; the ends may have words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, others, refuse_options, unknown_option

LOWEST: Final = 0
HIGHEST: Final = 10
_NUMBER = re.compile(r"0*(\d{1,2})", re.ASCII)


def read(item: Item, text: str) -> int:
    """The number."""
    found = _NUMBER.fullmatch(text)
    if found is None or not LOWEST <= int(found[1]) <= HIGHEST:
        raise unknown_option(text, [str(n) for n in range(LOWEST, HIGHEST + 1)], others(item))
    return int(found[1])


def write(item: Item, response: int) -> str:
    """The number itself."""
    return str(response)


def value(item: Item, response: int) -> int:
    """The number itself."""
    return response


def bounds(item: Item) -> tuple[int, int]:
    """0 and 10."""
    return LOWEST, HIGHEST


def check(item: Item) -> Iterator[Fault]:
    """No options: the numbers are the same for every item; ``ends`` says what the first and the last mean."""
    yield from refuse_options(item)
