"""Writes a person's report from results: the plan of the questionnaire, filled in, in one language."""

from __future__ import annotations

import numpy as np

from digimat import __version__
from digimat.language import Language, Text, plural
from digimat.questionnaires import State, outcome_model
from digimat.reports.adjusted import adjustments_note
from digimat.reports.annex import annex_of
from digimat.reports.bars import bar_of, priorities_of, standing_out, strengths_of
from digimat.reports.case import Case, Occasion
from digimat.reports.content import Advice, Bar, Cover, Headline, Note, Passport, PersonReport
from digimat.reports.headline import headline_of
from digimat.reports.numbers import decimal, long_date, months_later
from digimat.scoring import Results
from digimat.scoring.advice import plan_of
from digimat.scoring.explanation import STATES

ADVICE_SHOWN = 3
BLANKS_WORTH_SAYING = 0.1  # of the questions

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
EFFORT = {
    1: Text(fr="effort léger", en="light effort"),
    2: Text(fr="effort modéré", en="moderate effort"),
    3: Text(fr="effort important", en="considerable effort"),
}
HORIZON = {
    "0-3": Text(fr="0 à 3 mois", en="0 to 3 months"),
    "3-12": Text(fr="3 à 12 mois", en="3 to 12 months"),
    "12-24": Text(fr="12 à 24 mois", en="12 to 24 months"),
}


def person_report(
    results: Results, row: int, language: Language, occasion: Occasion, *, for_assessor: bool = False
) -> PersonReport:
    """The report of one respondent: their own, or the assessor's.

    The assessor's bears the status of the job requirement and no answers; a person's own bears their answers
    and no status, which is one criterion among others and told by a human being.

    Args:
        results: of any number of respondents.
        row: whose.
        language: of the report; the sitting may have been in the other one.
        occasion: date, language, form, incidents; a date is never taken from a clock here.
        for_assessor: for whoever gave the test.
    """
    case = Case(results, row, language, occasion)
    plan, headline, cover = case.plan, headline_of(case), _cover(case)
    profile = tuple(bar_of(case, name, plan.profile_levels) for name in plan.profile)
    priorities = priorities_of(case, profile)
    strengths = strengths_of(profile, priorities)
    return PersonReport(
        language=language,
        cover=cover,
        headline=headline,
        summary=_summary(case, headline, profile, strengths, priorities),
        strengths=strengths,
        priorities=priorities,
        comparison_title=case.text(plan.comparison_title),
        comparison=tuple(bar_of(case, name) for name in plan.comparison),
        profile_title=case.text(plan.profile_title),
        profile=profile,
        stairs_title=case.text(plan.stairs_title),
        stairs=tuple(bar_of(case, name) for name in plan.stairs),
        flags=_flags(case),
        requirement=_requirement(case) if for_assessor else None,
        advice=_advice(case),
        method=_method(case),
        passport=_passport(case, cover, headline),
        annex=() if for_assessor else annex_of(case),
        sentence=case.text(SENTENCE),
    )


def _cover(case: Case) -> Cover:
    q, occasion = case.questionnaire, case.occasion
    form = q.form(occasion.form) if occasion.form or len(q.forms) == 1 else None
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


def _summary(
    case: Case,
    headline: Headline | None,
    profile: tuple[Bar, ...],
    strengths: tuple[Bar, ...],
    priorities: tuple[Bar, ...],
) -> str:
    """The result in a few sentences; what is equal to others is not put forward."""
    if headline is None:
        return case.say(
            "Il n’y a pas assez de réponses pour un score d’ensemble.",
            "There are not enough answers for an overall score.",
        )
    error = f" ± {headline.margin}" if headline.margin is not None else ""
    band = case.say(f", bande {headline.band}", f", band {headline.band}") if headline.band else ""
    sentences = [
        case.say(
            f"{headline.score}{error} points sur 100 : niveau {headline.level}{band}.",
            f"{headline.score}{error} points out of 100: level {headline.level}{band}.",
        )
    ]
    if strength := standing_out(strengths, profile):
        sentences.append(
            case.say(f"Le plus solide : {strength.title}.", f"Strongest area: {strength.title}.")
        )
    if priority := standing_out(priorities, profile):
        sentences.append(
            case.say(f"À travailler d’abord : {priority.title}.", f"To work on first: {priority.title}.")
        )
    states = case.results.coded.state[case.row]
    blank, shown = int(np.sum(states == State.BLANK)), int(np.sum(states != State.NOT_SHOWN))
    if blank > BLANKS_WORTH_SAYING * shown:
        sentences.append(
            case.say(
                f"Attention : {plural(blank, 'question')} sur {shown} sans réponse.",
                f"Note: {plural(blank, 'question')} of {shown} without an answer.",
            )
        )
    return " ".join(sentences)


def _flags(case: Case) -> tuple[Note, ...]:
    raised = case.results.raised(case.row)
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


def _advice(case: Case) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            topic=_topic(case, given.advice),
            title=case.text(given.advice.title),
            action=case.text(given.advice.action),
            first_step=case.text(given.advice.first_step),
            sign=case.text(given.advice.sign),
            horizon=case.text(HORIZON[given.advice.horizon]),
            effort=case.text(EFFORT[given.advice.effort]),
        )
        for given in plan_of(case.results, case.row, ADVICE_SHOWN).first
    )


def _topic(case: Case, advice: outcome_model.Advice) -> str:
    """What an advice is about: its scale, or the flag that asks for it."""
    if advice.about is not None:
        return case.text(case.questionnaire.scale(advice.about).title)
    return next((case.text(f.title) for f in case.questionnaire.flags if f.id == advice.flag), "")


def _method(case: Case) -> tuple[Note, ...]:
    notes = [Note(case.text(m.title), case.text(m.meaning)) for m in case.plan.method]
    notes.append(Note(case.say("Réponses", "Answers"), _response_counts(case)))
    margin = case.margin
    if margin is not None:
        points, share = decimal(margin.points, case.language), decimal(margin.confidence * 100, case.language)
        error = case.say(
            f"Le score total est connu à ± {points} points près, à {share} % de confiance.",
            f"The total score is accurate to ± {points} points, at {share}% confidence.",
        )
        title = case.say("Erreur de mesure", "Error of measurement")
        notes.append(Note(title, f"{error} {case.text(margin.source)}".rstrip()))
    adjustments = case.occasion.adjustments
    if adjustments is not None and adjustments.changes:
        notes.append(adjustments_note(adjustments, case.language))
    return tuple(notes)


def _response_counts(case: Case) -> str:
    shown = case.results.coded.state[case.row]
    shown = shown[shown != State.NOT_SHOWN]
    answered = int(np.sum(shown == State.ANSWERED))
    parts = [
        case.say(
            f"{answered} réponses sur {len(shown)} questions", f"{answered} answers to {len(shown)} questions"
        )
    ]
    for state in (State.DONT_KNOW, State.BLANK, State.NOT_APPLICABLE):
        if count := int(np.sum(shown == state)):
            parts.append(case.say(f"{STATES[state].fr} : {count}", f"{STATES[state].en}: {count}"))
    if count := case.occasion.interruptions:
        parts.append(case.say(f"interruptions : {count}", f"interruptions: {count}"))
    if count := case.occasion.late:
        parts.append(case.say(f"après la limite de temps : {count}", f"after the time limit: {count}"))
    return case.say(" ; ", "; ").join(parts) + "."


def _passport(case: Case, cover: Cover, headline: Headline | None) -> Passport:
    plan = case.plan
    valid = (
        long_date(months_later(case.occasion.day, plan.valid_months), case.language)
        if plan.valid_months
        else ""
    )
    lines = [("Test", f"{cover.title}, version {cover.version}")]
    if cover.form:
        lines.append((case.say("Formulaire", "Form"), cover.form))
    lines.append(("Date", cover.date))
    if headline is not None:
        error = f" ± {headline.margin}" if headline.margin is not None else ""
        level = f"{headline.level} ({headline.level_range})" if headline.level_range else headline.level
        lines += [
            (case.say("Résultat", "Result"), f"{headline.score}{error}"),
            (case.say("Niveau", "Level"), level),
        ]
        if headline.band:
            lines.append((case.say("Bande", "Band"), headline.band))
    return Passport(valid, _retest(case), tuple(lines))


def _retest(case: Case) -> str:
    """When to sit the test again, and what difference then means something."""
    sentences = []
    if months := case.plan.retest_months:
        other = case.say(", avec un autre formulaire", ", with another form")
        with_another = other if len(case.questionnaire.forms) > 1 else ""
        sentences.append(
            case.say(
                f"Dans {months} mois au plus tôt{with_another}.",
                f"In {months} months at the earliest{with_another}.",
            )
        )
    if case.margin is not None and case.margin.real_change:
        points = decimal(case.margin.real_change, case.language)
        sentences.append(
            case.say(
                f"Un écart de moins de {points} points entre deux passations peut venir de l’erreur de mesure.",
                f"A difference under {points} points between two sittings may come from the error of measurement.",
            )
        )
    return " ".join(sentences)
