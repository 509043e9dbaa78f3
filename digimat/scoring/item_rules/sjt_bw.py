"""Situational judgement: the best and the worst of several actions."""

from __future__ import annotations

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.sjt_bw import BestWorst
from digimat.scoring.registry import item_rule


@item_rule(
    "sjt_bw",
    types=("sjt_bw",),
    blank=0.0,
    dont_know=0.0,
    fr="Un demi-point pour la meilleure action, un demi pour la pire ; les confondre coûte un demi.",
)
def sjt_bw(item: Item, chosen: BestWorst) -> float:
    """Half a point for the best, half for the worst; taking one for the other costs a half. Never below 0.

        t = +1 if best is keyed best, -1 if best is keyed worst, else 0
          + 1 if worst is keyed worst, -1 if worst is keyed best, else 0
        points = max(0, t) / 2

    Args:
        item: ``key`` names the keyed ``best`` and ``worst``.
        chosen: the options chosen as best and as worst; they differ.
    Returns:
        0, 0.5 or 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: best-worst response format (Motowidlo, Dunnette & Carter, 1990, J. Applied Psychology 75);
        immune to extreme response style, unlike ratings (McDaniel et al., 2011).
    """
    best, worst = item.key["best"], item.key["worst"]
    t: int = (chosen.best == best) - (chosen.best == worst) + (chosen.worst == worst) - (chosen.worst == best)
    return max(0, t) / 2
