"""The weakest column."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import lowest


@scoring_rule(
    "minimum",
    fr="La plus basse des colonnes : une chaîne vaut son maillon le plus faible.",
    range_=lambda scale, inputs: lowest(inputs),
)
def minimum(points: Points) -> Scores:
    """Lowest of all columns: a chain is as strong as its weakest link.

        score = min(points)

    Args:
        points: float (respondents, columns), in any one unit; NaN = missing.
    Returns:
        float (respondents,) in the unit of the points; NaN where any column is missing, because the
        missing one could be the lowest.
    Missing: one missing column makes the score missing.
    Source: derived indices need all their inputs.

    >>> minimum(np.array([[40, 70.0], [40, np.nan]]))
    array([40., nan])
    """
    return np.asarray(np.min(points, axis=1))
