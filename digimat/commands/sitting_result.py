"""The result of one sitting that was handed in: scored, told to the person, written as a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat.answers.codes import is_anonymous
from digimat.answers.sitting import Sitting
from digimat.commands.adjusted import adjusted
from digimat.commands.context import Context
from digimat.language import LANGUAGES, Language
from digimat.questionnaires import Source

if TYPE_CHECKING:
    from rich.console import RenderableType

    from digimat.reports.case import Occasion
    from digimat.reports.content import Report
    from digimat.scoring import Results


def language_of(sitting: Sitting) -> Language:
    """The language that the sitting is held in: the last one chosen, else the one that it began in."""
    spoken = sitting.conductor.state.language or sitting.record.language
    return next(language for language in LANGUAGES if language == spoken)


@dataclass(frozen=True)
class SittingResult:
    """What came of a sitting, in its own language."""

    sitting: Sitting
    source: Source  # as the workspace scores it
    results: Results
    report: Report
    occasion: Occasion
    context: Context

    def summary(self) -> RenderableType:
        """The result as it is shown in the terminal."""
        from digimat.reports.terminal import terminal_summary

        return terminal_summary(self.report)

    def write(self, target: Path) -> None:
        """Write the person's own report, and remember where.

        Raises:
            UserError: it cannot be written.
        """
        from digimat.commands.reports.one import write_report
        from digimat.reports.attached.written import Told, attached_data

        told = Told(self.report.language, self.occasion)
        data = attached_data(self.results, 0, self.source, told)
        write_report(self.report, data, target, look=self.context.look())
        self.sitting.keeper.note_document(target)

    def data(self) -> dict[str, Any]:
        """The result as data, with what happened around the answers."""
        from digimat.reports.data import scores_json

        state, code = self.sitting.conductor.state, self.sitting.record.id
        if is_anonymous(code):
            return {**scores_json(self.results, self.source), "session": None, "incidents": [], "late": []}
        around = [
            {"kind": each.kind, "at": each.utc, "item": each.item, "seconds": each.seconds}
            for each in state.incidents
        ]
        late = [item.id for item in state.items if item.id in state.late]
        return {
            **scores_json(self.results, self.source),
            "session": code,
            "incidents": around,
            "late": late,
        }


def result_of(sitting: Sitting, context: Context, *, with_requirement: bool = True) -> SittingResult:
    """Score a sitting that was handed in.

    Args:
        sitting: the one.
        context: with what the workspace changes of the questionnaire.
        with_requirement: say whether what the post asks for is met; to the person, a human being tells that.

    Raises:
        UserError: the adjustments of the workspace are wrong.
    """
    from digimat.reports.case import Occasion
    from digimat.reports.person import person_report
    from digimat.scoring import score

    source = adjusted(sitting.source, context)
    table = sitting.table if with_requirement else replace(sitting.table, required=("",))
    results = score(source.questionnaire, table)
    record, state, language = sitting.record, sitting.conductor.state, language_of(sitting)
    day = datetime.fromisoformat(record.opened_at).astimezone().date()
    occasion = Occasion(
        day, language, record.form, state.incidents, len(state.late), source.adjustments, record.id
    )
    if is_anonymous(record.id):
        occasion = Occasion(day, language, record.form, adjustments=source.adjustments)
    report = person_report(results, 0, language, occasion)
    return SittingResult(sitting, source, results, report, occasion, context)
