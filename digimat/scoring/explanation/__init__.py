"""How one result came about: the tree of rule, inputs, weights and what was left out, down to raw answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.scoring.explanation.deeper import DEEPER, explain_deeper
from digimat.scoring.explanation.node import STATES, Node
from digimat.scoring.explanation.outcomes import (
    explain_advice,
    explain_decision,
    explain_flag,
    explain_level,
    explain_needs,
    explain_requirement,
    explain_stages,
)
from digimat.scoring.explanation.scores import explain_item, explain_scale, key_code
from digimat.scoring.results import Results

__all__ = ["STATES", "Node", "explain", "explainable", "key_code"]

REQUIREMENT = "requirement"


def explain(results: Results, row: int, name: str) -> Node:
    """The tree behind one result of one respondent, or of one group.

    Args:
        name: an item, a scale, levels, stages, a decision, a quadrant, a profile, a flag, an advice,
            ``requirement``, or ``deeper``.

    Raises:
        UserError: there is no such result.
    """
    for known, explained in _kinds(results):
        if name in known:
            return explained(results, row, name)
    raise UserError(
        Problem(
            "SCO030",
            Text(fr=f"aucun résultat « {name} »", en=f'there is no result "{name}"'),
            did_you_mean(name, list(explainable(results))),
        ),
        ExitStatus.USAGE,
    )


def explainable(results: Results) -> Iterator[str]:
    """What can be explained, outcomes first."""
    for known, _ in _kinds(results):
        yield from known


def _kinds(results: Results) -> Iterator[tuple[list[str], Callable[[Results, int, str], Node]]]:
    """The names of each kind of result, and who explains them."""
    yield list(dict.fromkeys(level_set for level_set, _ in results.levels)), _levels
    yield list(results.stages), explain_stages
    yield list(results.decisions), explain_decision
    yield list(results.needs), explain_needs
    if results.questionnaire.requirement is not None:
        yield [REQUIREMENT], lambda results, row, name: explain_requirement(results, row)
    yield list(results.flags), explain_flag
    yield list(results.scales), explain_scale
    yield list(results.coded.items), explain_item
    yield list(results.advice), explain_advice
    if results.questionnaire.deeper:
        yield [DEEPER], explain_deeper


def _levels(results: Results, row: int, name: str) -> Node:
    """Levels of one scale, or those of several under one name."""
    found = [level for (level_set, _), level in results.levels.items() if level_set == name]
    nodes = tuple(explain_level(results, row, level) for level in found)
    return nodes[0] if len(nodes) == 1 else Node(name, "level", found[0].level_set.title, None, inputs=nodes)
