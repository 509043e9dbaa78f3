"""Results of an answer table: arrays with one entry a respondent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from digimat.answers.table import AnswerTable
from digimat.questionnaires import Decision, LevelSet, Needs, Questionnaire, Scale, StageSet, State
from digimat.questionnaires.outcome_model import Gate
from digimat.scoring.arrays import Floats
from digimat.scoring.coding import CodedAnswers

if TYPE_CHECKING:
    from digimat.scoring.groups import Pooling


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
class GateResult:
    """What became of the conditions of one gate, and whether it is open.

    ``met`` and ``applies`` (respondents, conditions) are 1, 0 or NaN; where it is not known whether a condition
    applies, it does. ``opened`` does not look at the gates before.
    """

    gate: Gate
    met: Floats
    applies: Floats
    opened: NDArray[np.bool_]

    @property
    def applicable(self) -> NDArray[np.intp]:
        """How many conditions apply."""
        return np.asarray(np.sum(self.applies != 0, axis=1), np.intp)

    @property
    def number_met(self) -> NDArray[np.intp]:
        """How many of them are met."""
        return np.asarray(np.sum((self.applies != 0) & (self.met == 1), axis=1), np.intp)


@dataclass(frozen=True, slots=True)
class StageResult:
    """The stage of each respondent, as a rank from 0; -1 where nothing is known. One gate a stage after the first."""

    stage_set: StageSet
    rank: NDArray[np.intp]
    gates: Sequence[GateResult]

    def step_id(self, row: int) -> str:
        """The id of a respondent's stage, empty where there is none."""
        return self.stage_set.steps[self.rank[row]].id if self.rank[row] >= 0 else ""


@dataclass(frozen=True, slots=True)
class DecisionResult:
    """The outcome of a decision table: the number of the line that fired, -1 where nothing can be decided.

    ``holds`` (respondents, lines) says what became of each line: 1, 0 or NaN. ``moved`` has the line that would
    have fired, had one score been that much higher or lower.
    """

    decision: Decision
    fired: NDArray[np.intp]
    holds: Floats
    moved: Mapping[tuple[str, float], NDArray[np.intp]]  # scale, shift

    def outcome(self, row: int) -> str:
        """The id of the outcome, empty where nothing can be decided."""
        return self.outcome_of(int(self.fired[row]))

    def outcome_of(self, line: int) -> str:
        """The id of a line's outcome; empty for no line."""
        return self.decision.rules[line].outcome if line >= 0 else ""

    def alternatives(self, row: int) -> Mapping[str, Sequence[tuple[str, float]]]:
        """The other outcomes that a small change of one score would give, and which change."""
        found: dict[str, list[tuple[str, float]]] = {}
        for change, fired in self.moved.items():
            other = self.outcome_of(int(fired[row]))
            if other and other != self.outcome(row):
                found.setdefault(other, []).append(change)
        return found


@dataclass(frozen=True, slots=True)
class NeedsResult:
    """A profile: ``leading`` (respondents, needs) is true for the needs that stand out; ``known`` where all are."""

    needs: Needs
    leading: NDArray[np.bool_]
    known: NDArray[np.bool_]

    def outcome(self, row: int) -> str:
        """The ids of the leading needs, ``all`` where none stands out, empty where one is missing."""
        if not self.known[row]:
            return ""
        names = [n for n, leads in zip(self.needs.scales, self.leading[row], strict=True) if leads]
        return "all" if len(names) == len(self.needs.scales) else "+".join(names)


@dataclass(frozen=True, slots=True)
class Results:
    """All results of a table. ``flags`` are 1, 0 or NaN; ``requirement`` is a status, or empty."""

    questionnaire: Questionnaire
    table: AnswerTable
    coded: CodedAnswers
    scales: Mapping[str, ScaleResult]
    levels: Mapping[tuple[str, str], LevelResult]  # level set, scale
    stages: Mapping[str, StageResult]
    decisions: Mapping[str, DecisionResult]  # quadrants too
    needs: Mapping[str, NeedsResult]
    columns: Mapping[str, NDArray[Any]]  # every name a condition can use
    flags: Mapping[str, Floats]
    requirement: Sequence[str]
    advice: Mapping[str, Floats]  # 1 where the advice's condition holds
    deeper: Sequence[Floats] = ()  # one an entry of the questionnaire's: 1 where it calls for its companion
    pooling: Pooling | None = None  # where these are groups

    def level(self, level_set: str) -> LevelResult:
        """The levels of a set that serves one scale."""
        return next(r for (name, _), r in self.levels.items() if name == level_set)

    def raised(self, row: int, *, for_assessor: bool = False) -> list[str]:
        """The flags raised for a respondent; for whoever gave the test, without those that are not for them."""
        return [
            flag.id
            for flag in self.questionnaire.flags
            if self.flags[flag.id][row] == 1 and not (for_assessor and flag.told_to == "respondent")
        ]

    def told(self, *, for_assessor: bool) -> list[Scale]:
        """The scales that may be shown to the respondent, or to whoever gave the test."""
        return [s for s in self.questionnaire.scales if not (for_assessor and s.told_to == "respondent")]

    def was_taken(self, scale: Scale, row: int) -> bool:
        """Whether a respondent was asked what a scale is made of; false of a module that they did not take."""
        if not scale.items or not set(scale.items) <= self.questionnaire.optional:
            return True
        return any(self.coded.by_item[name].state[row] != State.NOT_SHOWN for name in scale.items)

    def row_of(self, respondent: str) -> int | None:
        """The row of a respondent, None where there is none."""
        return next((n for n, r in enumerate(self.table.respondents) if r == respondent), None)
