"""Percentage right, corrected for guessing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import Points, Scores, Weights, divide, weighted_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, mean_of, times


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    low, high = times(mean_of(scale, inputs), Span(100.0, 100.0))
    return Span(max(low, 0.0), max(high, 0.0))


@scoring_rule(
    "formula_score",
    fr="Pourcentage juste, corrigé des réponses au hasard, jamais sous 0.",
    range_=_range,
)
def formula_score(points: Points, weights: Weights) -> Scores:
    """Percentage right, corrected for guessing, never below 0.

        score = max(0, 100 × Σ weight × points / Σ weight), over the items with points

    The items' own rule takes the points of a wrong choice away, 1 / (options - 1), and gives 0 for a blank
    and for "don't know": then this is (right - Σ wrong / (options - 1)) / items. Gains and losses are added
    apart, so that three wrong thirds make a whole.

    Args:
        points: float (respondents, items), at most 1, below 0 for a wrong choice; NaN = missing.
        weights: float (items,), >= 0.
    Returns:
        float (respondents,) in percent, 0..100; NaN where no item has points.
    Missing: an item without points leaves both sums.
    Source: formula scoring, Thurstone, 1919, Psychological Monographs 26; Frary, 1988, Educational
        Measurement: Issues and Practice 7.

    >>> formula_score(np.array([[1, 1, -1 / 3, 0], [-1 / 3, 0, 0, 0]]), np.ones(4))
    array([41.66666667,  0.        ])
    """
    gained = weighted_sum(np.where(points > 0, points, 0), weights)
    lost = weighted_sum(np.where(points < 0, -points, 0), weights)
    possible = weighted_sum(~np.isnan(points), weights)
    return np.asarray(np.maximum(divide((gained - lost) * 100, possible), 0.0))
