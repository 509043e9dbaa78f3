"""Scores an answer table: items, scales, levels, flags, requirement, advice. Each result a function of rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.conditions import parse_condition
from digimat.scoring.coding import code_answers
from digimat.scoring.conditions import compute
from digimat.scoring.levels import assign_level
from digimat.scoring.requirements import requirement_status
from digimat.scoring.results import LevelResult, Results, ScaleResult
from digimat.scoring.scales import in_order, score_scale


def score(questionnaire: Questionnaire, table: AnswerTable) -> Results:
    """Score every respondent of a table.

    Args:
        questionnaire: loaded, and so free of errors.
        table: answers in codes; every code is a response to its item.
    Returns:
        Results, one entry a respondent, in the table's order; a respondent's results do not depend on the
        other rows.
    """
    rows = len(table.respondents)
    coded = code_answers(questionnaire.items, table.columns, rows)
    columns: dict[str, NDArray[Any]] = {name: c.value for name, c in coded.by_item.items()}
    scales: dict[str, ScaleResult] = {}
    for scale in in_order(questionnaire):
        scales[scale.id] = score_scale(scale, coded, scales)
        columns[scale.id] = scales[scale.id].score
    levels: dict[tuple[str, str], LevelResult] = {}
    for level_set in questionnaire.levels:
        for name in level_set.scales:
            level = assign_level(level_set, name, scales[name].score, columns)
            levels[level_set.id, name] = level
        if len(level_set.scales) == 1:
            no_level = level.rank < 0
            columns[level_set.id] = np.where(no_level, np.nan, level.rank)
            columns[f"{level_set.id}_capped"] = np.where(no_level, np.nan, level.capped)

    def holds(condition: str) -> NDArray[np.float64]:
        return compute(parse_condition(condition), columns, rows)

    requirement: list[str] = [""] * rows
    if questionnaire.requirement is not None and table.required:
        required = next(r for (name, _), r in levels.items() if name == questionnaire.requirement.levels)
        requirement = list(requirement_status(required, scales[required.scale], table.required))
    return Results(
        questionnaire,
        table,
        coded,
        scales,
        levels,
        columns,
        {flag.id: holds(flag.when) for flag in questionnaire.flags},
        requirement,
        {advice.id: holds(advice.when) for advice in questionnaire.advice},
    )
