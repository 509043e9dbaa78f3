"""How effective each of several actions is, from 1 to 5: ``a=4 b=2 c=5 d=1``. Every action is rated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    assigned,
    key_form,
    key_names,
    need_options,
    read_option,
    same_code_twice,
    wrong_form,
)
from digimat.questionnaires.responses import InvalidResponse

LOWEST: Final = 1
HIGHEST: Final = 5


def read(item: Item, text: str) -> dict[str, int]:
    """The rating of each option, in the order of the options."""
    pairs = assigned(text)
    if pairs is None:
        raise wrong_form(text, " ".join(f"{code}=3" for code in item.options))
    ratings: dict[str, int] = {}
    for name, rating in pairs:
        code = read_option(name, item.options)
        if code in ratings:
            raise same_code_twice(code)
        if rating not in map(str, range(LOWEST, HIGHEST + 1)):
            shown = rating if len(rating) <= 20 else rating[:19] + "…"
            raise InvalidResponse(
                Text(
                    fr=f"« {shown} » n’est pas une note de {LOWEST} à {HIGHEST}",
                    en=f'"{shown}" is not a rating from {LOWEST} to {HIGHEST}',
                ),
                Text(fr="Écrivez un nombre entier.", en="Write a whole number."),
            )
        ratings[code] = int(rating)
    missing = [code for code in item.options if code not in ratings]
    if missing:
        named = ", ".join(missing)
        raise InvalidResponse(
            Text(fr=f"il manque : {named}", en=f"missing: {named}"),
            Text(fr="Donnez une note à chaque option.", en="Rate every option."),
        )
    return {code: ratings[code] for code in item.codes}


def write(item: Item, response: dict[str, int]) -> str:
    """The ratings, separated by spaces."""
    return " ".join(f"{code}={rating}" for code, rating in response.items())


def check(item: Item) -> Iterator[Fault]:
    """At least two options; a key, where there is one, gives the experts' mean rating of each."""
    yield from need_options(item)
    if item.key is None:
        return
    key = item.key
    if isinstance(key, dict) and all(isinstance(code, str) for code in key):
        yield from key_names(key, item.options)
    if not isinstance(key, dict) or set(key) < set(item.options) or not all(map(_is_rating, key.values())):
        yield key_form("{" + ", ".join(f"{code}: 3.5" for code in item.options) + "}")


def _is_rating(mean: object) -> bool:
    return isinstance(mean, (int, float)) and not isinstance(mean, bool) and LOWEST <= mean <= HIGHEST
