"""Which advice to give first, what can be done quickly, and when the rest comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from digimat.questionnaires.outcome_model import Advice
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.results import Results

MOST = 5
QUICK = 1  # the effort of a quick win
HORIZONS = ("0-3", "3-12", "12-24")


@dataclass(frozen=True, slots=True)
class Priority:
    """How pressing an advice is, and what that was computed from: ``weight × (target - score) / 100 × leverage``."""

    scale: str
    score: float
    target: float
    weight: float
    leverage: int

    @property
    def value(self) -> float:
        """The priority; it is comparable within one questionnaire."""
        return self.weight * (self.target - self.score) / 100 * self.leverage


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An advice that is given, and why it stands where it does. ``priority`` is None where no score is behind it."""

    advice: Advice
    priority: Priority | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: the most pressing advice, and what more can be had with little effort."""

    first: tuple[Recommendation, ...]
    quick_wins: tuple[Recommendation, ...]  # of the others

    @property
    def roadmap(self) -> Mapping[str, tuple[Recommendation, ...]]:
        """All of it by horizon, in months."""
        return {
            h: tuple(r for r in (*self.first, *self.quick_wins) if r.advice.horizon == h) for h in HORIZONS
        }


def plan_of(results: Results, row: int, most: int = MOST) -> Plan:
    """The advice given to a respondent: at most five, most pressing first, then the quick wins among the rest.

        priority = weight × (target - score) / 100 × leverage

    Advice that a raised flag asks for goes before all other; then what follows from a decision and is about no
    scale; then what is about a scale, by priority. What is about a scale that has reached its own target comes
    last, whatever its priority: nobody is sent to perfect a strength before a weakness is mended. Equals keep
    the file's order. An advice about a scale without a score is given only where a flag asks for it.

    The weight is that of the scale in the scale that counts it, 1 where none does. The target is the one that
    the scale sets or, from there on, the cut of its next level, or 100 above the last.
    """
    given = [
        Recommendation(advice, _priority(results, row, advice))
        for advice in results.questionnaire.advice
        if results.advice[advice.id][row] == 1
    ]
    known = [
        r for r in given if r.priority is not None or r.advice.about is None or r.advice.flag is not None
    ]
    ordered = sorted(known, key=lambda r: _place(results, row, r))
    first, others = ordered[:most], ordered[most:]
    return Plan(tuple(first), tuple(r for r in others if r.advice.effort == QUICK))


def _place(results: Results, row: int, given: Recommendation) -> tuple[int, float]:
    if given.advice.flag is not None:
        return 0, 0.0
    if given.priority is None:
        return 1, 0.0
    # Rounded, so that equals are equal: 0.1-style errors of the scores do not undo the file's order.
    priority = round(given.priority.value, 9)
    return (3 if _reached(results, row, given.priority.scale) else 2), -priority


def _reached(results: Results, row: int, scale: str) -> bool:
    """Whether a scale has reached the target that it sets for itself."""
    result = results.scales[scale]
    target = result.scale.target
    return target is not None and bool(result.score[row] >= target - TOLERANCE)


def _priority(results: Results, row: int, advice: Advice) -> Priority | None:
    if advice.about is None or np.isnan(results.scales[advice.about].score[row]):
        return None
    result = results.scales[advice.about]
    target = result.scale.target
    if target is None or _reached(results, row, advice.about):
        target = _next_cut(results, row, advice.about)
    score = float(result.score[row])
    return Priority(advice.about, score, target, _weight(results, advice.about), advice.leverage)


def _weight(results: Results, scale: str) -> float:
    counted_by = [s for s in results.questionnaire.scales if scale in s.scales]
    return float(counted_by[0].weights.get(scale, 1)) if counted_by else 1.0


def _next_cut(results: Results, row: int, scale: str) -> float:
    """The cut of the next level, in the first level set of the file that has one; 100 above the last."""
    for level_set in results.questionnaire.levels:
        if scale not in level_set.scales:
            continue
        level = results.levels[level_set.id, scale]
        # Where a cap holds the level down, the score is past some cuts: the way does not go back to them.
        above = max(level.rank[row], level.by_score[row]) + 1
        if above < len(level_set.steps):
            return float(level_set.steps[above].from_)
    return 100.0
