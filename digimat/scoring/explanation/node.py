"""The tree of an explanation: one number and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from digimat.language import Text, same
from digimat.questionnaires import State
from digimat.questionnaires.conditions import parse_condition
from digimat.questionnaires.outcome_model import Whose
from digimat.scoring.results import Results

STATES = {
    State.BLANK: Text(fr="laissé vide", en="left blank"),
    State.DONT_KNOW: Text(fr="ne sait pas", en="don't know"),
    State.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
    State.NOT_SHOWN: Text(fr="non posé", en="not shown"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """One number and what it was made from.

    ``value`` is a number, a text, True or False, or None for missing; ``weight`` its weight in the node
    above; ``excluded`` says why it does not count there; ``parameters`` are those of the rule. ``facts`` are plain
    data for whoever computes the number again: the answer and the key of an item, the cuts of a level.
    """

    name: str
    kind: str  # item, role, person, scale, level, stages, gate, decision, line, needs, flag, advice, …
    title: Text
    value: Any
    rule: str = ""
    note: Text | None = None
    weight: float | None = None
    excluded: Text | None = None
    inputs: tuple[Node, ...] = field(default=())
    parameters: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


def concerns(results: Results, only: Whose | None) -> bool:
    """Whether something follows from results of this kind: of persons, or of groups."""
    return only in (None, "person" if results.pooling is None else "group")


def number(value: Any) -> float | None:
    """A number as a node holds it: None where it is missing."""
    return None if np.isnan(value) else float(value)


def truth(value: Any) -> bool | None:
    """What became of a condition: true, false, or None where it cannot be computed."""
    return None if np.isnan(value) else bool(value)


def written(value: float, digits: str = "g") -> Text:
    """A number inside a sentence: with a comma in French."""
    english = format(value, digits)
    return Text(fr=english.replace(".", ","), en=english)


def condition(
    results: Results, row: int, text: str, holds: float, note: Text | None = None, **facts: Any
) -> Node:
    """A condition, what became of it, and the values of its names; ``explain`` of a name gives its own tree."""
    inputs = tuple(named(results, row, name) for name in sorted(parse_condition(text).names))
    return Node(text, "condition", same(text), truth(holds), note=note, inputs=inputs, facts=facts)


def named(results: Results, row: int, name: str) -> Node:
    """A name inside a condition, without its own tree."""
    value = results.columns[name][row]
    missing = value is None or (isinstance(value, float) and np.isnan(value))
    plain = None if missing else (value if isinstance(value, str) else float(value))
    return Node(name, "value", same(name), plain)
