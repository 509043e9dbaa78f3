"""What the reports of one file of answers have in common, and what belongs to each of its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from digimat.answers.answer_files import AnswerFile
from digimat.answers.collected import Collected
from digimat.answers.sitting import Sitting
from digimat.language import Language
from digimat.questionnaires import Source
from digimat.reports.attached.written import Told, attached_data
from digimat.reports.case import Occasion
from digimat.reports.content import Report
from digimat.reports.look import Look
from digimat.reports.person import person_report
from digimat.scoring import Results
from digimat.scoring.relations.model import Relations


@dataclass(frozen=True, slots=True)
class Reported:
    """Results that are told: of people, or of groups of them; when, in which language, and to whom."""

    source: Source
    held: AnswerFile | Collected
    results: Results
    day: date
    language: Language
    for_assessor: bool = False
    look: Look | None = None  # ours, where there is none
    relations: Relations | None = None  # of the network that the answers are about

    def report(self, row: int) -> tuple[Report, dict[str, Any]]:
        """What the report of a row says, and the data that is kept inside it."""
        occasion = self._occasion(row)
        content = person_report(self.results, row, self.language, occasion, for_assessor=self.for_assessor)
        told = Told(self.language, occasion, self.for_assessor)
        return content, attached_data(self.results, row, self.source, told)

    def sitting(self, row: int) -> Sitting | None:
        """The stored sitting that a row comes from, where it comes from one."""
        of_people = self.results.pooling is None
        return self.held.sittings[row] if of_people and isinstance(self.held, Collected) else None

    def _occasion(self, row: int) -> Occasion:
        forms = self.held.table.forms
        drawn = self.results.pooling is None and forms and self.source.questionnaire.has_bank
        form = forms[row] if drawn else None
        occasion = Occasion(
            self.day, form=form, adjustments=self.source.adjustments, relations=self.relations
        )
        sitting = self.sitting(row)
        if sitting is None:
            return occasion
        state = sitting.conductor.state
        return replace(occasion, incidents=state.incidents, late=len(state.late), session=sitting.record.id)
