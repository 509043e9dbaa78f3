"""A mean in which a weak column cannot be made up for by a strong one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Number
from digimat.scoring.arrays import Points, Scores, Weights, divide, row_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, mean_of

Floor = Annotated[Number, Field(ge=0)]


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    floor = scale.with_.get("floor", 0.0)
    low, high = mean_of(scale, inputs)
    return Span(max(low, floor), max(high, floor))


@scoring_rule(
    "geometric_mean",
    fr="Moyenne géométrique : une colonne faible pèse plus que dans la moyenne.",
    range_=_range,
)
def geometric_mean(points: Points, weights: Weights, *, floor: Floor = 0.0) -> Scores:
    """Geometric mean: a weak column costs more than in the mean.

        score = (Π max(points, floor) ^ weight) ^ (1 / Σ weight)

    The columns are taken as shares of the row's highest one, so that equal columns give their own value.

    Args:
        points: float (respondents, columns), in any one unit, >= 0; NaN = missing.
        weights: float (columns,), >= 0; a column of weight 0 is left out.
        floor: what a lower column is raised to; at 0, the default, one column at 0 makes the score 0.
    Returns:
        float (respondents,) in the unit of the points, from the lowest to the highest column; NaN where any
        column that weighs is missing: a derived index needs all its inputs.
    Missing: one missing column makes the score missing.
    Source: geometric mean, as in the Human Development Index (UNDP, Human Development Report 2010,
        technical note 1).

    >>> geometric_mean(np.array([[2, 8.0], [0, 8], [8, np.nan]]), np.array([1.0, 1]), floor=2)
    array([ 4.,  4., nan])
    """
    weighs = weights > 0
    if not weighs.any():
        return np.full(len(points), np.nan)
    raised = np.maximum(points[:, weighs], floor)
    highest = np.max(raised, axis=1)
    with np.errstate(divide="ignore"):  # the logarithm of 0, whose mean is 0 again
        logarithms = np.log(divide(raised, highest[:, np.newaxis]))
    mean = highest * np.exp(row_sum(logarithms * weights[weighs]) / weights.sum())
    return np.asarray(np.where(highest == 0, 0.0, mean))
