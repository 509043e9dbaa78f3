"""Any number of options is ticked, or as many as ``choose`` allows: ``a+c``. Nothing ticked is a blank."""

from __future__ import annotations

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
    too_few_choices,
)
from digimat.questionnaires.responses import InvalidResponse


def read(item: Item, text: str) -> frozenset[str]:
    """The codes of the options ticked."""
    codes = [read_option(part, item.options, others(item)) for part in text.split("+")]
    for code in codes:
        if codes.count(code) > 1:
            raise InvalidResponse(
                Text(fr=f"l’option « {code} » est cochée deux fois", en=f'option "{code}" is ticked twice'),
                Text(fr="Nommez chaque option une seule fois.", en="Name each option once."),
            )
    if item.choose is not None and len(codes) > item.choose:
        raise InvalidResponse(
            Text(fr=f"{len(codes)} options sont cochées", en=f"{len(codes)} options are ticked"),
            Text(fr=f"Cochez-en {item.choose} au plus.", en=f"Tick {item.choose} at most."),
        )
    return frozenset(codes)


def write(item: Item, response: frozenset[str]) -> str:
    """The codes in the order of the options, joined by ``+``."""
    return "+".join(code for code in item.options if code in response)


def check(item: Item) -> Iterator[Fault]:
    """At least two options; a key, where there is one, lists options."""
    yield from need_options(item)
    if item.key is None:
        return
    if isinstance(item.key, list) and item.key and all(isinstance(k, str) for k in item.key):
        yield from key_names(item.key, item.options)
        if item.choose is not None and item.choose < len(item.key):
            yield too_few_choices(item.choose, len(item.key))
    else:
        yield key_form("[a, c]")
