"""Writes the report of a person or a group from results: the plan of the questionnaire, filled in, in one language."""

from __future__ import annotations

from digimat import __version__
from digimat.language import Language, Text
from digimat.questionnaires import assemble
from digimat.reports.annex import annex_of
from digimat.reports.bars import bar_of, priorities_of, profile_of, strengths_of
from digimat.reports.case import Case, Occasion
from digimat.reports.content import Cover, Note, Report
from digimat.reports.headline import headline_of, missing_result
from digimat.reports.method import method_of, passport_of
from digimat.reports.numbers import long_date
from digimat.reports.outcomes import conclusions_of
from digimat.reports.pages import pages_of
from digimat.reports.pooled import pooled_of
from digimat.reports.recommendations import advice_of
from digimat.reports.summary import summary_of
from digimat.scoring import Results

SENTENCE = Text(
    fr="Ce rapport éclaire une décision ; il ne la prend pas.",
    en="This report informs a decision; it does not make it.",
)
STATUS = {
    "designed": Text(fr="conçu, pas encore expérimenté", en="designed, not yet piloted"),
    "piloted": Text(fr="expérimenté", en="piloted"),
    "calibrated": Text(fr="étalonné", en="calibrated"),
}
LANGUAGE_NAMES = {"fr": Text(fr="français", en="French"), "en": Text(fr="anglais", en="English")}


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
    plan, cover, conclusions = case.plan, _cover(case), conclusions_of(case)
    headline = headline_of(case, conclusions)
    no_result = missing_result(case, headline)
    told = {scale.id for scale in results.told(for_assessor=for_assessor or results.pooling is not None)}
    profile = tuple(bar for bar in profile_of(case) if bar.name in told)
    priorities = priorities_of(case, profile)
    # Where the plan names no profile, nobody has said that more of each scale is better.
    strengths = strengths_of(profile, priorities) if plan.profile else ()
    advice, quick_wins = advice_of(case)
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
        conclusions=tuple(conclusions.values()),
        comparison_title=case.text(plan.comparison_title),
        comparison=tuple(bar_of(case, name) for name in plan.comparison if name in told),
        profile_title=case.text(plan.profile_title),
        profile=profile,
        stairs_title=case.text(plan.stairs_title),
        stairs=tuple(bar_of(case, name) for name in plan.stairs if name in told),
        pages=pages_of(case),
        flags=_flags(case, for_assessor=for_assessor or results.pooling is not None),
        pooled=pooled_of(case),
        requirement=_requirement(case) if for_assessor else None,
        advice=advice,
        quick_wins=quick_wins,
        method=method_of(case, for_assessor=for_assessor),
        passport=passport_of(case, cover, headline),
        annex=() if for_assessor else annex_of(case),
        sentence=case.text(SENTENCE),
    )


def _cover(case: Case) -> Cover:
    q, occasion = case.questionnaire, case.occasion
    form = assemble(q, occasion.form) if occasion.form or len(q.forms) == 1 else None
    return Cover(
        questionnaire=q.id,
        title=case.text(q.title),
        version=q.version,
        status=case.text(STATUS[q.status]),
        respondent=case.results.table.respondents[case.row],
        date=long_date(occasion.day, case.language),
        iso_date=occasion.day.isoformat(),
        language=case.text(LANGUAGE_NAMES[occasion.sat_in]) if occasion.sat_in else "",
        form=case.text(form.title) if form else "",
        software=f"digimat {__version__}",
    )


def _flags(case: Case, *, for_assessor: bool) -> tuple[Note, ...]:
    raised = case.results.raised(case.row, for_assessor=for_assessor)
    return tuple(
        Note(case.text(flag.title), case.text(flag.meaning))
        for flag in case.questionnaire.flags
        if flag.id in raised
    )


def _requirement(case: Case) -> Note | None:
    requirement, status = case.questionnaire.requirement, case.results.requirement[case.row]
    if requirement is None or not status:
        return None
    band = case.questionnaire.level_set(requirement.levels).bands[case.results.table.required[case.row]]
    outcome = getattr(requirement, status)
    asked = case.say(f"Bande demandée : {band.fr}.", f"Band required: {band.en}.")
    return Note(case.text(outcome.title), f"{asked} {case.text(outcome.meaning)}")
