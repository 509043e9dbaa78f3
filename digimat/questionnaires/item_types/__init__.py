"""The item types: one module each, and the list of them.

A module offers ``read(item, text) -> response`` (raises InvalidResponse), ``write(item, response) -> code``
and ``check(item) -> faults``: what the definition of such an item must have. Where responses run from less
to more it also offers ``value(item, response) -> number`` and ``bounds(item) -> (lowest, highest)``, which
come from the definition, never from what was answered. To add a type, write its module and add it here;
how it is asked is in ``administration/questions.py``, how it is said in ``wording.py``.
"""

from __future__ import annotations

from typing import Any, Final

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import (
    allocation,
    freq,
    ladder,
    likert,
    match,
    multi,
    numeric,
    order,
    rank,
    scale10,
    short,
    single,
    sjt_bw,
    sjt_rate,
    text,
    yesno,
)
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
    "ladder": ladder,
    "likert": likert,
    "freq": freq,
    "yesno": yesno,
    "single": single,
    "multi": multi,
    "order": order,
    "rank": rank,
    "match": match,
    "numeric": numeric,
    "scale10": scale10,
    "allocation": allocation,
    "short": short,
    "text": text,
    "sjt_bw": sjt_bw,
    "sjt_rate": sjt_rate,
}
# Responses that are numbers, for conditions and for rules; options are known by their code.
NUMBERS: Final = frozenset({"ladder", "likert", "freq", "numeric", "scale10"})
# Responses that are one of several steps.
STEPS: Final = frozenset({"ladder", "likert", "freq", "scale10"})
# Responses that run from less to more.
DIRECTED: Final = frozenset(name for name, kind in ITEM_TYPES.items() if hasattr(kind, "bounds"))
# Responses that say something of several options, each of which may have points of its own.
IN_PARTS: Final = ("multi", "order", "rank", "allocation", "sjt_rate")

__all__ = ["DIRECTED", "IN_PARTS", "ITEM_TYPES", "NUMBERS", "STEPS", "bounds", "read_response"]


def bounds(item: Item) -> tuple[float, float]:
    """The lowest and the highest response of an item whose responses are steps."""
    lowest, highest = ITEM_TYPES[item.type].bounds(item)
    return lowest, highest


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
    cleaned = clean(raw)
    if not cleaned:
        return Reading(State.BLANK)
    folded = cleaned.casefold()
    if folded == DONT_KNOW and item.dont_know:
        return Reading(State.DONT_KNOW, code=DONT_KNOW)
    if folded == NOT_APPLICABLE and item.not_applicable:
        return Reading(State.NOT_APPLICABLE, code=NOT_APPLICABLE)
    kind = ITEM_TYPES[item.type]
    response = kind.read(item, cleaned)
    return Reading(State.ANSWERED, response, kind.write(item, response))
