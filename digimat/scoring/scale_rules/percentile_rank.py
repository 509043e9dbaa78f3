"""How many of a norm group are below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from digimat.language import Text
from digimat.questionnaires import Scale
from digimat.scoring.arrays import TOLERANCE, Points, Scores
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, ends
from digimat.scoring.tables import Source, Table, check_rising, two_columns


def _check(scale: Scale) -> Iterator[Misfit]:
    yield from check_rising(scale, "norm_group")
    for place, (_, people) in enumerate(scale.with_["norm_group"]):
        if people < 1 or people != int(people):
            yield Misfit(
                "SCO013",
                Text(
                    fr=f"« {people:g} » n’est pas un nombre de personnes",
                    en=f'"{people:g}" is not a number of people',
                ),
                Text(
                    fr="Écrivez [score, combien de personnes l’ont], avec un nombre entier d’au moins 1.",
                    en="Write [score, how many people have it], with a whole number of 1 or more.",
                ),
                ("norm_group", place),
            )


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    return ends(percentile_rank, scale, inputs)


@scoring_rule(
    "percentile_rank",
    fr="Part du groupe de référence au-dessous, en pourcentage.",
    inputs=1,
    check=_check,
    range_=_range,
)
def percentile_rank(
    points: Points,
    *,
    norm_group: Table,
    source: Source,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Share of a norm group that is below, in percent.

        score = 100 × (number below + number equal / 2) / number of people

    Half of those with the same score count as below (mid-rank), so that the middle of the group is 50.

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        norm_group: rows of a raw score and how many people of the group have it, raw scores rising.
        source: who was measured and when, and where that can be read.
    Returns:
        float (respondents,) in percent, 0..100; NaN where the raw score is missing.
    Missing: a missing raw score has no rank.
    Source: mid-rank percentile (Crawford, Garthwaite & Slick, 2009, The Clinical Neuropsychologist 23).

    >>> percentile_rank(np.array([[9], [10], [13]]), norm_group=[[10, 1], [11, 2], [12, 1]], source="a pilot")
    array([  0. ,  12.5, 100. ])
    """
    scores, people = two_columns(norm_group)
    up_to = np.concatenate([[0.0], np.cumsum(people)])
    raw = points[:, 0]
    below = up_to[np.searchsorted(scores + TOLERANCE, raw)]
    not_above = up_to[np.searchsorted(scores - TOLERANCE, raw, side="right")]
    return np.where(np.isnan(raw), np.nan, 100 * (below + not_above) / (2 * up_to[-1]))
