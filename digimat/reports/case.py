"""One respondent's results, with the language to tell them in: what every part of a report is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from digimat.administration import Incident
from digimat.language import Language
from digimat.questionnaires.adjustments.model import Adjustments
from digimat.reports.content import Figure
from digimat.reports.rulers import Ruler, rulers_of
from digimat.reports.telling import Telling
from digimat.scoring import Results
from digimat.scoring.conditions import holds
from digimat.scoring.relations.model import Relations


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of a sitting beside its answers: when, how, with which incidents."""

    day: date
    sat_in: Language | None = None
    form: str | None = None
    incidents: tuple[Incident, ...] = ()  # what happened around the answers
    late: int = 0  # answers given after the time limit
    adjustments: Adjustments | None = None  # what the workspace changes of the questionnaire
    session: str = ""  # the code of the sitting, where it is kept in a store
    relations: Relations | None = None  # of the network, where interactions were given


@dataclass(frozen=True, slots=True)
class Case(Telling):
    """Results, the row of one respondent, and the language of the report."""

    results: Results
    row: int
    language: Language
    occasion: Occasion
    for_assessor: bool = False  # for whoever gave the test: without what is for the respondent alone
    rulers: Mapping[str, Ruler] = field(init=False)  # of every scale

    def __post_init__(self) -> None:
        object.__setattr__(self, "rulers", rulers_of(self.results.questionnaire))

    def shows(self, scale: str) -> bool:
        """Whether the reader of this report may see a scale."""
        told = self.results.scales[scale].scale.told_to
        return told == "everyone" or not (self.for_assessor or self.results.pooling is not None)

    def holds(self, condition: str) -> bool:
        """Whether a condition of the questionnaire holds; one that cannot be computed does not."""
        columns = self.results.columns
        return bool(holds(condition, columns, len(self.results.table.respondents))[self.row] == 1)

    def score(self, scale: str) -> float | None:
        """A score at full precision, None where too little was answered."""
        value = float(self.results.scales[scale].score[self.row])
        return None if np.isnan(value) else value

    def figure(self, scale: str) -> Figure | None:
        """A score as it is printed, None where too little was answered."""
        score, ruler = self.score(scale), self.rulers[scale]
        return None if score is None else ruler.figure(ruler.value(score), self.language)
