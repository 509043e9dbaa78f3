"""Scores groups: a file of people becomes one row an organisation, a unit, or whatever they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire, Scale, State
from digimat.questionnaires.item_types import STEPS, bounds
from digimat.scoring.agreement import r_wg
from digimat.scoring.arrays import TOLERANCE, Floats, divide, row_sum
from digimat.scoring.coding import CodedAnswers, code_answers
from digimat.scoring.engine import OfGroup, conclude
from digimat.scoring.pooling import (
    Membership,
    PooledItem,
    asked_only,
    count,
    means,
    pool_answers,
    role_names,
    role_weights,
    weighted,
)
from digimat.scoring.results import Results, ScaleResult
from digimat.scoring.scales import dont_know_counts, items_beneath
from digimat.scoring.small_groups import LEAST, groups_to_hide


@dataclass(frozen=True, slots=True)
class Pooling:
    """Where the results of groups come from.

    ``people`` are each person's own results, and ``member`` says where each of them counts. ``by_role`` has one row
    for each group and role that has people: ``role_rows`` gives the role and the row of those of each group. It is
    None where the questionnaire knows no roles. ``whole`` says of each scale which roles are asked all of it, (roles,).
    ``sizes`` are people, (groups, roles).
    ``agreement`` is r_wg of each item, (groups,).
    """

    by: str
    hidden: tuple[str, ...]  # groups too small to be shown, or that would give away one that is
    people: Results
    member: Membership
    roles: tuple[str, ...]
    pooled: Mapping[str, PooledItem]  # columns of answers, and scales that are the mean of people
    agreement: Mapping[str, Floats]
    by_role: Results | None
    role_rows: Mapping[int, Sequence[tuple[int, int]]]  # group -> role, row
    whole: Mapping[str, NDArray[np.bool_]]
    sizes: NDArray[np.intp]
    nowhere: int  # people without a group, or without a role where roles count


def score_groups(questionnaire: Questionnaire, table: AnswerTable, by: str) -> Results:
    """Pool the respondents of a table into groups, and score those.

    Args:
        by: the profile field that says who belongs together.
    Returns:
        Results with one row a group, in the order of their first row in the table, and ``pooling`` set. Of an
        anonymous questionnaire, groups of fewer than five people are not there.
    Raises:
        UserError: the questionnaire has no such field, or the table does not say the roles.
    """
    _check(questionnaire, table, by)
    named = table.profile[by]
    names, sizes = _groups(questionnaire, table, named)
    hide = groups_to_hide(sizes) if questionnaire.anonymous else frozenset()
    shown = [name for place, name in enumerate(names) if place not in hide]
    member = _membership(questionnaire, table, named, shown)
    roles = role_names(questionnaire)
    least = _least(questionnaire, roles)
    answers = code_answers(questionnaire, table)
    weights = role_weights(questionnaire, answers.items)
    people = conclude(questionnaire, table, asked_only(answers, member, weights))
    by_role, role_rows = _by_role(people, answers, member, weights, least, shown, roles)
    whole = {s.id: _asked_all(questionnaire, s, weights) for s in questionnaire.scales}
    gap = _gaps(by_role, role_rows, whole, len(shown))
    results, pooled, agreement = _conclude(people, answers, member, weights, least, shown, gap)
    return replace(
        results,
        pooling=Pooling(
            by,
            tuple(names[place] for place in sorted(hide)),
            people,
            member,
            roles,
            pooled,
            agreement,
            by_role,
            role_rows,
            whole,
            _sizes(member),
            len(table.respondents) - sum(sizes),
        ),
    )


def _conclude(
    people: Results,
    answers: CodedAnswers,
    member: Membership,
    weights: Mapping[str, Floats],
    least: Floats,
    names: Sequence[str],
    gap: Mapping[str, Floats],
) -> tuple[Results, Mapping[str, PooledItem], Mapping[str, Floats]]:
    """The results of groups, how their columns were pooled, and how far their people agree on each item."""
    questionnaire = people.questionnaire
    coded, items = pool_answers(answers, member, weights, least)
    agreement = _agreement(people, member, items)
    of_people = {
        s.id: _of_people(people, s, member, weights, least)
        for s in questionnaire.scales
        if s.pooled == "people"
    }
    of_group = OfGroup(
        people={name: result for name, (result, _) in of_people.items()},
        agreement={
            s.id: _mean_agreement(questionnaire, s, agreement, len(names)) for s in questionnaire.scales
        },
        gap=gap,
        dont_know=_dont_know(people, member, weights, least),
    )
    groups = _table(questionnaire, people.table, member, names)
    pooled = {**items, **{name: how for name, (_, how) in of_people.items()}}
    return conclude(questionnaire, groups, coded, of_group), pooled, agreement


def _check(questionnaire: Questionnaire, table: AnswerTable, by: str) -> None:
    fields = [field.id for field in questionnaire.profile]
    if by not in fields:
        raise UserError(
            Problem(
                "SCO050",
                Text(
                    fr=f"« {questionnaire.id} » n’a pas de champ de profil « {by} »",
                    en=f'"{questionnaire.id}" has no profile field "{by}"',
                ),
                did_you_mean(by, fields)
                if fields
                else Text(
                    fr="Déclarez-le sous profile: dans le questionnaire.",
                    en="Declare it under profile: in the questionnaire.",
                ),
            ),
            ExitStatus.USAGE,
        )
    wanted = [by, *([questionnaire.roles.field] if questionnaire.roles is not None else [])]
    for name in wanted:
        if name not in table.profile:
            raise UserError(
                Problem(
                    "SCO051",
                    Text(
                        fr=f"le fichier n’a pas de colonne « {name} »", en=f'the file has no column "{name}"'
                    ),
                    Text(
                        fr=f"Ajoutez une colonne « {name} » qui le dit pour chaque personne.",
                        en=f'Add a column "{name}" that says it of each person.',
                    ),
                )
            )


def _groups(
    questionnaire: Questionnaire, table: AnswerTable, named: Sequence[str]
) -> tuple[list[str], list[int]]:
    """The groups, and how many people of a known role each has."""
    roles = table.profile[questionnaire.roles.field] if questionnaire.roles is not None else named
    sizes: dict[str, int] = {}
    for name, role in zip(named, roles, strict=True):
        if name and role:
            sizes[name] = sizes.get(name, 0) + 1
    return list(sizes), list(sizes.values())


def _membership(
    questionnaire: Questionnaire, table: AnswerTable, named: Sequence[str], shown: Sequence[str]
) -> Membership:
    group_number = {name: number for number, name in enumerate(shown)}
    group = np.array([group_number.get(name, -1) for name in named], np.intp)
    if questionnaire.roles is None:
        return Membership(group, np.zeros(len(group), np.intp), len(shown), 1)
    roles = role_names(questionnaire)
    role_number = {name: number for number, name in enumerate(roles)}
    given = table.profile[questionnaire.roles.field]
    role = np.array([role_number.get(name, -1) for name in given], np.intp)
    return Membership(group, role, len(shown), len(roles))


def _least(questionnaire: Questionnaire, roles: Sequence[str]) -> Floats:
    """How many people of each role must have responded for it to count."""
    hidden = questionnaire.roles.anonymous if questionnaire.roles is not None else ()
    return np.array(
        [LEAST if questionnaire.anonymous or role in hidden else 1 for role in roles or ("",)], float
    )


def _table(
    questionnaire: Questionnaire, table: AnswerTable, member: Membership, shown: Sequence[str]
) -> AnswerTable:
    """The groups as respondents; of their profile, what all those share who count in them."""
    group = np.where(member.role >= 0, member.group, -1)
    profile: dict[str, list[str]] = {}
    for field in questionnaire.profile:
        shared: list[set[str]] = [set() for _ in shown]
        for name, number in zip(table.profile.get(field.id, ()), group, strict=False):
            if number >= 0:
                shared[number].add(name)
        profile[field.id] = [next(iter(names)) if len(names) == 1 else "" for names in shared]
    return AnswerTable(tuple(shown), {}, profile=profile)


def _agreement(people: Results, member: Membership, items: Mapping[str, PooledItem]) -> Mapping[str, Floats]:
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


def _mean_agreement(
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


def _by_role(
    people: Results,
    answers: CodedAnswers,
    member: Membership,
    weights: Mapping[str, Floats],
    least: Floats,
    shown: Sequence[str],
    roles: Sequence[str],
) -> tuple[Results | None, Mapping[int, Sequence[tuple[int, int]]]]:
    """The results of each role of each group, as if it alone had been asked."""
    if not roles:
        return None, {}
    cells = sorted({int(cell) for cell in member.cell if cell >= 0})
    rows = [divmod(cell, member.roles) for cell in cells]
    place = {cell: row for row, cell in enumerate(cells)}
    row_of = np.array([place.get(int(cell), -1) for cell in member.cell], np.intp)
    alone = Membership(row_of, member.role, len(rows), member.roles)
    names = [f"{shown[g]} · {roles[r]}" for g, r in rows]
    role_rows: dict[int, list[tuple[int, int]]] = {}
    for row, (group, role) in enumerate(rows):
        role_rows.setdefault(group, []).append((role, row))
    return _conclude(people, answers, alone, weights, least, names, {})[0], role_rows


def _asked_all(
    questionnaire: Questionnaire, scale: Scale, weights: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    """Which roles are asked everything beneath a scale; others see a part of it, and compare with nobody on it."""
    beneath = items_beneath(scale, questionnaire)
    return np.all([weights[name] > 0 for name in beneath], axis=0) if beneath else np.ones(1, np.bool_)


def _gaps(
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


def _sizes(member: Membership) -> NDArray[np.intp]:
    """How many people each group has of each role."""
    cell = member.cell
    counted = np.bincount(cell[cell >= 0], minlength=member.groups * member.roles)
    return counted.reshape(member.groups, member.roles)


def _of_people(
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
    return result, PooledItem(each, mean, np.where(asked, number, _sizes(member)), counts)


def _dont_know(
    people: Results, member: Membership, weights: Mapping[str, Floats], least: Floats
) -> Mapping[str, Floats]:
    """Share of "don't know" among all that the people of a group were asked of a scale.

    A role of weight 0 is not asked, and nothing is said of an anonymous one of too few people.
    """
    inside = member.cell >= 0
    group, role = member.group[inside], member.role[inside]
    large_enough = _sizes(member) >= least
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
