"""Partial credit for putting things in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.order import key_ranks
from digimat.scoring.registry import item_rule


@item_rule(
    "order_tau",
    types=("order",),
    blank=0.0,
    dont_know=0.0,
    fr="Paires bien rangées moins paires mal rangées, en part des paires ; jamais moins de 0.",
)
def order_tau(item: Item, order: Sequence[str]) -> float:
    """Pairs in the right order less pairs in the wrong one, as a share of all pairs; never below 0.

        points = max(0, (concordant - discordant) / pairs), over the pairs that are not tied in the key

    Args:
        item: ``key`` is the right order, ``"a>b>c"``; options that may change places are tied:
            ``"a>(b=c)>d"``.
        order: all options, first to last, without ties.
    Returns:
        0 to 1; 0 also for an order no better than chance.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: Kendall's tau (Kendall, 1938, Biometrika 30), floored at 0.
    """
    rank = key_ranks(item.key)
    pairs = [(first, second) for first, second in combinations(order, 2) if rank[first] != rank[second]]
    concordant = sum(rank[first] < rank[second] for first, second in pairs)
    discordant = len(pairs) - concordant
    return max(0, concordant - discordant) / len(pairs)
