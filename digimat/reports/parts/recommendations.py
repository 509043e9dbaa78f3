"""What to do, most pressing first, and what more can be had with little effort."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text
from digimat.questionnaires import outcome_model
from digimat.reports.case import Case
from digimat.reports.content import Advice
from digimat.scoring.advice import HORIZONS, MOST, Recommendation, plan_of

SHOWN_OF_A_TEST = 3  # one person keeps three things in mind

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


def advice_of(case: Case) -> tuple[tuple[Advice, ...], tuple[Advice, ...]]:
    """What to do first, and the quick wins among the rest: of a test three things, else five and the quick ones.

    Those of a test are numbered as they press; the others as they are to be done, the nearest horizon first.
    """
    plan = plan_of(case.results, case.row, SHOWN_OF_A_TEST if case.test else MOST)
    given = plan.first if case.test else sorted(plan.first, key=lambda r: HORIZONS.index(r.advice.horizon))
    first = _told(case, given, 1)
    return first, () if case.test else _told(case, plan.quick_wins, len(first) + 1)


def _told(case: Case, given: Sequence[Recommendation], start: int) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            topic=_topic(case, each.advice),
            title=case.text(each.advice.title),
            action=case.text(each.advice.action),
            first_step=case.text(each.advice.first_step),
            sign=case.text(each.advice.sign),
            horizon=case.text(HORIZON[each.advice.horizon]),
            effort=case.text(EFFORT[each.advice.effort]),
            number=number,
            when=HORIZONS.index(each.advice.horizon),
            load=each.advice.effort,
        )
        for number, each in enumerate(given, start)
    )


def _topic(case: Case, advice: outcome_model.Advice) -> str:
    """What an advice is about: its scale, or the flag that asks for it."""
    if advice.about is not None:
        return case.text(case.questionnaire.scale(advice.about).title)
    return next((case.text(f.title) for f in case.questionnaire.flags if f.id == advice.flag), "")
