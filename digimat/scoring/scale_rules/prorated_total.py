"""What the sum would be if the missing columns were like the others."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores, Weights, divide, weighted_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import ONE, mean_of, sum_of, times


@scoring_rule(
    "prorated_total",
    fr="Somme au prorata : la moyenne des colonnes renseignées, fois leur nombre.",
    range_=lambda scale, inputs: times(mean_of(scale, inputs), sum_of(scale, [ONE] * len(inputs))),
)
def prorated_total(points: Points, weights: Weights) -> Scores:
    """Sum in proportion: the mean of the columns that are there, times the number of all columns.

        score = Σ weight × points × Σ all weights / Σ weight, over the columns with points

    How many may be missing is said by the scale's ``min_answered``.

    Args:
        points: float (respondents, columns); NaN = missing.
        weights: float (columns,), >= 0.
    Returns:
        float (respondents,) in points, within the range of ``total``; NaN where no column has points.
    Missing: a column without points counts as the mean of the others, whether it was left blank, not
        applicable or not shown.
    Source: prorated score, equal to replacing what is missing by the person's mean (Downey & King, 1998,
        The Journal of General Psychology 125).

    >>> prorated_total(np.array([[1, 3, np.nan], [1, 3, 5]]), np.ones(3))
    array([6., 9.])
    """
    has_points = ~np.isnan(points)
    earned = weighted_sum(np.where(has_points, points, 0), weights)
    return divide(earned * weights.sum(), weighted_sum(has_points, weights))
