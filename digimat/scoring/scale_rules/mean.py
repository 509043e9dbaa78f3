"""Weighted mean."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores, Weights, divide, weighted_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import mean_of


@scoring_rule("mean", fr="Moyenne pondérée de ce qui est renseigné.", range_=mean_of)
def mean(points: Points, weights: Weights) -> Scores:
    """Weighted mean of what is there.

        score = Σ weight × points / Σ weight, over the columns with points

    Args:
        points: float (respondents, columns), in any one unit; NaN = missing.
        weights: float (columns,), >= 0.
    Returns:
        float (respondents,) in the unit of the points; NaN where no column has points.
    Missing: a column without points leaves both sums.
    Source: arithmetic mean.

    >>> mean(np.array([[1, 3, np.nan], [np.nan] * 3]), np.array([1.0, 1, 1]))
    array([ 2., nan])
    """
    has_points = ~np.isnan(points)
    total = weighted_sum(np.where(has_points, points, 0), weights)
    return divide(total, weighted_sum(has_points, weights))
