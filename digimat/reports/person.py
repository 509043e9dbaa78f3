"""Writes the report of a person or a group from results: the plan of the questionnaire, filled in, in one language."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Language
from digimat.reports.case import Case, Occasion
from digimat.reports.charts.data import DecisionChart, Page
from digimat.reports.content import Note, Report
from digimat.reports.pages import concluded_on_pages, pages_of
from digimat.reports.parts.annex import annex_of
from digimat.reports.parts.bars import bar_of, priorities_of, profile_of, strengths_of
from digimat.reports.parts.companions import companions_of
from digimat.reports.parts.cover import SENTENCE, cover_of
from digimat.reports.parts.headline import headline_of, missing_result
from digimat.reports.parts.method import method_of, passport_of
from digimat.reports.parts.outcomes import conclusions_of, marked
from digimat.reports.parts.pooled import pooled_of
from digimat.reports.parts.recommendations import advice_of
from digimat.reports.parts.summary import summary_of
from digimat.scoring import Results


def person_report(
    results: Results, row: int, language: Language, occasion: Occasion, *, for_assessor: bool = False
) -> Report:
    """The report of one respondent: their own, or the assessor's; or of one group, where results are of groups.

    The assessor's bears the status of the job requirement and no answers; a person's own bears their answers
    and no status, which is one criterion among others and told by a human being.

    Args:
        results: of any number of respondents, or groups.
        row: whose.
        language: of the report; the sitting may have been in the other one.
        occasion: date, language, form, incidents; a date is never taken from a clock here.
        for_assessor: for whoever gave the test.
    """
    case = Case(results, row, language, occasion, for_assessor)
    plan, cover, conclusions = (
        case.plan,
        cover_of(case, results.table.respondents[row], occasion),
        conclusions_of(case),
    )
    pages = pages_of(case)
    headline = headline_of(case, conclusions)
    no_result = missing_result(case, headline)
    told = {scale.id for scale in results.told(for_assessor=for_assessor or results.pooling is not None)}
    profile = tuple(bar for bar in profile_of(case) if bar.name in told)
    priorities = priorities_of(case, profile)
    # Where the plan names no profile, nobody has said that more of each scale is better.
    strengths = strengths_of(profile, priorities) if plan.profile else ()
    # The advice of a test speaks to the person; whoever gave the test has leads for a conversation instead.
    advice, quick_wins = ((), ()) if for_assessor and case.test else advice_of(case)
    return Report(
        kind="organisation" if results.pooling is not None else "assessor" if for_assessor else "person",
        language=language,
        test=case.test,
        cover=cover,
        headline=headline,
        no_result=no_result,
        summary=summary_of(case, headline, no_result, profile, strengths, priorities),
        strengths=strengths,
        priorities=priorities,
        conclusions=marked(conclusions, concluded_on_pages(case, pages)),
        comparison_title=case.text(plan.comparison_title),
        comparison=tuple(bar_of(case, name, plan.profile_levels) for name in plan.comparison if name in told),
        profile_title=case.text(plan.profile_title),
        profile=profile,
        profile_as=plan.profile_as,
        profile_note=case.text(plan.profile_note) if profile else "",
        stairs_title=case.text(plan.stairs_title),
        stairs=tuple(bar_of(case, name) for name in plan.stairs if name in told),
        pages=pages,
        flags=_flags(case, pages, for_assessor=for_assessor or results.pooling is not None),
        pooled=pooled_of(case),
        requirement=_requirement(case) if for_assessor else None,
        advice=advice,
        quick_wins=quick_wins,
        method=method_of(case, for_assessor=for_assessor),
        passport=passport_of(case, cover, headline),
        annex=() if for_assessor else annex_of(case),
        sentence=case.text(SENTENCE),
        deeper=companions_of(case),
    )


def _flags(case: Case, pages: Sequence[Page], *, for_assessor: bool) -> tuple[Note, ...]:
    """The flags that are raised, but for those that a page tells as conditions of a decision."""
    told = {
        note.title for p in pages for c in p.charts if isinstance(c, DecisionChart) for note in c.conditions
    }
    raised = case.results.raised(case.row, for_assessor=for_assessor)
    return tuple(
        Note(case.text(flag.title), case.text(flag.meaning))
        for flag in case.questionnaire.flags
        if flag.id in raised and case.text(flag.title) not in told
    )


def _requirement(case: Case) -> Note | None:
    requirement, status = case.questionnaire.requirement, case.results.requirement[case.row]
    if requirement is None or not status:
        return None
    band = case.questionnaire.level_set(requirement.levels).bands[case.results.table.required[case.row]]
    outcome = getattr(requirement, status)
    asked = case.say(f"Bande demandée : {band.fr}.", f"Band required: {band.en}.")
    return Note(case.text(outcome.title), f"{asked} {case.text(outcome.meaning)}")
