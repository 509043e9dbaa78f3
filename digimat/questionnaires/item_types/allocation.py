"""A fixed sum is spread over options: ``a=40 b=60``. What is not named gets nothing.

The numbers, whole or decimal, are 0 or more and add up to ``spread`` exactly: they are added as decimals,
so that 33.3 + 33.3 + 33.4 is 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import (
    Fault,
    assigned,
    need_field,
    need_options,
    read_option,
    same_code_twice,
    wrong_form,
)
from digimat.questionnaires.responses import InvalidResponse

_PART = re.compile(r"\+?(\d{1,9})([.,]\d{1,6})?", re.ASCII)


def read(item: Item, text: str) -> dict[str, Decimal]:
    """The part of every option, in the order of the options."""
    pairs = assigned(text)
    if pairs is None:
        raise wrong_form(text, _example(item))
    parts: dict[str, Decimal] = {}
    for name, number in pairs:
        code = read_option(name, item.options)
        if code in parts:
            raise same_code_twice(code)
        if not _PART.fullmatch(number):
            raise wrong_form(number, _example(item))
        parts[code] = Decimal(number.replace(",", "."))
    total, wanted = sum(parts.values(), Decimal(0)), total_of(item)
    if total != wanted:
        raise InvalidResponse(
            Text(fr=f"le total est {plain(total)}", en=f"the total is {plain(total)}"),
            Text(
                fr=f"Répartissez {plain(wanted)} en tout, par exemple : {_example(item)}.",
                en=f"Spread {plain(wanted)} in all, for example: {_example(item)}.",
            ),
        )
    return {code: parts.get(code, Decimal(0)) for code in item.options}


def write(item: Item, response: Mapping[str, Decimal]) -> str:
    """Every option with its part, separated by spaces; a decimal point, no needless zeros."""
    return " ".join(f"{code}={plain(part)}" for code, part in response.items())


def total_of(item: Item) -> Decimal:
    """What the parts add up to, as it is written in the file."""
    return Decimal(repr(item.spread if item.spread is not None else 100))


def check(item: Item) -> Iterator[Fault]:
    """At least two options, and what is to be spread over them."""
    yield from need_options(item)
    if item.spread is None:
        yield need_field(item, "spread", "100")
    elif not _PART.fullmatch(plain(total_of(item))):
        yield Fault(
            "spread",
            "QST030",
            Text(
                fr="personne ne peut écrire des parts dont le total est ce nombre",
                en="nobody can write parts that add up to this number",
            ),
            Text(
                fr="Neuf chiffres au plus, et six décimales au plus.",
                en="Nine digits at most, and six decimals at most.",
            ),
        )


def plain(number: Decimal) -> str:
    """``40``, ``33.3``: never ``4E+1``.

    >>> plain(Decimal("40.0")), plain(Decimal("33.30")), plain(Decimal("1E+2"))
    ('40', '33.3', '100')
    """
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _example(item: Item) -> str:
    """The whole sum on the first option: right for any sum and any options."""
    first, *rest = item.options
    return " ".join([f"{first}={plain(total_of(item))}", *(f"{code}=0" for code in rest[:3])])
