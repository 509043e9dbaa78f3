"""How many items are wholly right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import TOLERANCE, Points, Scores, row_sum
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span


def _range(_: Scale, inputs: Sequence[Span]) -> Span:
    return Span(*(float(sum(end >= 1 - TOLERANCE for end in all_)) for all_ in zip(*inputs, strict=True)))


@scoring_rule("number_correct", fr="Nombre d’items qui ont tous leurs points.", range_=_range)
def number_correct(points: Points) -> Scores:
    """Number of items with full points.

        score = number of items whose points are 1

    Part of the points of an item counts nothing here; ``total`` adds parts.

    Args:
        points: float (respondents, items), up to 1; NaN = missing.
    Returns:
        float (respondents,) a whole number, 0..items; NaN where any item is missing: the same number out
        of fewer items is another score.
    Missing: one missing item makes the score missing. On keyed items a blank and "don't know" are not
        missing, they earn 0; ``percent_of_maximum`` is for tests in which some items are not shown.
    Source: number-right score of classical test theory.

    >>> number_correct(np.array([[1, 0.5, 1], [1, 1, np.nan]]))
    array([ 2., nan])
    """
    right = (points >= 1 - TOLERANCE).astype(np.float64)
    return np.where(np.isnan(points).any(axis=1), np.nan, row_sum(right))
