"""The column in the middle."""

from __future__ import annotations

import numpy as np

from digimat.scoring.arrays import Points, Scores
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import hull


@scoring_rule(
    "median",
    fr="Médiane de ce qui est renseigné : autant de colonnes au-dessus qu’au-dessous.",
    range_=lambda scale, inputs: hull(inputs),
)
def median(points: Points) -> Scores:
    """Median of what is there: as many columns above it as below.

        score = the middle of the sorted points, or the mean of the two in the middle

    Args:
        points: float (respondents, columns), in any one unit; NaN = missing.
    Returns:
        float (respondents,) in the unit of the points; NaN where no column has points.
    Missing: a column without points is left out of the row.
    Source: median.

    >>> median(np.array([[1, 9, 2.0], [1, 2, np.nan], [np.nan] * 3]))
    array([2. , 1.5, nan])
    """
    ordered = np.sort(points, axis=1)  # missing ones last
    there = np.sum(~np.isnan(points), axis=1)
    low, high = np.maximum(there - 1, 0) // 2, there // 2
    middle = np.take_along_axis(ordered, np.column_stack([low, high]), axis=1)
    return np.asarray((middle[:, 0] + middle[:, 1]) / 2)
