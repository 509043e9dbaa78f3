"""Situational judgement: how near one's ratings are to those of experts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.sjt_rate import HIGHEST, LOWEST
from digimat.scoring.registry import item_rule


@item_rule(
    "sjt_distance",
    types=("sjt_rate",),
    blank=0.0,
    dont_know=0.0,
    fr="1 moins l’écart aux notes moyennes des experts, en part du plus grand écart possible.",
)
def sjt_distance(item: Item, ratings: Mapping[str, int]) -> float:
    """1 less the distance from the experts' mean ratings, as a share of the greatest distance possible.

        points = 1 - sum |rating - mean| / sum max(mean - 1, 5 - mean), over the options

    Args:
        item: ``key`` gives the experts' mean rating of each option, from 1 to 5.
        ratings: the rating of each option, 1 to 5.
    Returns:
        0 to 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: distance scoring against expert consensus (Legree, Psotka, Tremble & Bourne, 2005). It favours
        those who avoid extreme ratings; best and worst (sjt_bw) does not (McDaniel et al., 2011).
    """
    # Means as they are written: 4.1 is not a sum of halves, and (distances in tenths) / (range in tenths) is exact.
    means = {code: Fraction(repr(mean)) for code, mean in item.key.items()}
    distance = sum(abs(ratings[code] - mean) for code, mean in means.items())
    greatest = sum(max(mean - LOWEST, HIGHEST - mean) for mean in means.values())
    return float(1 - distance / greatest)
