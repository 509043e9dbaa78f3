"""What stands out in a group: where roles see things apart, where people disagree, where nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from digimat.language import Text
from digimat.scoring.agreement import PARTIAL
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.results import Results
from digimat.scoring.small_groups import LEAST

GAP = 20.0  # points between two roles, from which a difference is told
BLIND = 0.25  # share of "don't know" above which a scale is a blind spot


@dataclass(frozen=True, slots=True)
class PerceptionGap:
    """Two roles of a group whose scores on one scale are far apart: the highest and the lowest."""

    scale: str
    high: str  # role
    high_score: float
    low: str
    low_score: float


def perception_gaps(results: Results, row: int) -> tuple[PerceptionGap, ...]:
    """The scales on which two roles differ by 20 points or more, the widest gap first.

    Only roles that are asked everything beneath a scale are compared on it: another one's score is of other questions.
    """
    found = []
    pooling = results.pooling
    if pooling is None or not pooling.roles:
        return ()
    for scale in results.scales:
        whole = dict(zip(pooling.roles, pooling.whole[scale], strict=True))
        scores = {role: s for role, s in role_scores(results, row, scale).items() if whole[role]}
        if len(scores) < 2:
            continue
        high, low = max(scores, key=lambda r: scores[r]), min(scores, key=lambda r: scores[r])
        if scores[high] - scores[low] >= GAP - TOLERANCE:
            found.append(PerceptionGap(scale, high, scores[high], low, scores[low]))
    return tuple(sorted(found, key=lambda gap: gap.low_score - gap.high_score))


def role_scores(results: Results, row: int, scale: str) -> Mapping[str, float]:
    """The score of each role of a group that has one, as if it alone had been asked."""
    pooling = results.pooling
    if pooling is None or pooling.by_role is None:
        return {}
    scores = pooling.by_role.scales[scale].score
    found = {pooling.roles[role]: float(scores[place]) for role, place in pooling.role_rows.get(row, ())}
    return {role: score for role, score in found.items() if not np.isnan(score)}


def blind_spots(results: Results, row: int) -> tuple[str, ...]:
    """The scales of which more than a quarter of the questions asked were answered "don't know"."""
    return tuple(
        scale for scale in results.scales if results.columns[f"{scale}_dont_know"][row] > BLIND + TOLERANCE
    )


def disagreements(results: Results, row: int) -> Mapping[str, float]:
    """The items on which r_wg is below 0.50, the least agreed on first."""
    if results.pooling is None:
        return {}
    known = {name: float(each[row]) for name, each in results.pooling.agreement.items()}
    low = {name: value for name, value in known.items() if value < PARTIAL - TOLERANCE}
    return dict(sorted(low.items(), key=lambda pair: pair[1]))


def small_roles(results: Results) -> tuple[tuple[str, Text], ...]:
    """Groups with an anonymous role of too few people to count, and the title of that role."""
    questionnaire, pooling = results.questionnaire, results.pooling
    if pooling is None or questionnaire.roles is None:
        return ()
    titles = next(f.options for f in questionnaire.profile if f.id == questionnaire.roles.field)
    return tuple(
        (results.table.respondents[row], titles[role])
        for row in range(len(results.table.respondents))
        for role, people in people_by_role(results, row).items()
        if role in questionnaire.roles.anonymous and 0 < people < LEAST
    )


def people_by_role(results: Results, row: int) -> Mapping[str, int]:
    """How many people of each role a group has; under one empty name where there are no roles."""
    pooling = results.pooling
    if pooling is None:
        return {}
    return dict(zip(pooling.roles or ("",), map(int, pooling.sizes[row]), strict=True))
