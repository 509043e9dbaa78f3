"""Partial credit for matching."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.questionnaires.item_model import Item
from digimat.scoring.registry import item_rule


@item_rule(
    "match_prop",
    types=("match",),
    blank=0.0,
    dont_know=0.0,
    fr="Part des lignes associées à la bonne option.",
)
def match_prop(item: Item, pairs: Mapping[str, str]) -> float:
    """Share of the prompts that were given their right option.

        points = right pairs / prompts

    Args:
        item: ``key`` gives the right option of each prompt.
        pairs: the option given to each prompt; a prompt left out earns nothing.
    Returns:
        0 to 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: proportion scoring of matching items (Haladyna & Rodriguez, 2013).
    """
    key: dict[str, str] = item.key
    right = sum(pairs.get(prompt) == option for prompt, option in key.items())
    return right / len(key)
