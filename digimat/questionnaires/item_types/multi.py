"""Any number of options is ticked, or as many as ``choose`` allows: ``a+c``. Nothing ticked is a blank.

One that ``exclusive`` lists ("none of these") is ticked alone.
"""

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
    if len(codes) > 1 and (alone := next((code for code in codes if code in item.exclusive), None)):
        raise InvalidResponse(
            Text(
                fr=f"l’option « {alone} » ne va avec aucune autre", en=f'option "{alone}" goes with no other'
            ),
            Text(fr="Donnez-la seule, ou retirez-la.", en="Give it alone, or take it out."),
        )
    if item.choose is not None and len(codes) > item.choose:
        raise InvalidResponse(
            Text(fr=f"{len(codes)} options sont cochées", en=f"{len(codes)} options are ticked"),
            Text(fr=f"Cochez-en {item.choose} au plus.", en=f"Tick {item.choose} at most."),
        )
    return frozenset(codes)


def write(item: Item, response: frozenset[str]) -> str:
    """The codes in the order of the options, joined by ``+``."""
    return "+".join(code for code in item.codes if code in response)


def check(item: Item) -> Iterator[Fault]:
    """At least two options, not all of them exclusive; a key, where there is one, lists what can be ticked."""
    yield from need_options(item)
    if item.options and set(item.options) <= set(item.exclusive):
        yield _all_exclusive()
    if item.key is None:
        return
    if isinstance(item.key, list) and item.key and all(isinstance(k, str) for k in item.key):
        yield from key_names(item.key, item.options)
        if len(set(item.key)) > 1 and (alone := next((k for k in item.key if k in item.exclusive), None)):
            yield _not_alone(alone)
        if item.choose is not None and item.choose < len(item.key):
            yield too_few_choices(item.choose, len(item.key))
    else:
        yield key_form("[a, c]")


def _all_exclusive() -> Fault:
    return Fault(
        "exclusive",
        "QST030",
        Text(
            fr="chaque option exclut toutes les autres : on ne peut en cocher qu’une",
            en="each option excludes all others: only one can be ticked",
        ),
        Text(fr="Écrivez type: single, ou retirez-en une.", en="Write type: single, or take one out."),
    )


def _not_alone(option: str) -> Fault:
    return Fault(
        "key",
        "QST030",
        Text(
            fr=f"la clé joint à d’autres « {option} », qui se coche seule",
            en=f'the key joins others to "{option}", which is ticked alone',
        ),
        Text(
            fr=f"Retirez-la de la clé, ou : key: [{option}].",
            en=f"Take it out of the key, or: key: [{option}].",
        ),
    )
