"""The most and the least effective of several actions: ``best=a worst=d``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    key_form,
    key_names,
    need_options,
    read_option,
    wrong_form,
)
from digimat.questionnaires.responses import InvalidResponse

_PARTS = re.compile(r"\s*(best|worst)\s*=\s*(\w+)\s+(best|worst)\s*=\s*(\w+)\s*", re.IGNORECASE)


class BestWorst(NamedTuple):
    """The options chosen as the best and as the worst."""

    best: str
    worst: str


def read(item: Item, text: str) -> BestWorst:
    """The two options; they differ."""
    found = _PARTS.fullmatch(text)
    if not found or found[1].casefold() == found[3].casefold():
        codes = list(item.options)
        raise wrong_form(text, f"best={codes[0]} worst={codes[-1]}")
    chosen = {found[1].casefold(): found[2], found[3].casefold(): found[4]}
    both = BestWorst(*(read_option(chosen[k], item.options) for k in ("best", "worst")))
    if both.best == both.worst:
        raise InvalidResponse(
            Text(fr="la meilleure et la pire action sont la même", en="the best and the worst are the same"),
            Text(fr="Choisissez deux actions différentes.", en="Choose two different actions."),
        )
    return both


def write(item: Item, response: BestWorst) -> str:
    """``best=a worst=d``."""
    return f"best={response.best} worst={response.worst}"


def check(item: Item) -> Iterator[Fault]:
    """At least three options; a key, where there is one, names a best and another as the worst."""
    yield from need_options(item, least=3)
    if item.key is None:
        return
    key = item.key
    if not isinstance(key, dict) or set(key) != {"best", "worst"} or key["best"] == key["worst"]:
        yield key_form("{best: a, worst: d}")
    elif not all(isinstance(code, str) for code in key.values()):  # the number 1 is not the option "1"
        yield key_form('{best: "1", worst: "4"}')
    else:
        yield from key_names([key["best"], key["worst"]], item.options)
