"""The main result: score with its error, level with its range, and why the level is what it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.language import Text
from digimat.questionnaires.outcome_model import Cap, Floor
from digimat.reports.case import Case
from digimat.reports.content import Headline, Step
from digimat.reports.numbers import shown_score, whole
from digimat.scoring import LevelResult
from digimat.scoring.levels import rank_of


def headline_of(case: Case) -> Headline | None:
    """The main result, None where the plan names none or there is no score."""
    level = case.headline_level
    score = case.score(level.scale) if level is not None else None
    if level is None or score is None or level.rank[case.row] < 0:
        return None
    scale = case.results.scales[level.scale].scale
    level_set, margin = level.level_set, scale.margin
    step = level_set.steps[int(level.rank[case.row])]
    # The interval is drawn around the figure that is printed, so that 64 ± 14 reads 50 to 78.
    points = shown_score(score, [s.from_ for s in level_set.steps])
    width = whole(margin.points) if margin else 0
    return Headline(
        title=case.text(scale.title),
        score=points,
        margin=width if margin else None,
        low=max(0, points - width),
        high=min(100, points + width),
        confidence=whole(margin.confidence * 100) if margin else 0,
        level=step.id,
        level_range=_range(case, level, score, margin.points) if margin else "",
        band=case.text(level_set.bands.get(step.band or "")),
        explained=case.text(step.meaning),
        adjusted=_adjusted(case, level),
        steps=tuple(
            Step(whole(s.from_), s.id, case.text(level_set.bands.get(s.band or ""))) for s in level_set.steps
        ),
    )


def _range(case: Case, level: LevelResult, score: float, margin: float) -> str:
    """The levels that the error of measurement leaves open; the level itself is always among them."""
    ends = rank_of(level.level_set, np.array([max(0, score - margin), min(100, score + margin)]))
    rank, steps = int(level.rank[case.row]), level.level_set.steps
    low, high = min(int(ends[0]), rank), max(int(ends[1]), rank)
    if low == high:
        return ""
    return case.say(
        f"entre {steps[low].id} et {steps[high].id}", f"between {steps[low].id} and {steps[high].id}"
    )


def _adjusted(case: Case, level: LevelResult) -> str:
    """Why the level is not the one that the score alone gives; empty where it is."""
    steps, row = level.level_set.steps, case.row
    by_score, floored, rank = (steps[int(a[row])].id for a in (level.by_score, level.floored, level.rank))
    sentences = []
    if floored != by_score:
        held = [f for n, f in enumerate(level.level_set.floors) if level.floors[row, n] == 1]
        because = _because(case, [f for f in held if f.at_least == floored])
        sentences.append(
            case.say(
                f"Le score seul donne le niveau {by_score} ; il est relevé à {floored}{because}.",
                f"The score alone gives level {by_score}; it is raised to {floored}{because}.",
            )
        )
    if rank != floored:
        closed = [c for n, c in enumerate(level.level_set.caps) if level.caps[row, n] != 1]
        because = _because(case, [c for c in closed if c.at_most == rank])
        sentences.append(
            case.say(
                f"Le niveau {floored} est ramené à {rank}{because}.",
                f"Level {floored} is lowered to {rank}{because}.",
            )
        )
    return " ".join(sentences)


def _because(case: Case, rules: Sequence[Floor | Cap]) -> str:
    reason: Text | None = rules[0].because if rules else None
    return case.say(f", parce que {reason.fr}", f", because {reason.en}") if reason is not None else ""
