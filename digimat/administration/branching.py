"""Which questions are asked, from the answers so far and from who answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from digimat.questionnaires import Item, State, read_response
from digimat.questionnaires.conditions import Condition, parse_condition
from digimat.questionnaires.evaluation import Value, holds
from digimat.questionnaires.item_types import NUMBERS


@lru_cache(maxsize=1000)
def _parsed(when: str) -> Condition:
    return parse_condition(when)


def in_file_order(items: Iterable[Item], order: Sequence[Item]) -> tuple[Item, ...]:
    """The items of a form that have a condition, each after those that its condition names."""
    place = {item.id: number for number, item in enumerate(order)}
    return tuple(sorted((i for i in items if i.when is not None), key=lambda i: place[i.id]))


def hidden_items(
    conditional: Sequence[Item],
    items: Mapping[str, Item],
    codes: Mapping[str, str],
    profile: Mapping[str, str],
) -> frozenset[str]:
    """The items that are not asked: their condition is false, or cannot be told yet.

    Args:
        conditional: the items with a condition, in the order of the file.
        items: every item of the form, by id.
        codes: what has been answered, whether it is asked or not.
        profile: who answers, by profile field.
    """
    hidden: set[str] = set()
    for item in conditional:
        condition = _parsed(item.when or "")
        values: dict[str, Value] = {name: profile.get(name) or None for name in condition.names}
        for name in condition.names & items.keys():
            # What is hidden itself decides nothing, even where an earlier answer is kept.
            values[name] = None if name in hidden else _value(items[name], codes)
        if not holds(condition, values):
            hidden.add(item.id)
    return frozenset(hidden)


def _value(item: Item, codes: Mapping[str, str]) -> Value:
    """An answer as a condition sees it; "don't know" and "not applicable" are none."""
    reading = read_response(item, codes.get(item.id, ""))
    if reading.state is not State.ANSWERED:
        return None
    return float(reading.response) if item.type in NUMBERS else reading.code
