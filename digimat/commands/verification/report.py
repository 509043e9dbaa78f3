"""``verify report.pdf``: whether the pages, the results inside and the answers of a report agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digimat.answers.table import AnswerTable
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.verification.answers import GivenAnswers, given_answers, row_in
from digimat.commands.verification.checks import Check, Verification
from digimat.commands.verification.group import group_again
from digimat.commands.verification.pages_check import figures_check, pages_check
from digimat.commands.verification.results_check import answers_check, no_results_check, results_check
from digimat.commands.verification.source import source_of
from digimat.commands.verification.told import outcome_of
from digimat.commands.verification.written_again import WrittenAgain, look_of
from digimat.language import Text
from digimat.questionnaires import Source
from digimat.reports.attached.answers import answers_inside, occasion_of
from digimat.reports.attached.model import AttachedData
from digimat.reports.attached.reading import AttachedReport, read_report
from digimat.reports.attached.written import SOFTWARE, Told, attached_data
from digimat.reports.case import Occasion
from digimat.reports.person import person_report
from digimat.scoring import score, score_groups


def verify_report(path: Path, answers: Path | None, name: str | None, context: Context) -> Outcome:
    """Verify a report: score its answers again, compare every value, write it again, compare the pages.

    Args:
        path: the PDF.
        answers: a file with the answers as they were given.
        name: the questionnaire; else the one that the report names is looked for.
        context: the workspace, and the store that may have the sitting.

    Raises:
        UserError: it is no report that can be verified, or its questionnaire or the answers are not here.
    """
    report = read_report(path)
    source = source_of(report, name, context)
    given = given_answers(report, source, answers, context)
    questionnaire = report.model.questionnaire
    checks = [
        Check(
            "questionnaire",
            True,
            Text(
                fr=f"« {questionnaire.id} », version {questionnaire.version} : le texte qui a été noté",
                en=f'"{questionnaire.id}", version {questionnaire.version}: the text that was scored',
            ),
        )
    ]
    if isinstance(report.model, AttachedData):
        table = _inside(report, report.model, source)
        if table is not None:
            checks.append(answers_check(report, table, given))
        if report.model.report.relations is not None:
            checks.append(_not_read_again())
        again = _written_again(report, report.model, source, table, given)
    else:
        again = group_again(report, report.model, source, given)
    if again is None:
        checks += [no_results_check(report), figures_check(report, source)]
        return outcome_of(report, Verification(checks, software=_other_software(report)), context)
    again = again.with_look_of(report)
    checks.append(results_check(report, again.data))
    look, is_here = look_of(report.model.report, context)
    printed = again.printed(report, look)
    checks.append(pages_check(report, printed, look_is_here=is_here))
    identical = printed == report.content
    return outcome_of(report, Verification(checks, identical, _other_software(report)), context)


def _not_read_again() -> Check:
    told = Text(
        fr="leurs chiffres sont ceux que le rapport porte ; leur fichier n’est pas relu",
        en="their figures are those that the report holds; their file is not read again",
    )
    return Check("interactions", None, told)


def _inside(report: AttachedReport, model: AttachedData, source: Source) -> AnswerTable | None:
    """The answers that the report holds, if it holds any."""
    (person,) = model.respondents or (None,)
    if person is None or person.answers is None:
        return None
    return answers_inside(person, model.report, source.questionnaire, report.path)


def _written_again(
    report: AttachedReport,
    model: AttachedData,
    source: Source,
    inside: AnswerTable | None,
    given: GivenAnswers | None,
) -> WrittenAgain | None:
    """The report computed again: from the answers inside, else from those that were given; None without any."""
    table = inside if inside is not None else given.table if given is not None else None
    if table is None:
        return None
    questionnaire = source.questionnaire
    occasion = occasion_of(model.report, source, report.path)
    if model.groups is not None:
        (group,) = model.groups
        results = score_groups(questionnaire, table, group.pooled.by)
        name = group.group
    else:
        (person,) = model.respondents or ()
        band = person.requirement.band if person.requirement is not None else None
        results, name = score(questionnaire, table.requiring(band)), person.respondent
    row = 0
    if inside is None:
        assert given is not None
        row = row_in(given, results.table.respondents, name, report)
        occasion = _as_it_was(occasion, given)
    for_assessor = not model.report.annex
    told = Told(model.report.language, occasion, for_assessor)
    content = person_report(results, row, told.language, occasion, for_assessor=for_assessor)
    return WrittenAgain(content, attached_data(results, row, source, told), model.software)


def _as_it_was(occasion: Occasion, given: GivenAnswers) -> Occasion:
    """The occasion with what happened around the answers, where a store says so."""
    if not given.sitting:
        return occasion
    return replace(occasion, incidents=tuple(given.incidents), late=given.late)


def _other_software(report: AttachedReport) -> str:
    return "" if report.model.software == SOFTWARE else report.model.software
