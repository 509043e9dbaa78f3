"""The strongest column."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import highest


@scoring_rule("maximum", fr="La plus haute des colonnes.", range_=lambda scale, inputs: highest(inputs))
def maximum(points: Points) -> Scores:
    """Highest of all columns.

        score = max(points)

    Args:
        points: float (respondents, columns), in any one unit; NaN = missing.
    Returns:
        float (respondents,) in the unit of the points; NaN where any column is missing, because the
        missing one could be the highest.
    Missing: one missing column makes the score missing.
    Source: derived indices need all their inputs.

    >>> maximum(np.array([[40, 70.0], [40, np.nan]]))
    array([70., nan])
    """
    return np.asarray(np.max(points, axis=1))
