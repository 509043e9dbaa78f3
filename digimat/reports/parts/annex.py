"""The annex: every answer, in words, with its points and its time; of a group, what its people's answers came to."""

from __future__ import annotations

import numpy as np

from digimat.language import Text, plural
from digimat.questionnaires import State, assemble, in_words
from digimat.questionnaires.wording import offered
from digimat.reports.case import Case
from digimat.reports.content import AnswerRow
from digimat.reports.numbers import decimal, duration
from digimat.reports.parts.pooled import role_titles
from digimat.scoring.coding import CodedItem
from digimat.scoring.explanation import STATES
from digimat.scoring.ticked import ticked_in_group

LONGEST = 600  # characters of one answer

NOT_ASKED = Text(fr="non posée : sa condition n’est pas remplie", en="not asked: its condition does not hold")
NOBODY = Text(fr="aucune réponse qui compte", en="no answer that counts")


def annex_of(case: Case) -> tuple[AnswerRow, ...]:
    """The answers in the order of the form. The keys are not in it: they would spoil the next sitting."""
    form = assemble(case.questionnaire, case.occasion.form)
    asked = [item.id for item in form.items if item.id not in form.practice]
    return tuple(_row(case, number, name) for number, name in enumerate(asked, 1))


def _row(case: Case, number: int, name: str) -> AnswerRow:
    coded = case.results.coded.by_item[name]
    points = float(coded.points[case.row])
    answer = _answer(case, coded) if case.results.pooling is None else _pooled(case, name, coded)
    times = case.results.table.seconds.get(name)
    seconds = times[case.row] if times is not None else None
    return AnswerRow(
        number=number,
        title=case.text(coded.asked(case.row).title),
        block=case.text(case.questionnaire.section_of(name).title),
        answer=answer if len(answer) <= LONGEST else answer[: LONGEST - 1].rstrip() + "…",
        points="—" if np.isnan(points) or _rates_oneself(case, name) else decimal(points, case.language),
        time="" if seconds is None else duration(seconds),
        lead=case.text(coded.item.lead),
    )


def _rates_oneself(case: Case, name: str) -> bool:
    """Whether an item is a self-rating, whose points say nothing of what was achieved."""
    return any(name in scale.items for scale in case.questionnaire.scales if scale.told_to == "respondent")


def _answer(case: Case, coded: CodedItem) -> str:
    """One person's answer in words, or why there is none."""
    state = State(int(coded.state[case.row]))
    if state in (State.ANSWERED, State.DONT_KNOW):
        return in_words(coded.asked(case.row), coded.code[case.row], case.language)
    if state is State.NOT_SHOWN and coded.item.when is not None:
        return case.text(NOT_ASKED)
    return STATES[state].of(case.language)


def _ticked(case: Case, name: str, coded: CodedItem, counted: str) -> str:
    """How many ticked each option; never what one of them ticked together, which might be told of one person."""
    ticked = zip(coded.item.options.values(), ticked_in_group(case.results, case.row, name).each, strict=True)
    listed = case.say(" ; ", "; ").join(f"{case.text(title)} {number}" for title, number in ticked if number)
    return " · ".join(part for part in (counted, listed) if part)


def _pooled(case: Case, name: str, coded: CodedItem) -> str:
    """What the people of a group answered: the mean of each role that counts, or what most of them said."""
    pooling, row = case.results.pooling, case.row
    assert pooling is not None
    how = pooling.pooled[name]
    said = coded.value[row]
    people = int(how.people[row][how.counts[row]].sum())
    if not people:
        return case.text(NOBODY)
    counted = case.say(plural(people, "réponse"), plural(people, "answer", "en"))
    if coded.item.type == "multi" and np.isnan(coded.points[row]):
        return _ticked(case, name, coded, counted)
    if isinstance(said, str) and said in offered(coded.item):
        most = case.say("le plus souvent", "most often")
        return f"{case.text(offered(coded.item)[said])} ({most}) · {counted}"
    roles = list(role_titles(case).values())
    means = [
        f"{roles[place]} {decimal(float(mean), case.language)}"
        for place, mean in enumerate(how.mean[row])
        if roles and not np.isnan(mean)
    ]
    if np.isnan(coded.points[row]) and isinstance(said, float) and not np.isnan(said):
        mean = decimal(said, case.language)
        counted += case.say(f", moyenne {mean}", f", mean {mean}")
    return " · ".join([counted, *means])
