"""All options are put in order: ``c>a>b``. A key may declare ties: ``a>(b=c)>d``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    key_form,
    key_names,
    need_options,
    others,
    read_option,
)
from digimat.questionnaires.responses import InvalidResponse

_GROUP = re.compile(r"\(\s*(\w+(?:\s*=\s*\w+)+)\s*\)|(\w+)")


def read(item: Item, text: str) -> tuple[str, ...]:
    """The codes from first to last; every option is named once."""
    codes = tuple(read_option(part, item.options, others(item)) for part in text.split(">"))
    missing = [code for code in item.options if code not in codes]
    twice = [code for code in item.options if codes.count(code) > 1]
    if missing or twice:
        named = ", ".join(missing or twice)
        raise InvalidResponse(
            Text(fr=f"il manque : {named}", en=f"missing: {named}")
            if missing
            else Text(fr=f"nommé deux fois : {named}", en=f"named twice: {named}"),
            Text(
                fr=f"Rangez les {len(item.options)} options : {'>'.join(item.options)}, par exemple.",
                en=f"Put all {len(item.options)} options in order: {'>'.join(item.options)}, for example.",
            ),
        )
    return codes


def write(item: Item, response: tuple[str, ...]) -> str:
    """The codes joined by ``>``."""
    return ">".join(response)


def key_ranks(key: str) -> dict[str, int]:
    """The rank of each option in a key; tied options share one.

    Raises:
        ValueError: the key is not an order.

    >>> key_ranks("a>(b=c)>d")
    {'a': 0, 'b': 1, 'c': 1, 'd': 2}
    """
    ranks: dict[str, int] = {}
    for rank, group in enumerate(key.split(">")):
        found = _GROUP.fullmatch(group.strip())
        if not found:
            raise ValueError(key)
        for code in re.split(r"\s*=\s*", found[1] or found[2]):
            if code in ranks:
                raise ValueError(key)
            ranks[code] = rank
    return ranks


def check(item: Item) -> Iterator[Fault]:
    """At least two options; a key, where there is one, orders all of them and does not tie them all."""
    yield from need_options(item)
    if item.key is None:
        return
    try:
        ranks = key_ranks(item.key) if isinstance(item.key, str) else {}
    except ValueError:
        ranks = {}
    if set(ranks) == set(item.options) and len(set(ranks.values())) > 1:
        return
    yield from key_names(list(ranks), item.options)
    yield key_form('"c>a>(b=d)"')
