"""How a result was measured, how sure it is, and until when it is worth reading."""

from __future__ import annotations

from typing import Final

import numpy as np

from digimat.language import plural
from digimat.questionnaires import State
from digimat.reports.case import Case
from digimat.reports.content import Cover, Headline, Note, Passport
from digimat.reports.numbers import decimal, long_date, months_later
from digimat.reports.parts.adjusted import adjustments_note
from digimat.reports.parts.incidents import told_incidents
from digimat.reports.wording import words
from digimat.scoring.explanation import STATES
from digimat.scoring.quality import TO_CHECK, quality_notes

NORMED: Final = frozenset(
    {"percentile_rank", "stanine", "t_score", "z_score"}
)  # rules that compare with a norm group


def method_of(case: Case, *, for_assessor: bool) -> tuple[Note, ...]:
    """What the questionnaire says of its method, how much was answered, the error, adjusted values.

    Whether the sitting is to be checked is told to the assessor only.
    """
    notes = [Note(case.text(m.title), case.text(m.meaning)) for m in case.plan.method]
    if case.results.pooling is None:
        notes.append(Note(case.say("Réponses", "Answers"), _response_counts(case)))
    notes += _sitting(case)
    margin = case.margin
    if margin is not None:
        points, share = decimal(margin.points, case.language), decimal(margin.confidence * 100, case.language)
        error = case.say(
            f"Le score total est connu à ± {points} points près, à {share} % de confiance.",
            f"The total score is accurate to ± {points} points, at {share}% confidence.",
        )
        title = case.say("Erreur de mesure", "Error of measurement")
        notes.append(Note(title, f"{error} {case.text(margin.source)}".rstrip()))
    # Others, a questionnaire on usability for one, may compare by their levels, and say so themselves.
    compared = any(scale.rule in NORMED for scale in case.questionnaire.scales)
    if not compared and (case.test or case.questionnaire.roles is not None):
        notes.append(_without_norms(case))
    if for_assessor and (doubts := quality_notes(case.results, case.row)):
        notes.append(Note(case.text(TO_CHECK), " ".join(map(case.text, doubts))))
    adjustments = case.occasion.adjustments
    if adjustments is not None and adjustments.changes:
        notes.append(adjustments_note(adjustments, case.language))
    return tuple(notes)


def _without_norms(case: Case) -> Note:
    """That nobody is compared with anybody."""
    text = case.say(
        "Aucune : il n’y a pas encore de groupe de référence. Un score se lit sur sa propre échelle.",
        "None: there is no norm group yet. A score is to be read on its own scale.",
    )
    return Note(case.say("Comparaison avec d’autres", "Comparison with others"), text)


def _sitting(case: Case) -> list[Note]:
    """What happened around the answers; nothing where nothing did."""
    parts = told_incidents(case.occasion.incidents, case.language)
    if count := case.occasion.late:
        late = case.say(
            f"réponses après la limite de temps : {count}", f"answers after the time limit: {count}"
        )
        parts.append(late)
    if not parts:
        return []
    text = case.say(" ; ", "; ").join(parts) + "."
    kind = case.say(
        "Des faits, pas un jugement : une personne dit ce qu’ils changent.",
        "Facts, not a judgement: a person says what they change.",
    )
    return [
        Note(case.say("Pendant la passation", "During the sitting"), f"{text[:1].upper()}{text[1:]} {kind}")
    ]


def _response_counts(case: Case) -> str:
    states = case.results.coded.state[case.row]
    shown = states[states != State.NOT_SHOWN]
    answered = int(np.sum(shown == State.ANSWERED))
    parts = [
        case.say(
            f"{plural(answered, 'réponse')} sur {plural(len(shown), 'question')}",
            f"{plural(answered, 'answer', 'en')} to {plural(len(shown), 'question', 'en')}",
        )
    ]
    for state in (State.DONT_KNOW, State.BLANK, State.NOT_APPLICABLE):
        if count := int(np.sum(shown == state)):
            parts.append(case.say(f"{STATES[state].fr} : {count}", f"{STATES[state].en}: {count}"))
    return case.say(" ; ", "; ").join(parts) + "."


def passport_of(case: Case, cover: Cover, headline: Headline | None) -> Passport | None:
    """The block to keep, where the plan says how long a result is worth reading or when to come back to it."""
    plan = case.plan
    if not plan.valid_months and not plan.retest_months:
        return None
    valid = (
        long_date(months_later(case.occasion.day, plan.valid_months), case.language)
        if plan.valid_months
        else ""
    )
    what = "Test" if case.test else "Questionnaire"
    lines = [(what, f"{cover.title}, version {cover.version}")]
    if cover.form:
        lines.append((case.say("Formulaire", "Form"), cover.form))
    lines.append(("Date", cover.date))
    if headline is not None:
        lines += _result_lines(case, headline)
    return Passport(valid, _retest(case), tuple(lines))


def _result_lines(case: Case, headline: Headline) -> list[tuple[str, str]]:
    lines = []
    if headline.score is not None:
        error = f" ± {headline.margin}" if headline.margin else ""
        percent = headline.axis is not None and (headline.axis.low, headline.axis.high) == ("0", "100")
        out_of = "" if percent or not headline.out_of else f" {headline.out_of}"
        lines.append((case.say("Résultat", "Result"), f"{headline.score.text}{error}{out_of}"))
    if headline.level:
        level = f"{headline.level} ({headline.level_range})" if headline.level_range else headline.level
        lines.append((headline.level_title or headline.title, level))
    if headline.band not in ("", headline.level):
        lines.append((words(case.language)["band"], headline.band))
    return lines


def _retest(case: Case) -> str:
    """When to sit the test again, and what difference then means something."""
    sentences = []
    if months := case.plan.retest_months:
        other = case.say(", avec un autre formulaire", ", with another form")
        with_another = other if len(case.questionnaire.forms) > 1 else ""
        sentences.append(
            case.say(
                f"Dans {months} mois au plus tôt{with_another}.",
                f"In {plural(months, 'month', 'en')} at the earliest{with_another}.",
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
