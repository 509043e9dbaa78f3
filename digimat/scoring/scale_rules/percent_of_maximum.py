"""Percentage of the points that could be earned."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores, Weights, divide, weighted_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, mean_of, times


@scoring_rule(
    "percent_of_maximum",
    fr="Points obtenus, en pourcentage des points possibles.",
    range_=lambda scale, inputs: times(mean_of(scale, inputs), Span(100.0, 100.0)),
)
def percent_of_maximum(points: Points, weights: Weights) -> Scores:
    """Points earned as a percentage of the points that could be earned.

        score = 100 × Σ weight × points / Σ weight, over the items with points

    One multiplication and one division, after the sums, so that whole points give exact percentages.

    Args:
        points: float (respondents, items), 0..1; NaN = missing.
        weights: float (items,), >= 0.
    Returns:
        float (respondents,) in percent, 0..100; NaN where no item has points.
    Missing: an item without points leaves both sums.
    Source: percent of maximum possible score (Cohen, Cohen, Aiken & West, 1999, Multivariate Behavioral
        Research 34).

    >>> percent_of_maximum(np.array([[1, 0.5, np.nan], [np.nan] * 3]), np.array([1.0, 1, 1]))
    array([75., nan])
    """
    has_points = ~np.isnan(points)
    earned = weighted_sum(np.where(has_points, points, 0), weights)
    return divide(earned * 100, weighted_sum(has_points, weights))
