"""One respondent's results, with the language to tell them in: what every part of a report is written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.adjustments.model import Adjustments
from digimat.questionnaires.model import Margin, ReportPlan
from digimat.scoring import LevelResult, Results


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of a sitting beside its answers: when, how, with which incidents."""

    day: date
    sat_in: Language | None = None
    form: str | None = None
    interruptions: int = 0
    late: int = 0  # answers given after the time limit
    adjustments: Adjustments | None = None  # what the workspace changes of the questionnaire


@dataclass(frozen=True, slots=True)
class Case:
    """Results, the row of one respondent, and the language of the report."""

    results: Results
    row: int
    language: Language
    occasion: Occasion

    @property
    def questionnaire(self) -> Questionnaire:
        """What was asked."""
        return self.results.questionnaire

    @property
    def plan(self) -> ReportPlan:
        """What the questionnaire wants its report to show."""
        return self.results.questionnaire.report

    def text(self, text: Text | None) -> str:
        """A text of the questionnaire in the language of the report, empty where there is none."""
        return text.of(self.language).strip() if text is not None else ""

    def say(self, fr: str, en: str) -> str:
        """A text of ours in the language of the report."""
        return Text(fr=fr, en=en).of(self.language)

    def score(self, scale: str) -> float | None:
        """A score at full precision, None where too little was answered."""
        value = float(self.results.scales[scale].score[self.row])
        return None if np.isnan(value) else value

    @property
    def headline_level(self) -> LevelResult | None:
        """The level set of the main result."""
        return self.results.level(self.plan.headline) if self.plan.headline else None

    @property
    def margin(self) -> Margin | None:
        """The error of the main score."""
        level = self.headline_level
        return self.results.scales[level.scale].scale.margin if level is not None else None
