"""``report --group``: one report on all the people of a file of answers, each scored alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context, report_day
from digimat.commands.given import Given
from digimat.commands.outcome import Outcome
from digimat.commands.reports.one import write_report
from digimat.commands.scoring import read_and_score
from digimat.files import safe_name
from digimat.language import Text
from digimat.problems import ExitStatus, Position
from digimat.questionnaires import Questionnaire
from digimat.reports.case import Occasion
from digimat.reports.cohort.case import Cohort
from digimat.reports.cohort.data import cohort_data
from digimat.reports.group import group_report
from digimat.reports.terminal import terminal_summary

if TYPE_CHECKING:
    from digimat.reports.workers import PdfJob, Workers


@dataclass(frozen=True, slots=True)
class Group:
    """What is asked for: of which people, what they are called together, and by what they are split."""

    given: Given  # the answers
    questionnaire: str | None
    name: str | None
    out: Path | None
    by: str | None
    day: str | None
    as_published: bool = False


def report_on_group(wish: Group, context: Context, workers: Workers[PdfJob, bytes] | None = None) -> Outcome:
    """Write the report on a group, and show the short of it.

    Raises:
        UserError: fewer than five people, or a field that is not of the profile.
    """
    on = report_day(wish.day)
    from digimat.scoring.groups import check_field

    source, held, results = read_and_score(
        wish.given, wish.questionnaire, None, context, as_published=wish.as_published
    )
    if wish.by is not None:
        check_field(source.questionnaire, held.table, wish.by)
    count = len(results.table.respondents)
    name = wish.name or Text(fr=f"{count} personnes", en=f"{count} people").of(context.language)
    occasion = Occasion(on, adjustments=source.adjustments)
    cohort = Cohort(results, name, context.language, occasion, wish.by)
    at = Position(str(wish.given.paths[0])) if wish.given.paths else None
    content = group_report(cohort, at)
    called = Text(fr="groupe", en="group").of(context.language) if wish.name is None else safe_name(name)
    target = wish.out or Path(f"{source.questionnaire.id}-{called}.pdf")
    wish.given.spare(target)
    home = context.workspace.folder if context.workspace is not None else None
    write_report(content, cohort_data(cohort, source), target, workers, context.look(), home)
    note = Text(fr=f"Rapport écrit dans {target}", en=f"Report written to {target}")
    return Outcome(
        terminal_summary(content),
        {"format": "digimat.report", "version": 1, "report": str(target)},
        [held.law, note, *_pooled_instead(source.questionnaire), *adjusted_notes(source)],
        held.problems,
        ExitStatus.PROBLEMS if held.rejected else ExitStatus.OK,
    )


def _pooled_instead(questionnaire: Questionnaire) -> list[Text]:
    """Where several roles make one picture, people scored alone lack what others were asked."""
    if questionnaire.roles is None:
        return []
    return [
        Text(
            fr="Dans ce questionnaire, plusieurs rôles font une seule image : --by, sans --group, la donne.",
            en="In this questionnaire several roles make one picture: --by, without --group, gives it.",
        )
    ]
