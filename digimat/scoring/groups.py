"""Scores groups: a file of people becomes one row an organisation, a unit, or whatever they have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire
from digimat.scoring.arrays import Floats
from digimat.scoring.coding import CodedAnswers, code_answers
from digimat.scoring.engine import OfGroup, conclude
from digimat.scoring.group_measures import (
    asked_all,
    dont_know_of,
    item_agreement,
    mean_agreement,
    mean_of_people,
    role_gaps,
)
from digimat.scoring.pooling import (
    Membership,
    PooledItem,
    asked_only,
    pool_answers,
    role_names,
    role_weights,
    sizes_of,
)
from digimat.scoring.results import Results
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


def score_groups(
    questionnaire: Questionnaire, table: AnswerTable, by: str, *, hide_small: bool = False
) -> Results:
    """Pool the respondents of a table into groups, and score those.

    Args:
        by: the profile field that says who belongs together.
        hide_small: leave out groups of fewer than five people; of an anonymous questionnaire they always are.
    Returns:
        Results with one row a group, in the order of their first row in the table, and ``pooling`` set; without
        the groups that are too small to be shown, or that would give away one that is.
    Raises:
        UserError: the questionnaire has no such field, or the table does not say the roles.
    """
    check_field(questionnaire, table, by)
    if questionnaire.roles is not None:
        check_field(questionnaire, table, questionnaire.roles.field)
    named = table.profile[by]
    names, sizes = _groups(questionnaire, table, named)
    hide = groups_to_hide(sizes) if questionnaire.anonymous or hide_small else frozenset()
    shown = [name for place, name in enumerate(names) if place not in hide]
    member = _membership(questionnaire, table, named, shown)
    roles = role_names(questionnaire)
    least = _least(questionnaire, roles)
    answers = code_answers(questionnaire, table)
    weights = role_weights(questionnaire, answers.items)
    people = conclude(questionnaire, table, asked_only(answers, member, weights))
    by_role, role_rows = _by_role(people, answers, member, weights, least, shown, roles)
    whole = {s.id: asked_all(questionnaire, s, weights) for s in questionnaire.scales}
    gap = role_gaps(by_role, role_rows, whole, len(shown))
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
            sizes_of(member),
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
    agreement = item_agreement(people, member, items)
    of_people = {
        s.id: mean_of_people(people, s, member, weights, least)
        for s in questionnaire.scales
        if s.pooled == "people"
    }
    of_group = OfGroup(
        people={name: result for name, (result, _) in of_people.items()},
        agreement={
            s.id: mean_agreement(questionnaire, s, agreement, len(names)) for s in questionnaire.scales
        },
        gap=gap,
        dont_know=dont_know_of(people, member, weights, least),
    )
    groups = _table(questionnaire, people.table, member, names)
    pooled = {**items, **{name: how for name, (_, how) in of_people.items()}}
    return conclude(questionnaire, groups, coded, of_group), pooled, agreement


def check_field(questionnaire: Questionnaire, table: AnswerTable, by: str) -> None:
    """Refuse a profile field that the questionnaire, or the file, does not have.

    Raises:
        UserError: it has none of this name.
    """
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
    if by not in table.profile:
        raise UserError(
            Problem(
                "SCO051",
                Text(fr=f"le fichier n’a pas de colonne « {by} »", en=f'the file has no column "{by}"'),
                Text(
                    fr=f"Ajoutez une colonne « {by} » qui le dit pour chaque personne.",
                    en=f'Add a column "{by}" that says it of each person.',
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
