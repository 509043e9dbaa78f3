"""A raw score against a norm group, in standard deviations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Number, Positive
from digimat.scoring.arrays import Points, Scores
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, ends
from digimat.scoring.tables import Source


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    return ends(z_score, scale, inputs)


@scoring_rule(
    "z_score",
    fr="Écart à la moyenne du groupe de référence, en écarts-types.",
    inputs=1,
    range_=_range,
)
def z_score(
    points: Points,
    *,
    mean: Number,
    sd: Positive,
    source: Source,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Distance to the mean of a norm group, in its standard deviations.

        score = (points - mean) / sd

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        mean: the norm group's mean raw score.
        sd: its standard deviation, above 0.
        source: who was measured and when, and where that can be read.
    Returns:
        float (respondents,) in standard deviations, 0 at the group's mean; NaN where the raw score is
        missing.
    Missing: a missing raw score has no standard score.
    Source: z score (standard score) of classical test theory.

    >>> z_score(np.array([[60], [78], [np.nan]]), mean=60, sd=12, source="a pilot")
    array([0. , 1.5, nan])
    """
    return np.asarray((points[:, 0] - mean) / sd)
