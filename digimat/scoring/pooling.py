"""Several respondents, one picture: item means within a role, then the weighted mean of the roles.

What comes out are coded answers again, one row a group, so that everything after them is computed as for one
person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Questionnaire, State
from digimat.scoring.arrays import Floats, row_sum
from digimat.scoring.coding import CodedAnswers, CodedItem, hide, matrix_of
from digimat.scoring.scales import gives_its_number


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belongs where: intp (people,) each, -1 for nowhere."""

    group: NDArray[np.intp]
    role: NDArray[np.intp]
    groups: int
    roles: int

    @property
    def cell(self) -> NDArray[np.intp]:
        """The number of each person's group and role together, -1 for nowhere."""
        return np.where((self.group >= 0) & (self.role >= 0), self.group * self.roles + self.role, -1)


@dataclass(frozen=True, slots=True)
class PooledItem:
    """How one column, or one scale of people, was pooled: (groups, roles) each.

    ``weights`` of the roles; of a scale that is the mean of people, how many have a score. ``mean`` of the points,
    or of the numbers of an item that counts with its number; NaN where a role has none or does not count.
    ``people`` who responded, or have points. ``counts`` is false where a role does not count: its
    weight is 0, or too few of an anonymous role responded.
    """

    weights: Floats
    mean: Floats
    people: NDArray[np.intp]
    counts: NDArray[np.bool_]


def pool_answers(
    coded: CodedAnswers, member: Membership, weights: Mapping[str, Floats], least: Floats
) -> tuple[CodedAnswers, Mapping[str, PooledItem]]:
    """Pool coded answers, column by column.

        points of a group = Σ over roles (weight × mean of the role's points) / Σ weight

    over the roles that count and have points. Numbers that conditions see are pooled in the same way; of texts it
    is the most frequent, in a tie the one that the role listed first gives, then the one listed first.

    Args:
        weights: for each column the weight of each role.
        least: for each role, how many of its people must have responded to an item for it to count there.
    """
    pooled: dict[str, CodedItem] = {}
    how: dict[str, PooledItem] = {}
    large_enough = count(np.ones(len(member.group), np.bool_), member) >= least
    for name, column in coded.by_item.items():
        responded = (column.state == State.ANSWERED) | ~np.isnan(column.points)
        people = count(responded, member)
        counts = (weights[name] > 0) & (people >= np.maximum(least, 1))
        itself = gives_its_number(column)
        mean = means(column.value if itself else column.points, member, counts)
        each = np.broadcast_to(weights[name], mean.shape)
        how[name] = PooledItem(each, mean, people, counts)
        pooled[name] = CodedItem(
            column.item,
            np.full(member.groups, np.nan) if itself else weighted(mean, each),
            _states(column, member, counts, large_enough & (weights[name] > 0)),
            [""] * member.groups,
            _most_frequent(column, member, counts)
            if column.value.dtype == object
            else weighted(means(column.value, member, counts), each),
            column.option,
        )
    return matrix_of(pooled, member.groups), how


def asked_only(coded: CodedAnswers, member: Membership, weights: Mapping[str, Floats]) -> CodedAnswers:
    """The answers without those of roles that are not asked, whose weight is 0, whatever a file says."""
    unasked = {name: each == 0 for name, each in weights.items() if np.any(each == 0)}
    if not unasked:
        return coded
    known = member.role >= 0
    columns = {
        name: hide(column, known & unasked[name][member.role]) if name in unasked else column
        for name, column in coded.by_item.items()
    }
    return matrix_of(columns, len(member.role))


def role_weights(questionnaire: Questionnaire, columns: Sequence[str]) -> Mapping[str, Floats]:
    """The weight of each role on each column: of the nearest scale that sets one, 1 where none does."""
    roles = questionnaire.roles
    names = role_names(questionnaire)
    weights = {name: np.ones(max(len(names), 1)) for name in columns}
    for scale, given in roles.weights.items() if roles is not None else ():
        row = np.array([given.get(name, 1.0) for name in names])
        weights |= dict.fromkeys(_governed(questionnaire, scale), row)
    return weights


def role_names(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The roles, in the order of the file; none where the questionnaire knows no roles."""
    if questionnaire.roles is None:
        return ()
    return tuple(next(f.options for f in questionnaire.profile if f.id == questionnaire.roles.field))


def _governed(questionnaire: Questionnaire, scale: str) -> list[str]:
    """The columns whose role weights a scale sets: all beneath it, but not beneath a scale that sets its own."""
    assert questionnaire.roles is not None
    defined = questionnaire.scale(scale)
    inner = [name for name in defined.scales if name not in questionnaire.roles.weights]
    return [*defined.items, *(item for name in inner for item in _governed(questionnaire, name))]


def sizes_of(member: Membership) -> NDArray[np.intp]:
    """How many people each group has of each role."""
    cell = member.cell
    counted = np.bincount(cell[cell >= 0], minlength=member.groups * member.roles)
    return counted.reshape(member.groups, member.roles)


def count(responded: NDArray[np.bool_], member: Membership) -> NDArray[np.intp]:
    """How many people of each role of each group responded."""
    cell = member.cell
    counted = np.bincount(cell[responded & (cell >= 0)], minlength=member.groups * member.roles)
    return counted.reshape(member.groups, member.roles)


def means(values: Floats, member: Membership, counts: NDArray[np.bool_]) -> Floats:
    """The mean of each role in each group; NaN where there is none or it does not count."""
    cell = member.cell
    known = ~np.isnan(values) & (cell >= 0)
    # Sorted, so that the order of the rows of a file is not seen in the last digit.
    order = np.lexsort((values[known], cell[known]))
    where, value = cell[known][order], values[known][order]
    size = member.groups * member.roles
    number = np.bincount(where, minlength=size)
    total = np.bincount(where, weights=value, minlength=size)
    mean = np.full(size, np.nan)
    np.divide(total, number, out=mean, where=number > 0)
    return np.where(counts, mean.reshape(member.groups, member.roles), np.nan)


def weighted(mean: Floats, weights: Floats) -> Floats:
    """The weighted mean of the roles that have one; both (groups, roles)."""
    present = ~np.isnan(mean)
    total = row_sum(np.where(present, mean * weights, 0.0))
    weight = row_sum(np.where(present, weights, 0.0))
    pooled = np.full(len(mean), np.nan)
    np.divide(total, weight, out=pooled, where=weight > 0)
    # One role alone is itself: 3 × 0.3 / 3 would differ from 0.3 in the last digit.
    alone = np.sum(present, axis=1) == 1
    return np.where(alone, row_sum(np.where(present, mean, 0.0)), pooled)


def _states(
    column: CodedItem, member: Membership, counts: NDArray[np.bool_], asked: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """The state of an item in each group: answered by somebody who counts, or else what became of it.

    Answered by too few of an anonymous role, it is as blank: it stays in the base.
    """
    state = np.full(member.groups, State.NOT_SHOWN, np.uint8)
    for each in (State.NOT_APPLICABLE, State.BLANK, State.DONT_KNOW):
        here = column.state == each
        found = count(here | (column.state == State.ANSWERED) if each == State.BLANK else here, member) > 0
        state[np.any(found & asked, axis=1)] = each
    state[np.any(counts, axis=1)] = State.ANSWERED
    return state


def _most_frequent(column: CodedItem, member: Membership, counts: NDArray[np.bool_]) -> NDArray[np.object_]:
    """The most frequent code of each group."""
    given: list[dict[str, list[int]]] = [{} for _ in range(member.groups)]
    for code, group, role in zip(column.value, member.group, member.role, strict=True):
        if code is not None and group >= 0 and role >= 0 and counts[group, role]:
            given[group].setdefault(code, []).append(int(role))
    listed = {code: place for place, code in enumerate(column.item.options)}
    found = np.full(member.groups, None, object)
    for group, codes in enumerate(given):
        if codes:
            found[group] = min(
                codes, key=lambda c: (-len(codes[c]), min(codes[c]), listed.get(c, len(listed)), c)
            )
    return found
