"""The levels of a set, as they are named where room is short, and as they stand along the axis of a scale."""

from __future__ import annotations

from digimat.questionnaires import LevelSet
from digimat.questionnaires.outcome_model import Step as LevelStep
from digimat.reports.content import Step
from digimat.reports.telling import Telling


def step_name(telling: Telling, step: LevelStep) -> str:
    """A level as a sentence or a narrow column names it: its title, or its number where the title only repeats it.

    "Level 5" with the id "5" is 5; "high" with the title "High" is High.
    """
    title = telling.text(step.title)
    return step.id if step.id.isdigit() and title.split()[1:] == [step.id] else title


def band_name(telling: Telling, level_set: LevelSet, step: LevelStep) -> str:
    """The band of a level, "" where it is in none."""
    return telling.text(level_set.bands.get(step.band or ""))


def steps_of(telling: Telling, scale: str, level_set: LevelSet) -> tuple[Step, ...]:
    """The levels on the axis of a scale; those that it cannot reach stand at its end.

    None where it is not known how far the axis goes.
    """
    ruler = telling.rulers[scale]
    if not ruler.known:
        return ()
    return tuple(
        Step(figure.at or 0.0, step_name(telling, step), band_name(telling, level_set, step), figure.text)
        for step in level_set.steps
        for figure in [ruler.figure(step.from_, telling.language)]
    )
