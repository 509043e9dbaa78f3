"""Refuses results that are made of one another more deeply than anybody could follow.

Each number is explained down to the answers, so that a few scales that each count the two before twice would
have an explanation without an end. What is read after this may visit results one inside the other.
"""

from __future__ import annotations

from typing import Final

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.dependencies import dependencies
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.yaml_reader import Document

MAX_NESTING: Final = 20  # results one inside the other; three or four are usual
MAX_PARTS: Final = 100_000  # of all explanations together
_RESULTS = ("scales", "levels", "stages", "decisions", "quadrants", "needs", "flags")


def too_nested(questionnaire: Questionnaire, document: Document) -> Problem | None:
    """What is wrong with the first result, in the order of dependence, at which it is too much."""
    needs = dependencies(questionnaire)
    own = {scale.id: 1 + len(scale.items) for scale in questionnaire.scales}
    depth: dict[str, int] = {}
    parts: dict[str, int] = {}
    total = 0
    # Not by recursion, whose end would come first. A result that waits for itself is told by another check.
    for start in needs:
        waiting, open_ = [start], {start}
        while waiting:
            name = waiting[-1]
            inner = [n for n in sorted(needs[name]) if n not in depth and n not in open_]
            if inner:
                waiting.append(inner[0])
                open_.add(inner[0])
                continue
            waiting.pop()
            if name in depth:
                continue
            done = [n for n in needs[name] if n in depth]
            depth[name] = 1 + max((depth[n] for n in done), default=0)
            parts[name] = own.get(name, 1) + sum(parts[n] for n in done)
            total += parts[name]
            if depth[name] > MAX_NESTING or total > MAX_PARTS:
                return _told(name, questionnaire, document)
    return None


def _told(name: str, questionnaire: Questionnaire, document: Document) -> Problem:
    path = next(
        (field, number)
        for field in _RESULTS
        for number, result in enumerate(getattr(questionnaire, field))
        if result.id == name
    )
    return Problem(
        "QST055",
        Text(
            fr=f"« {name} » repose sur trop de résultats imbriqués (au plus {MAX_NESTING} l’un dans l’autre)",
            en=f'"{name}" rests on too many results inside one another (at most {MAX_NESTING} deep)',
        ),
        Text(
            fr="Faites reposer ces résultats sur moins d’autres, plus près des items.",
            en="Let these results rest on fewer others, nearer to the items.",
        ),
        document.at(path),
    )
