"""What a histogram and stacked bars share: the steps that people are counted at, and numbers of people in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.reports.charts.data import Segment
from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Figure
from digimat.reports.numbers import whole
from digimat.reports.parts.level_steps import step_name
from digimat.reports.telling import Telling
from digimat.reports.wording import words
from digimat.scoring.cohort import Counts, outcomes_of


@dataclass(frozen=True, slots=True)
class Steps:
    """The levels, stages or outcomes of one result: what they are called together, and each."""

    title: str
    names: tuple[str, ...]


def steps_told(cohort: Cohort, of: str, order: Sequence[str] = ()) -> Steps:
    """The steps of a level set of one scale, of stages, or of a decision, whose outcomes may be put in order."""
    results = cohort.results
    if of in results.stages:
        stages = results.stages[of].stage_set
        return Steps(cohort.text(stages.title), tuple(cohort.text(step.title) for step in stages.steps))
    if of in results.decisions:
        decision = results.decisions[of].decision
        outcomes = (decision.outcomes[name] for name in outcomes_of(decision, order))
        return Steps(cohort.text(decision.title), tuple(cohort.text(outcome.title) for outcome in outcomes))
    level_set = results.level(of).level_set
    return Steps(cohort.text(level_set.title), tuple(step_name(cohort, step) for step in level_set.steps))


def segments_of(telling: Telling, counts: Counts) -> tuple[Segment, ...]:
    """Counts in print, each with its share of all; none where all is hidden, or nobody counts."""
    if not counts.people:
        return ()
    return tuple(_segment(telling, count, counts.people) for count in counts.each)


def hidden_word(telling: Telling) -> str:
    """What stands in the place of a number that is not shown."""
    return words(telling.language)["hidden"]


def in_table(telling: Telling, segment: Segment) -> str:
    """A count with its share, as a table has it."""
    if not segment.count:
        return hidden_word(telling)
    return f"{segment.count} ({segment.share.text})" if segment.count != "0" else "0"


def _segment(telling: Telling, count: int | None, people: int) -> Segment:
    if count is None:
        return Segment("", Figure("", 0.0))
    share = count * 100 / people
    number = whole(share)
    return Segment(str(count), Figure(telling.say(f"{number} %", f"{number}%"), share))
