"""What is measured of a group beside its pooled answers: agreement, gaps, "don't know", means of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Questionnaire, Scale, State
from digimat.questionnaires.item_types import STEPS, bounds
from digimat.scoring.agreement import r_wg
from digimat.scoring.arrays import TOLERANCE, Floats, divide, row_sum
from digimat.scoring.pooling import Membership, PooledItem, count, means, sizes_of, weighted
from digimat.scoring.results import Results, ScaleResult
from digimat.scoring.scales import dont_know_counts, items_beneath


def item_agreement(
    people: Results, member: Membership, items: Mapping[str, PooledItem]
) -> Mapping[str, Floats]:
    """r_wg of every item whose responses are steps, over the people whose role counts."""
    found = {}
    for name, column in people.coded.by_item.items():
        if column.item.type in STEPS and not column.option:
            low, high = bounds(column.item)
            counts = items[name].counts
            inside = (member.group >= 0) & (member.role >= 0)
            inside[inside] = counts[member.group[inside], member.role[inside]]
            group = np.where(inside, member.group, -1)
            found[name] = r_wg(column.value, group, member.groups, int(high - low) + 1)
    return found


def mean_agreement(
    questionnaire: Questionnaire, scale: Scale, agreement: Mapping[str, Floats], groups: int
) -> Floats:
    """The mean agreement on the items beneath a scale; NaN where none is known."""
    known = [agreement[name] for name in items_beneath(scale, questionnaire) if name in agreement]
    if not known:
        return np.full(groups, np.nan)
    each = np.column_stack(known)
    number = np.sum(~np.isnan(each), axis=1)
    total = np.nansum(each, axis=1)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def asked_all(questionnaire: Questionnaire, scale: Scale, weights: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Which roles are asked everything beneath a scale; others see a part of it, and compare with nobody on it."""
    beneath = items_beneath(scale, questionnaire)
    return np.all([weights[name] > 0 for name in beneath], axis=0) if beneath else np.ones(1, np.bool_)


def role_gaps(
    by_role: Results | None,
    role_rows: Mapping[int, Sequence[tuple[int, int]]],
    whole: Mapping[str, NDArray[np.bool_]],
    groups: int,
) -> Mapping[str, Floats]:
    """The largest difference between the scores of two roles that are asked the same; NaN without two of them."""
    gaps: dict[str, Floats] = {}
    for scale, result in by_role.scales.items() if by_role is not None else ():
        gap = gaps[scale] = np.full(groups, np.nan)
        for group, rows in role_rows.items():
            scores = result.score[[row for role, row in rows if whole[scale][role]]]
            scores = scores[~np.isnan(scores)]
            if len(scores) > 1:
                gap[group] = scores.max() - scores.min()
    return gaps


def mean_of_people(
    people: Results, scale: Scale, member: Membership, weights: Mapping[str, Floats], least: Floats
) -> tuple[ScaleResult, PooledItem]:
    """A scale that is scored for each person: the mean of those who have a score, once enough have.

        score = Σ over roles (number with a score × their mean) / Σ number

    A role of weight 0, and an anonymous one of which too few have a score, count neither here nor in the base.
    """
    own = people.scales[scale.id]
    beneath = items_beneath(scale, people.questionnaire)
    asked = (
        np.any([weights[name] > 0 for name in beneath], axis=0) if beneath else np.ones(member.roles, bool)
    )
    number = count(own.sufficient, member)
    counts = (number >= np.maximum(least, 1)) & asked
    mean = means(own.score, member, counts)
    known = row_sum(np.where(counts, number, 0).astype(np.float64))
    in_base = asked & ((least <= 1) | counts)  # a role that may be named counts there without any score
    base = row_sum(np.where(in_base, count(own.base > 0, member), 0).astype(np.float64))
    score = weighted(mean, number.astype(np.float64))
    enough = known >= scale.min_people * base - TOLERANCE
    result = ScaleResult(scale, np.where(enough, score, np.nan), known, base)
    each = np.where(asked, number, 0).astype(np.float64)
    return result, PooledItem(each, mean, np.where(asked, number, sizes_of(member)), counts)


def dont_know_of(
    people: Results, member: Membership, weights: Mapping[str, Floats], least: Floats
) -> Mapping[str, Floats]:
    """Share of "don't know" among all that the people of a group were asked of a scale.

    A role of weight 0 is not asked, and nothing is said of an anonymous one of too few people.
    """
    inside = member.cell >= 0
    group, role = member.group[inside], member.role[inside]
    large_enough = sizes_of(member) >= least
    state = people.coded.state.copy()
    for place, name in enumerate(people.coded.items):
        counts = (weights[name][role] > 0) & large_enough[group, role]
        state[inside, place] = np.where(counts, state[inside, place], State.NOT_SHOWN)
    found = {}
    for scale in people.questionnaire.scales:
        dont_know, shown = dont_know_counts(scale, people.coded, people.questionnaire, state)
        said = np.bincount(group, weights=dont_know[inside], minlength=member.groups)
        asked = np.bincount(group, weights=shown[inside], minlength=member.groups)
        found[scale.id] = divide(said.astype(np.float64), asked.astype(np.float64))
    return found
