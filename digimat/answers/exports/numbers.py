"""Numbers as spreadsheets and people write them: decimal commas, thousands, units, guards."""

from __future__ import annotations

import re

from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.texts import bare
from digimat.language import Text
from digimat.questionnaires import Item, read_response
from digimat.questionnaires.responses import clean

_GUARD = re.compile(r"\A'(?=[=+\-.,\d])")
_WITH_UNIT = re.compile(r"(.*\d)\s*([^\d\s].*)", re.DOTALL)
_EITHER = re.compile(
    r"[+-]?[1-9]\d{0,2},\d{3}", re.ASCII
)  # 1,234: English thousands, or a French decimal comma
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def read_number(item: Item, cell: str, decimal: str) -> str:
    """The canonical code of a number.

    Args:
        item: the item, with its unit.
        cell: what is written.
        decimal: the decimal sign of the file, "" where it is not known: then "1,234" has two readings.

    Raises:
        InvalidResponse: it is no number, or it may be two.
    """
    text = plain_number(cell, item.unit, decimal)
    if not decimal and _EITHER.fullmatch(text):
        raise wrong.two_readings(
            item.id,
            cell,
            {
                text.replace(",", "."): Text(fr="virgule décimale", en="decimal comma"),
                text.replace(",", ""): Text(fr="milliers", en="thousands"),
            },
        )
    return read_response(item, text).code


def plain_number(cell: str, unit: Text | None, decimal: str) -> str:
    """A number without the guard before it, the unit behind it and English groups of three.

    >>> plain_number("'1 234,5 €", Text(fr="€", en="€"), ","), plain_number("1,234.5", None, ".")
    ('1 234,5', '1234.5')
    """
    text = _GUARD.sub("", clean(cell), count=1)
    found = _WITH_UNIT.fullmatch(text)
    if found and unit is not None and _singular(found[2]) in (_singular(unit.fr), _singular(unit.en)):
        text = found[1].strip()
    if decimal == "." and _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    return text


def _singular(unit: str) -> str:
    return bare(unit).removesuffix("s")
