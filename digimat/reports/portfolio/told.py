"""What a portfolio tells of one assessment: the headline of its own report, and the first thing to do.

A questionnaire with roles makes one picture of an organisation, of however many people it takes; an anonymous one
makes one of five people at least. Of any other each person has a result of their own: five of them at least have a
common one, and nobody's own stands in a portfolio.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import numpy as np

from digimat.answers.table import AnswerTable
from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.model import ProfileField
from digimat.reports.case import Case, Occasion
from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Headline, Report
from digimat.reports.group import group_report
from digimat.reports.numbers import decimal
from digimat.reports.person import person_report
from digimat.reports.portfolio.content import Told
from digimat.reports.wording import full_level
from digimat.scoring import Results, score, score_groups
from digimat.scoring.small_groups import LEAST

ORGANISATION: Final = "organisation"  # the profile field that says for whom people answer


def told_of(
    questionnaire: Questionnaire, table: AnswerTable, client: str, language: Language, occasion: Occasion
) -> Told | None:
    """The result of the people of a table, who are all of one client; None of too few people to be shown.

    Args:
        questionnaire: what they answered.
        table: their answers.
        client: what the client is called.
        language: of what is told.
        occasion: the day of the portfolio.
    """
    if questionnaire.roles is None and not questionnaire.anonymous:
        if len(table.respondents) < LEAST:
            return None
        return _of_many(Cohort(score(questionnaire, table), client, language, occasion))
    results = _pooled(questionnaire, table, client)
    if not results.table.respondents:
        return None
    case = Case(results, 0, language, occasion)
    return _of_one_picture(case, person_report(results, 0, language, occasion))


def _pooled(questionnaire: Questionnaire, table: AnswerTable, client: str) -> Results:
    """The people as one organisation, whatever each of them calls it; no row where they are too few to be shown."""
    if all(field.id != ORGANISATION for field in questionnaire.profile):
        field = ProfileField(id=ORGANISATION, title=Text(fr="Organisation", en="Organisation"))
        questionnaire = questionnaire.model_copy(update={"profile": (*questionnaire.profile, field)})
    one = {**table.profile, ORGANISATION: [client] * len(table.respondents)}
    return score_groups(questionnaire, replace(table, profile=one), ORGANISATION)


def _of_one_picture(case: Case, report: Report) -> Told:
    headline = report.headline
    first = report.advice[0].title if report.advice else ""
    if headline is None:
        return Told("", report.no_result, first=first, data=_result_data(case))
    sure = [f"± {headline.margin}"] if headline.margin else []
    scale = case.headline_scale
    agreement = float(case.results.columns[f"{scale}_agreement"][case.row]) if scale is not None else np.nan
    if not np.isnan(agreement):
        shown = decimal(agreement, case.language)
        sure.append(case.say(f"accord {shown} (de 0 à 1)", f"agreement {shown} (from 0 to 1)"))
    told = _headline(headline)
    return replace(told, sure=" · ".join((*sure, *headline.reserves)), first=first, data=_result_data(case))


def _headline(headline: Headline) -> Told:
    """The level or outcome with its score or, where there is none, the score."""
    score = "" if headline.score is None else f"{headline.score.text} {headline.out_of}".strip()
    level = full_level(headline.level, headline.level_title) if headline.level else ""
    if headline.band not in ("", headline.level):
        level += f" · {headline.band}"
    if headline.level_range:
        level += f" ({headline.level_range})"
    return Told(headline.title, level or score, score if level else "")


def _of_many(cohort: Cohort) -> Told:
    report = group_report(cohort)
    lowest = report.priorities[0].title if report.priorities else ""
    first = cohort.say(f"Travailler : {lowest}", f"Work on: {lowest}") if lowest else ""
    headline, scale = report.headline, cohort.headline_scale
    if headline is None or scale is None:
        return Told("", report.summary, first=first)
    sure = ""
    if headline.low is not None and headline.high is not None:
        low, high = headline.low.text, headline.high.text
        sure = cohort.say(
            f"la moitié des personnes entre {low} et {high}", f"half of the people between {low} and {high}"
        )
    mean = cohort.spread(scale).mean
    return replace(_headline(headline), sure=sure, first=first, data={"scale": scale, "mean": mean})


def _result_data(case: Case) -> dict[str, Any]:
    """The main result by its ids."""
    name, results, row = case.headline or "", case.results, case.row
    level, scale = case.headline_level, case.headline_scale
    data: dict[str, Any] = {"id": case.headline}
    if scale is not None:
        data |= {"scale": scale, "score": case.score(scale)}
    if level is not None:
        data["level"] = level.step_id(row) or None
    for kind in (results.decisions, results.needs):
        if name in kind:
            data["outcome"] = kind[name].outcome(row) or None
    if name in results.stages:
        data["stage"] = results.stages[name].step_id(row) or None
    return data
