"""Results of an answer table: arrays with one entry a respondent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.questionnaires import LevelSet, Questionnaire, Scale
from digimat.scoring.arrays import Floats
from digimat.scoring.coding import CodedAnswers


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """One scale: ``score`` is NaN where too little was answered.

    ``base`` is the weight of the inputs that count for the respondent (not applicable and not shown are
    out), ``answered`` the weight of those that have points; an inner scale counts for its answered share.
    """

    scale: Scale
    score: Floats
    answered: Floats
    base: Floats

    @property
    def sufficient(self) -> NDArray[np.bool_]:
        """Where enough was answered for a score."""
        return ~np.isnan(self.score)


@dataclass(frozen=True, slots=True)
class LevelResult:
    """The levels of one scale, as ranks in the level set from 0; -1 where there is no score.

    ``by_score`` is what the score alone gives, ``floored`` after floors, ``rank`` after floors and caps.
    ``floors`` and ``caps`` (respondents, rules) say which rules held: 1, 0 or NaN.
    """

    level_set: LevelSet
    scale: str
    by_score: NDArray[np.intp]
    floored: NDArray[np.intp]
    rank: NDArray[np.intp]
    floors: Floats
    caps: Floats

    @property
    def capped(self) -> NDArray[np.bool_]:
        """Where a cap lowered the level."""
        return self.rank < self.floored

    def step_id(self, row: int) -> str:
        """The id of a respondent's level, empty where there is none."""
        return self.level_set.steps[self.rank[row]].id if self.rank[row] >= 0 else ""

    def band(self, row: int) -> str:
        """The id of a respondent's band, empty where there is none."""
        return (self.level_set.steps[self.rank[row]].band or "") if self.rank[row] >= 0 else ""


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a table. ``flags`` are 1, 0 or NaN; ``requirement`` is a status, or empty."""

    questionnaire: Questionnaire
    table: AnswerTable
    coded: CodedAnswers
    scales: Mapping[str, ScaleResult]
    levels: Mapping[tuple[str, str], LevelResult]  # level set, scale
    columns: Mapping[str, NDArray[np.float64]]  # every name a condition can use
    flags: Mapping[str, Floats]
    requirement: Sequence[str]
    advice: Mapping[str, Floats]  # 1 where the advice's condition holds

    def level(self, level_set: str) -> LevelResult:
        """The levels of a set that serves one scale."""
        return next(r for (name, _), r in self.levels.items() if name == level_set)

    def raised(self, row: int) -> list[str]:
        """The flags raised for a respondent."""
        return [name for name, raised in self.flags.items() if raised[row] == 1]

    def row_of(self, respondent: str) -> int | None:
        """The row of a respondent, None where there is none."""
        return next((n for n, r in enumerate(self.table.respondents) if r == respondent), None)
