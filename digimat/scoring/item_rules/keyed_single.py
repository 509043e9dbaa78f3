"""Right or wrong."""

from __future__ import annotations

from digimat.questionnaires.model import Item
from digimat.scoring.registry import item_rule


@item_rule(
    "keyed_single",
    types=("single",),
    blank=0.0,
    dont_know=0.0,
    fr="1 pour l’option clé, 0 pour toute autre.",
)
def keyed_single(item: Item, chosen: str) -> float:
    """1 for the keyed option, 0 for any other.

        points = 1 if chosen = key else 0

    Args:
        item: ``key`` is the code of the right option.
        chosen: the code of the option chosen.
    Returns:
        0 or 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: dichotomous scoring, as in classical test theory (Lord & Novick, 1968).
    """
    return float(chosen == item.key)
