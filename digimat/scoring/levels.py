"""Levels: a score is put into a named range; floors raise the level, caps lower it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import LevelSet
from digimat.questionnaires.conditions import parse_condition
from digimat.scoring.arrays import TOLERANCE, Floats
from digimat.scoring.conditions import compute
from digimat.scoring.results import LevelResult


def rank_of(level_set: LevelSet, score: Floats) -> NDArray[np.intp]:
    """The rank of the level that a score reaches; -1 where there is no score, or it is below them all.

    A score equal to a cut, within 1e-9, is in the upper level.
    """
    rank = np.full(len(score), -1)
    for step in level_set.steps:
        rank += score >= step.from_ - TOLERANCE
    return rank


def assign_level(
    level_set: LevelSet, scale: str, score: Floats, columns: Mapping[str, Floats]
) -> LevelResult:
    """The level of each respondent: by score, then floors, then caps.

    A floor holds where its condition is true. A cap holds where its condition is not true: a condition
    that cannot be computed does not open a gate.
    """
    rows = len(score)
    by_score = rank_of(level_set, score)
    place = {step.id: rank for rank, step in enumerate(level_set.steps)}
    has_level = by_score >= 0
    floored = by_score.copy()
    floors = np.zeros((rows, len(level_set.floors)))
    for number, floor in enumerate(level_set.floors):
        floors[:, number] = compute(parse_condition(floor.when), columns, rows)
        raised = has_level & (floors[:, number] == 1)
        floored = np.where(raised, np.maximum(floored, place[floor.at_least]), floored)
    rank = floored.copy()
    caps = np.zeros((rows, len(level_set.caps)))
    for number, cap in enumerate(level_set.caps):
        caps[:, number] = compute(parse_condition(cap.unless), columns, rows)
        closed = has_level & (caps[:, number] != 1)
        rank = np.where(closed, np.minimum(rank, place[cap.at_most]), rank)
    return LevelResult(level_set, scale, by_score, floored, rank, floors, caps)
