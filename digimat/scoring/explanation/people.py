"""Explains who is behind a number of a group: its roles, their weights, and the people who may be named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from digimat.language import Text, plural, same
from digimat.scoring.explanation.node import Node, number
from digimat.scoring.groups import Pooling
from digimat.scoring.results import Results
from digimat.scoring.small_groups import LEAST

PEOPLE_LISTED = 12  # of a larger group, people are named only where the result itself is asked for

Explain = Callable[[Results, int, str, float], Node]


def roles_of(results: Results, row: int, name: str, explain: Explain, *, alone: bool) -> tuple[Node, ...]:
    """The roles behind an item, or behind a scale that is the mean of people.

    Args:
        explain: how the result of one person is explained.
        alone: whether this result was asked for, and not one that counts it.
    """
    pooling = results.pooling
    assert pooling is not None
    listed = alone or int(pooling.sizes[row].sum()) <= PEOPLE_LISTED
    return tuple(
        _role(results, row, name, role, explain, listed)
        for role in range(pooling.member.roles)
        if pooling.sizes[row, role]
    )


def _role(results: Results, row: int, name: str, role: int, explain: Explain, listed: bool) -> Node:
    pooling = results.pooling
    assert pooling is not None
    pooled = pooling.pooled[name]
    people = int(pooled.people[row, role])
    note = Text(fr=plural(people, "personne"), en="1 person" if people == 1 else f"{people} people")
    excluded = None
    if people and pooled.weights[row, role] == 0:
        excluded = Text(fr="rôle non interrogé ici (poids 0)", en="this role is not asked here (weight 0)")
    elif people and not pooled.counts[row, role]:
        excluded = Text(
            fr=f"moins de {LEAST} personnes : rien n’est montré",
            en=f"fewer than {LEAST} people: nothing is shown",
        )
    key, title = _named(results, role)
    inputs = tuple(_people(pooling, row, name, role, explain)) if listed and _is_open(results, role) else ()
    value = number(pooled.mean[row, role])
    return Node(key, "role", title, value, "mean", note, float(pooled.weights[row, role]), excluded, inputs)


def _named(results: Results, role: int) -> tuple[str, Text]:
    """The id and the title of a role; of everybody, where there are no roles."""
    questionnaire, pooling = results.questionnaire, results.pooling
    if questionnaire.roles is None or pooling is None:
        return "people", Text(fr="toutes les personnes", en="all people")
    code = pooling.roles[role]
    field = next(f for f in questionnaire.profile if f.id == questionnaire.roles.field)
    return code, field.options[code]


def _is_open(results: Results, role: int) -> bool:
    """Whether the people of a role may be named."""
    questionnaire, pooling = results.questionnaire, results.pooling
    if questionnaire.anonymous or pooling is None:
        return False
    return questionnaire.roles is None or pooling.roles[role] not in questionnaire.roles.anonymous


def _people(pooling: Pooling, row: int, name: str, role: int, explain: Explain) -> Iterator[Node]:
    inside = (pooling.member.group == row) & (pooling.member.role == role)
    for person in np.flatnonzero(inside):
        own = explain(pooling.people, int(person), name, 1.0)
        code = pooling.people.table.respondents[int(person)]
        yield Node(
            code,
            "person",
            same(code),
            own.value,
            own.rule,
            own.note,
            1.0,
            own.excluded,
            (),
            own.parameters,
            own.facts,
        )
