"""A raw score against a norm group, in nine bands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Number, Positive
from digimat.scoring.arrays import TOLERANCE, Points, Scores
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, ends
from digimat.scoring.tables import Source


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    return ends(stanine, scale, inputs)


@scoring_rule(
    "stanine",
    fr="Rang de 1 à 9 dans le groupe de référence, par demi-écarts-types.",
    inputs=1,
    range_=_range,
)
def stanine(
    points: Points,
    *,
    mean: Number,
    sd: Positive,
    source: Source,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Rank from 1 to 9 in a norm group, in half standard deviations.

        score = 5 + 2 × (points - mean) / sd, rounded half up, at least 1 and at most 9

    5 is the half standard deviation around the mean; a raw score within 1e-9 of a border is in the upper
    band. For a group that is far from normal use ``percentile_rank``, then ``lookup`` with the percentages
    of the bands: 4, 11, 23, 40, 60, 77, 89, 96.

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        mean: the norm group's mean raw score.
        sd: its standard deviation, above 0.
        source: who was measured and when, and where that can be read.
    Returns:
        float (respondents,) a whole number, 1..9; NaN where the raw score is missing.
    Missing: a missing raw score has no stanine.
    Source: standard nine of the US Army Air Forces; Guilford & Fruchter, 1978, Fundamental Statistics in
        Psychology and Education.

    >>> stanine(np.array([[60], [63], [0]]), mean=60, sd=12, source="a pilot")
    array([5., 6., 1.])
    """
    return np.asarray(np.clip(np.floor(5.5 + 2 * (points[:, 0] - mean) / sd + TOLERANCE), 1, 9))
