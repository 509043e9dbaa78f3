"""The item types: one module each, and the list of them.

A module offers ``read(item, text) -> response`` (raises InvalidResponse), ``write(item, response) -> code``
and ``check(item) -> faults``: what the definition of such an item must have. To add a type, write its
module and add it here; how it is asked is in ``administration/questions.py``.
"""

from __future__ import annotations

from typing import Any, Final

from digimat.language import Text
from digimat.questionnaires.item_types import match, multi, numeric, order, short, single, sjt_bw
from digimat.questionnaires.model import Item
from digimat.questionnaires.responses import (
    DONT_KNOW,
    MAX_LENGTH,
    NOT_APPLICABLE,
    InvalidResponse,
    Reading,
    State,
    clean,
)

ITEM_TYPES: Final[dict[str, Any]] = {
    "single": single,
    "multi": multi,
    "order": order,
    "match": match,
    "numeric": numeric,
    "short": short,
    "sjt_bw": sjt_bw,
}

__all__ = ["ITEM_TYPES", "read_response"]


def read_response(item: Item, raw: str) -> Reading:
    """Read the code of one item.

    Raises:
        InvalidResponse: the code is no response to this item.
    """
    if len(raw) > MAX_LENGTH:
        raise InvalidResponse(
            Text(fr=f"plus de {MAX_LENGTH} caractères", en=f"more than {MAX_LENGTH} characters"),
            Text(fr="Raccourcissez la réponse.", en="Shorten the answer."),
        )
    text = clean(raw)
    if not text:
        return Reading(State.BLANK)
    folded = text.casefold()
    if folded == DONT_KNOW and item.dont_know:
        return Reading(State.DONT_KNOW, code=DONT_KNOW)
    if folded == NOT_APPLICABLE and item.not_applicable:
        return Reading(State.NOT_APPLICABLE, code=NOT_APPLICABLE)
    kind = ITEM_TYPES[item.type]
    response = kind.read(item, text)
    return Reading(State.ANSWERED, response, kind.write(item, response))
