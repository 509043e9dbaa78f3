"""The report on a group written again: from the answers of all its people, each scored alone."""

from __future__ import annotations

from digimat.commands.verification.answers import GivenAnswers
from digimat.commands.verification.written_again import WrittenAgain
from digimat.problems import Position
from digimat.questionnaires import Source
from digimat.reports.attached.model import CohortAttachedData
from digimat.reports.attached.reading import AttachedReport
from digimat.reports.case import Occasion
from digimat.reports.cohort.case import Cohort
from digimat.reports.cohort.data import cohort_data
from digimat.reports.group import group_report
from digimat.scoring import score


def group_again(
    report: AttachedReport, model: CohortAttachedData, source: Source, given: GivenAnswers | None
) -> WrittenAgain | None:
    """The report computed again; None without answers.

    Raises:
        UserError: the answers are of too few people, or have no such profile field.
    """
    if given is None:
        return None
    from digimat.scoring.groups import check_field

    told = model.report
    if told.by is not None:
        check_field(source.questionnaire, given.table, told.by)
    results = score(source.questionnaire, given.table)
    occasion = Occasion(told.date, adjustments=source.adjustments)
    cohort = Cohort(results, model.name, told.language, occasion, told.by)
    content = group_report(cohort, Position(str(report.path)))
    return WrittenAgain(content, cohort_data(cohort, source), model.software)
