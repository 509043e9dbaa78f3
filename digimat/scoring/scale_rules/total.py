"""Sum of points."""

from __future__ import annotations

from digimat.scoring.arrays import Points, Scores, Weights, weighted_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import sum_of


@scoring_rule("total", fr="Somme pondérée de toutes les colonnes.", range_=sum_of)
def total(points: Points, weights: Weights) -> Scores:
    """Weighted sum of all columns.

        score = Σ weight × points

    Args:
        points: float (respondents, columns); NaN = missing.
        weights: float (columns,), >= 0.
    Returns:
        float (respondents,) in points; NaN where any column that weighs is missing: a sum of fewer terms
        is another score.
    Missing: one missing column makes the sum missing; use ``mean`` where some may be missing.
    Source: sum score of classical test theory.

    >>> import numpy as np
    >>> total(np.array([[1, 3.0], [1, np.nan]]), np.array([1.0, 2]))
    array([ 7., nan])
    """
    weighs = weights > 0
    return weighted_sum(points if weighs.all() else points[:, weighs], weights[weighs])
