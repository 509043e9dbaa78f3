"""Scores an answer table: items, scales, levels, decisions, flags, advice. Each result a function of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.questionnaires import Decision, LevelSet, Needs, Questionnaire, Scale, StageSet
from digimat.questionnaires.dependencies import Result, in_order
from digimat.questionnaires.outcome_model import Advice, Flag, Whose
from digimat.scoring.arrays import Floats
from digimat.scoring.coding import CodedAnswers, code_answers, profile_columns
from digimat.scoring.conditions import holds
from digimat.scoring.decisions import decide
from digimat.scoring.gathered import Column, Gathered
from digimat.scoring.levels import assign_level
from digimat.scoring.needs import rank_needs
from digimat.scoring.requirements import requirement_status
from digimat.scoring.results import (
    DecisionResult,
    LevelResult,
    NeedsResult,
    Results,
    ScaleResult,
    StageResult,
)
from digimat.scoring.scales import dont_know_share, score_scale
from digimat.scoring.stages import reach_stage


@dataclass(frozen=True, slots=True)
class OfGroup:
    """What is known of a group beside its pooled answers: of scales, one entry a row."""

    people: Mapping[str, ScaleResult] = field(default_factory=dict)  # scored for each person, then averaged
    agreement: Mapping[str, Floats] = field(default_factory=dict)
    gap: Mapping[str, Floats] = field(default_factory=dict)
    dont_know: Mapping[str, Floats] = field(default_factory=dict)


def score(questionnaire: Questionnaire, table: AnswerTable) -> Results:
    """Score every respondent of a table.

    Args:
        questionnaire: loaded, and so free of errors.
        table: answers in codes; every code is a response to its item.
    Returns:
        Results, one entry a respondent, in the table's order; a respondent's results do not depend on the
        other rows.
    """
    return conclude(questionnaire, table, code_answers(questionnaire, table))


def conclude(
    questionnaire: Questionnaire, table: AnswerTable, coded: CodedAnswers, group: OfGroup | None = None
) -> Results:
    """Everything that follows from coded answers: of respondents, or of groups whose answers were pooled."""
    work = _Work(questionnaire, table, coded, group)
    for result in in_order(questionnaire):
        work.add(result)
    requirement: Sequence[str] = [""] * work.rows
    if questionnaire.requirement is not None and table.required:
        required = next(r for (name, _), r in work.levels.items() if name == questionnaire.requirement.levels)
        requirement = requirement_status(required, work.scales[required.scale], table.required)
    return Results(
        questionnaire,
        table,
        coded,
        {scale.id: work.scales[scale.id] for scale in questionnaire.scales},
        work.levels,
        work.stages,
        {d.id: work.decisions[d.id] for d in questionnaire.all_decisions if work.concerns(d.only)},
        work.needs,
        work.columns,
        {flag.id: work.flags[flag.id] for flag in questionnaire.flags},
        requirement,
        {
            advice.id: _is_given(advice, work.columns, work.rows)
            if work.concerns(advice.only)
            else np.zeros(work.rows)
            for advice in questionnaire.advice
        },
        tuple(
            holds(deeper.when, work.columns, work.rows) if work.concerns(deeper.only) else np.zeros(work.rows)
            for deeper in questionnaire.deeper
        ),
    )


class _Work:
    """The results so far, and the columns that conditions see."""

    def __init__(
        self, questionnaire: Questionnaire, table: AnswerTable, coded: CodedAnswers, group: OfGroup | None
    ) -> None:
        self.questionnaire, self.coded, self.group = questionnaire, coded, group or OfGroup()
        self.whose: Whose = "person" if group is None else "group"
        self.rows = len(table.respondents)
        self.columns = profile_columns(questionnaire, table)
        for name, column in coded.by_item.items():
            self.columns[name] = column.value_cells
        self.scales: dict[str, ScaleResult] = {}
        self.levels: dict[tuple[str, str], LevelResult] = {}
        self.stages: dict[str, StageResult] = {}
        self.decisions: dict[str, DecisionResult] = {}
        self.needs: dict[str, NeedsResult] = {}
        self.flags: dict[str, Floats] = {}

    def add(self, result: Result) -> None:
        """Compute one result; what it depends on is there."""
        match result:
            case Scale():
                self._scale(result)
            case LevelSet():
                self._levels(result)
            case StageSet():
                stage = reach_stage(result, self.columns, self.rows)
                self.stages[result.id] = stage
                self.columns[result.id] = partial(_rank, stage.rank)
            case Decision(only=only) if not self.concerns(only):
                self.columns[result.id] = np.full(self.rows, None, object)
            case Flag(only=only) if not self.concerns(only):
                self.columns[result.id] = self.flags[result.id] = np.full(self.rows, np.nan)
            case Decision():
                scales = [scale.id for scale in self.questionnaire.scales]
                decision = decide(result, self.columns, scales, self.rows)
                self.decisions[result.id] = decision
                outcomes = np.array([*(rule.outcome for rule in result.rules), None], object)
                self.columns[result.id] = Gathered(outcomes, decision.fired)  # -1: the last, None
            case Needs():
                profile = rank_needs(result, self.columns)
                self.needs[result.id] = profile
                self.columns[result.id] = partial(_profiles, profile)
            case Flag():
                self.flags[result.id] = holds(result.when, self.columns, self.rows)
                self.columns[result.id] = self.flags[result.id]

    def concerns(self, only: Whose | None) -> bool:
        """Whether what follows from one person's results, or a group's, only follows from these."""
        return only in (None, self.whose)

    def _scale(self, scale: Scale) -> None:
        scored = self.group.people.get(scale.id)
        if scored is None:
            ranks = {name: self.columns[name] for name in scale.levels}
            scored = score_scale(scale, self.coded, self.scales, ranks)
        nothing = partial(np.full, self.rows, np.nan)
        self.scales[scale.id] = scored
        self.columns[scale.id] = scored.score
        dont_know: Column | None = self.group.dont_know.get(scale.id)
        if dont_know is None:
            dont_know = partial(dont_know_share, scale, self.coded, self.questionnaire)
        self.columns[f"{scale.id}_dont_know"] = dont_know
        self.columns[f"{scale.id}_agreement"] = self.group.agreement.get(scale.id, nothing)
        self.columns[f"{scale.id}_gap"] = self.group.gap.get(scale.id, nothing)

    def _levels(self, level_set: LevelSet) -> None:
        for name in level_set.scales:
            level = assign_level(level_set, name, self.scales[name].score, self.columns)
            self.levels[level_set.id, name] = level
        if len(level_set.scales) == 1:
            self.columns[level_set.id] = partial(_rank, level.rank)
            self.columns[f"{level_set.id}_capped"] = partial(_capped, level)


def _rank(rank: NDArray[np.intp]) -> Floats:
    """A rank as conditions see it: missing where there is none."""
    return np.where(rank < 0, np.nan, rank.astype(np.float64))


def _capped(level: LevelResult) -> Floats:
    """Where a cap lowered a level, as conditions see it."""
    return np.where(level.rank < 0, np.nan, level.capped)


def _profiles(needs: NeedsResult) -> Gathered:
    """The profiles as conditions see them; each distinct one is named once."""
    number = np.where(needs.known, needs.leading @ (1 << np.arange(needs.leading.shape[1])), -1)
    _, first, places = np.unique(number, return_index=True, return_inverse=True)
    return Gathered(np.array([needs.outcome(int(row)) or None for row in first], object), places)


def _is_given(advice: Advice, columns: Mapping[str, NDArray[Any]], rows: int) -> Floats:
    """1 where the flag of an advice is raised and its condition holds, 0 or NaN elsewhere."""
    if advice.when is None:
        return columns[advice.flag or ""]
    given = holds(advice.when, columns, rows)
    return given if advice.flag is None else np.where(columns[advice.flag] == 1, given, 0.0)
