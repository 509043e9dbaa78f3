"""A number: ``1234.5``, ``1234,5`` or, with French groups of three, ``1 234,5``."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.common import Fault, key_form, refuse_options, wrong_form

LONGEST = 40  # characters, as given and in canonical writing
# Either a decimal point or a decimal comma, never both: "1,234.5" has two readings and is refused.
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?|[+-]?[.,]\d+", re.ASCII)


def read(item: Item, text: str) -> float:
    """The number; spaces of every kind between groups of three digits are read over."""
    number = parse_number(text)
    if number is None or len(write(item, number)) > LONGEST:
        raise wrong_form(text, "1234.5 · 1234,5 · 1 234,5")
    return number


def parse_number(text: str) -> float | None:
    """A number in French or English writing, None where it is none.

    >>> [parse_number(t) for t in ("1234.5", "1 234,5", "1234,5", "-3", "1,234.5", "12 34", "abc")]
    [1234.5, 1234.5, 1234.5, -3.0, None, None, None]
    """
    plain = re.sub(r"\s", " ", text.strip()).replace("\N{MINUS SIGN}", "-")
    if len(plain) > LONGEST or not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(" ", "").replace(",", "."))


def write(item: Item, response: float) -> str:
    """The number with a decimal point, without a needless ``.0``."""
    # Never "1e-05", which could not be read again.
    return str(int(response)) if response.is_integer() else f"{Decimal(repr(response)):f}"


def check(item: Item) -> Iterator[Fault]:
    """No options; a key, where there is one, is a finite number."""
    yield from refuse_options(item)
    number = isinstance(item.key, (int, float)) and not isinstance(item.key, bool)
    if item.key is not None and not (number and math.isfinite(item.key)):
        yield key_form("12.5")
