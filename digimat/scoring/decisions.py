"""Decision tables: the first line that holds wins; and how far the outcome depends on a few points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Decision
from digimat.questionnaires.conditions import parse_condition
from digimat.scoring.arrays import Floats
from digimat.scoring.conditions import holds
from digimat.scoring.gathered import Columns
from digimat.scoring.results import DecisionResult


def decide(decision: Decision, columns: Columns, scales: Collection[str], rows: int) -> DecisionResult:
    """The first line of a decision table that holds, for each respondent.

    Lines are looked at in order. Nothing is decided where something in ``needs`` is missing, nor where a line
    before the first that holds cannot be computed: it might have been the one.

    Sensitivity: each scale of ``moved``, alone, is put ``by`` points lower and higher, and the table is looked
    at again.

    Args:
        scales: the ids of all scales; of what the table names, they can be moved.
    """
    lines = [rule.when for rule in decision.rules]
    truth = [np.ones(rows) if when is None else holds(when, columns, rows) for when in lines]
    needed = np.ones(rows, np.bool_)
    for name in decision.needs:
        needed &= ~_missing(columns[name])
    fired = _first(truth, needed)
    named = {name for when in lines if when for name in parse_condition(when).names}
    moved: dict[tuple[str, float], NDArray[np.intp]] = {}
    for scale in movable(decision, scales):
        for shift in (-decision.by, decision.by) if decision.by else ():
            elsewhere = columns.only(named)
            elsewhere[scale] = columns[scale] + shift
            again = [
                holds(when, elsewhere, rows) if when and scale in parse_condition(when).names else before
                for when, before in zip(lines, truth, strict=True)
            ]
            moved[scale, shift] = _first(again, needed)
    return DecisionResult(decision, fired, np.array(truth).T, moved)


def movable(decision: Decision, scales: Collection[str]) -> tuple[str, ...]:
    """The scales whose small changes are tried: those declared, or all that the table names, in its order."""
    if decision.moved is not None:
        return decision.moved
    named = [
        name
        for rule in decision.rules
        if rule.when is not None
        for name in sorted(parse_condition(rule.when).names)
    ]
    return tuple(dict.fromkeys(name for name in named if name in scales))


def _first(truth: Sequence[Floats], needed: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The first line that is not false, if it is true; -1 where it is missing, or there is none."""
    first, waiting = np.full(len(needed), -1), needed
    for line, holds_here in enumerate(truth):
        first[waiting & (holds_here == 1)] = line
        waiting = waiting & (holds_here == 0)
    return first


def _missing(column: NDArray[Any]) -> NDArray[np.bool_]:
    if column.dtype == object:
        return np.array([value is None for value in column], np.bool_)
    return np.asarray(np.isnan(column), np.bool_)
