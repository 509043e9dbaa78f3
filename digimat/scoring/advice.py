"""Which advice to give first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires.model import Advice
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.results import Results


def chosen_advice(results: Results, row: int, most: int = 5) -> Sequence[tuple[Advice, float]]:
    """The advice whose condition holds for a respondent, most pressing first, with its priority.

        priority = (target - score) / 100 × leverage

    The target is the one that the scale sets or, from there on, the cut of its next level, or 100 above the
    last. What is about a scale that has reached its own target comes after all the rest, whatever its priority:
    nobody is sent to perfect a strength before a weakness is mended. Equal priorities keep the file's order; an
    advice about a scale without a score is not given.
    """
    found = [
        (advice, _priority(results, row, advice))
        for advice in results.questionnaire.advice
        if results.advice[advice.id][row] == 1 and not np.isnan(results.scales[advice.about].score[row])
    ]
    return sorted(found, key=lambda pair: (_reached(results, row, pair[0].about), -pair[1]))[:most]


def _reached(results: Results, row: int, scale: str) -> bool:
    """Whether a scale has reached the target that it sets for itself."""
    result = results.scales[scale]
    target = result.scale.target
    return target is not None and bool(result.score[row] >= target - TOLERANCE)


def _priority(results: Results, row: int, advice: Advice) -> float:
    result = results.scales[advice.about]
    score, target = float(result.score[row]), result.scale.target
    if target is None or _reached(results, row, advice.about):
        target = _next_cut(results, row, advice.about)
    return (target - score) / 100 * advice.leverage


def _next_cut(results: Results, row: int, scale: str) -> float:
    for (_, name), level in results.levels.items():
        steps = level.level_set.steps
        if name == scale and level.rank[row] + 1 < len(steps):
            return float(steps[level.rank[row] + 1].from_)
    return 100.0
