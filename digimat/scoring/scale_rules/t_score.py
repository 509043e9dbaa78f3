"""A raw score against a norm group, in T points."""

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
    return ends(t_score, scale, inputs)


@scoring_rule(
    "t_score",
    fr="Position dans le groupe de référence, de moyenne 50 et d’écart-type 10.",
    inputs=1,
    range_=_range,
)
def t_score(
    points: Points,
    *,
    mean: Number,
    sd: Positive,
    source: Source,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Standing in a norm group, with mean 50 and standard deviation 10.

        score = 50 + 10 × (points - mean) / sd

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        mean: the norm group's mean raw score.
        sd: its standard deviation, above 0.
        source: who was measured and when, and where that can be read.
    Returns:
        float (respondents,) in T points, 50 at the group's mean; NaN where the raw score is
        missing.
    Missing: a missing raw score has no standard score.
    Source: T score, McCall, 1922, How to Measure in Education; here linear, not normalised.

    >>> t_score(np.array([[60], [78], [np.nan]]), mean=60, sd=12, source="a pilot")
    array([50., 65., nan])
    """
    return np.asarray(50 + 10 * (points[:, 0] - mean) / sd)
