"""The first few of several options are put in order: ``c>a``. How many is declared: ``choose: 2``."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    enough_options,
    need_field,
    need_options,
    others,
    read_option,
    same_code_twice,
)
from digimat.questionnaires.responses import InvalidResponse


def places(item: Item) -> int:
    """How many options are ranked."""
    return item.choose or len(item.options)


def read(item: Item, text: str) -> tuple[str, ...]:
    """The codes from the first to the last that is ranked."""
    codes = tuple(read_option(part, item.options, others(item)) for part in text.split(">"))
    for code in codes:
        if codes.count(code) > 1:
            raise same_code_twice(code)
    if len(codes) != places(item):
        example = ">".join(list(item.options)[: places(item)])
        raise InvalidResponse(
            Text(fr=f"{len(codes)} au lieu de {places(item)}", en=f"{len(codes)} instead of {places(item)}"),
            Text(
                fr=f"Rangez {places(item)} options, par exemple : {example}.",
                en=f"Rank {places(item)} options, for example: {example}.",
            ),
        )
    return codes


def write(item: Item, response: tuple[str, ...]) -> str:
    """The codes joined by ``>``."""
    return ">".join(response)


def check(item: Item) -> Iterator[Fault]:
    """At least two options, and how many of them are ranked: not more than there are."""
    yield from need_options(item)
    if item.choose is None:
        yield need_field(item, "choose", "2")
    else:
        yield from enough_options(item, len(item.options))
