"""The annex: every answer, in words, with its points and its time."""

from __future__ import annotations

import numpy as np

from digimat.questionnaires import State, in_words
from digimat.reports.case import Case
from digimat.reports.content import AnswerRow
from digimat.reports.numbers import decimal, duration
from digimat.scoring.explanation import STATES

LONGEST = 600  # characters of one answer


def annex_of(case: Case) -> tuple[AnswerRow, ...]:
    """The answers in the order of the form. The keys are not in it: they would spoil the next sitting."""
    form = case.questionnaire.form(case.occasion.form)
    return tuple(_row(case, number, name) for number, name in enumerate(form.items, 1))


def _row(case: Case, number: int, name: str) -> AnswerRow:
    coded = case.results.coded.by_item[name]
    state, points = State(int(coded.state[case.row])), float(coded.points[case.row])
    if state in (State.ANSWERED, State.DONT_KNOW):
        answer = in_words(coded.item, coded.code[case.row], case.language)
    else:
        answer = STATES[state].of(case.language)
    times = case.results.table.seconds.get(name)
    seconds = times[case.row] if times is not None else None
    return AnswerRow(
        number=number,
        title=case.text(coded.item.title),
        block=case.text(case.questionnaire.section_of(name).title),
        answer=answer if len(answer) <= LONGEST else answer[: LONGEST - 1].rstrip() + "…",
        points="—" if np.isnan(points) else decimal(points, case.language),
        time="" if seconds is None else duration(seconds),
    )
