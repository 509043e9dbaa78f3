"""How far up a ladder."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Number
from digimat.scoring.arrays import TOLERANCE, Points, Scores, all_missing
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    """Up to the first rung that cannot be reached; a missing one stops at once."""
    reached = [rung.high >= scale.with_["cut"] - TOLERANCE for rung in inputs]
    return Span(0.0, float([*reached, False].index(False)))


@scoring_rule("last_level_reached", fr="Dernier échelon atteint, sans en sauter aucun.", range_=_range)
def last_level_reached(points: Points, *, cut: Number) -> Scores:
    """Last rung reached of a ladder, none of them skipped.

        score = number of first columns, in order, that are >= cut

    Args:
        points: float (respondents, columns), the rungs from the lowest: the scale's items, then its scales,
            in the order of the questionnaire; NaN = missing.
        cut: what a rung must be worth to count as reached; within 1e-9 of it is on it.
    Returns:
        float (respondents,) a whole number, 0..columns; NaN where every column is missing.
    Missing: a missing rung stops the climb like one that is not reached, because nothing shows that it is.
    Source: cumulative scale, Guttman, 1944, American Sociological Review 9; the staged representation of
        maturity models (CMMI).

    >>> last_level_reached(np.array([[90, 80, 40, 95.0], [90, np.nan, 80, 80], [np.nan] * 4]), cut=75)
    array([ 2.,  1., nan])
    """
    climbed = np.logical_and.accumulate(points >= cut - TOLERANCE, axis=1)
    rungs = np.sum(climbed, axis=1).astype(np.float64)
    return np.where(all_missing(points), np.nan, rungs)
