"""Checks that each line of a decision table can be the first that holds, and that its sensitivity means something."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires import Decision
from digimat.questionnaires.conditions import parse_condition
from digimat.questionnaires.yaml_reader import Document, Path
from digimat.scoring.decisions import movable
from digimat.scoring.spans import ANY, Span
from digimat.scoring.truth import can_be
from digimat.scoring.values import Names


def check_lines(
    decision: str, trees: Sequence[ast.expr | None], path: Path, names: Names, document: Document
) -> Iterator[Problem]:
    """The lines of a decision that are never looked at, or never hold where they are.

    Args:
        decision: its id.
        trees: the condition of each line; None where it has none, or one that other checks complain of.
    """
    seen: dict[str, int] = {}
    last: int | None = None  # a line that is never false: where it is missing, nothing is decided
    for place, tree in enumerate(trees):
        written = ast.dump(tree) if tree is not None else ""
        before = last if last is not None else seen.get(written) if written else None
        if before is not None:
            yield Problem(
                "QST075",
                Text(
                    fr=f"« {decision} » : la ligne {place + 1} n’est jamais atteinte, "
                    f"la ligne {before + 1} l’emporte toujours",
                    en=f'"{decision}": line {place + 1} is never reached, line {before + 1} always wins',
                ),
                Text(
                    fr="Retirez l’une des deux, ou corrigez ce qu’elles demandent.",
                    en="Remove one of the two, or mend what they ask for.",
                ),
                document.at((*path, "rules", place)),
            )
        if written:
            seen.setdefault(written, place)
        if last is None and tree is not None and not can_be(tree, False, names):
            last = place


def check_moves(
    decision: Decision, scales: Mapping[str, Span], path: Path, document: Document
) -> Iterator[Problem]:
    """Scales that are moved further than half of what they can be: the move would leave the scale.

    Args:
        decision: all its conditions can be read.
        scales: what the score of each can be.
    """
    named = {
        name for rule in decision.rules if rule.when is not None for name in parse_condition(rule.when).names
    }
    for name in movable(decision, scales):
        if name in scales and name not in named:
            yield Problem(
                "QST077",
                Text(
                    fr=f"« {decision.id} » : aucune ligne ne nomme « {name} », le déplacer ne change rien",
                    en=f'"{decision.id}": no line names "{name}", moving it changes nothing',
                ),
                Text(fr="Retirez-la de moved:.", en="Remove it from moved:."),
                document.at((*path, "moved")),
            )
            continue
        low, high = scales.get(name, ANY)
        if decision.by and high - low < 2 * decision.by:
            at = (*path, "rules") if decision.moved is None else (*path, "moved")
            yield Problem(
                "QST076",
                Text(
                    fr=f"« {decision.id} » : déplacer « {name} » de ± {decision.by:g} ne dit rien, son score va de "
                    f"{low:g} à {high:g}",
                    en=f'"{decision.id}": moving "{name}" by ± {decision.by:g} says nothing, its score goes from '
                    f"{low:g} to {high:g}",
                ),
                Text(
                    fr="Nommez sous moved: les échelles à déplacer, ou donnez à by: une valeur adaptée à leurs scores.",
                    en="Name the scales to move under moved:, or give a by: that suits their scores.",
                ),
                document.at(at),
            )
