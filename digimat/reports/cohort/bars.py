"""The mean of a scale over many people, as a bar."""

from __future__ import annotations

import numpy as np

from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Bar
from digimat.reports.parts.level_steps import steps_of
from digimat.scoring.levels import rank_of


def mean_bar(cohort: Cohort, scale: str, level_set: str | None) -> Bar:
    """The mean of those who have a score, in words where a level set is named; no score where they are too few."""
    defined, spread = cohort.results.scales[scale].scale, cohort.spread(scale)
    levels = cohort.results.levels.get((level_set, scale)) if level_set is not None else None
    steps = levels.level_set.steps if levels is not None else ()
    rank = -1
    if levels is not None and spread.mean is not None:
        rank = int(rank_of(levels.level_set, np.array([spread.mean]))[0])
    return Bar(
        name=scale,
        title=cohort.text(defined.title),
        score=cohort.figure(scale, spread.mean),
        state=cohort.text(steps[rank].title) if rank >= 0 else "",
        state_rank=rank,
        states=len(steps),
        text=cohort.text(defined.measures),
        answered="" if spread.people == cohort.size or spread.mean is None else cohort.people(spread.people),
        axis=cohort.rulers[scale].axis(cohort.language),
        steps=steps_of(cohort, scale, levels.level_set) if levels is not None else (),
    )
