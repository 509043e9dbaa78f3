"""Which shade of a heatmap a score gets, and what the shades are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digimat.questionnaires import LevelSet
from digimat.reports.charts.data import Cell
from digimat.reports.content import PERCENT
from digimat.reports.numbers import shown_score
from digimat.reports.telling import Telling
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.levels import rank_of

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Shading:
    """The shades of one chart: the levels of a set, or the four quarters of each scale's own axis."""

    telling: Telling
    level_set: LevelSet | None
    names: tuple[str, ...]

    def cell(self, scale: str, score: float) -> Cell:
        """A score as it is printed, with its shade; none where it is not known how high it can be."""
        ruler = self.telling.rulers[scale]
        if self.level_set is not None:
            rank = int(rank_of(self.level_set, np.array([score]))[0])
            return Cell(ruler.figure(ruler.value(score), self.telling.language), rank)
        if not ruler.known:
            return Cell(ruler.figure(ruler.value(score), self.telling.language))
        quarter = (ruler.high - ruler.low) / QUARTERS
        cuts = [ruler.low + quarter * number for number in range(1, QUARTERS)]
        rank = sum(score >= cut - TOLERANCE for cut in cuts)
        shown = shown_score(score, [*ruler.cuts, *cuts], ruler.places)
        return Cell(ruler.figure(shown, self.telling.language), rank)


def shading_of(telling: Telling, levels: str | None, scales: Sequence[str]) -> Shading:
    """The shades for some scales: by a level set where the plan names one."""
    if levels is None:
        return Shading(telling, None, _quarters(telling, scales))
    level_set = next(v for v in telling.questionnaire.levels if v.id == levels)
    first, *others = level_set.steps
    names = [telling.text(first.title)]
    for step in others:
        cut = telling.rulers[scales[0]].figure(step.from_, telling.language).text
        names.append(telling.text(step.title) + telling.say(f" (à partir de {cut})", f" (from {cut})"))
    return Shading(telling, level_set, tuple(names))


def _quarters(telling: Telling, scales: Sequence[str]) -> tuple[str, ...]:
    if all(telling.rulers[scale].axis(telling.language) == PERCENT for scale in scales):
        return (
            telling.say("moins de 25", "below 25"),
            telling.say("à partir de 25", "from 25"),
            telling.say("à partir de 50", "from 50"),
            telling.say("à partir de 75", "from 75"),
        )
    return (
        telling.say("premier quart de l’échelle", "first quarter of the scale"),
        telling.say("deuxième quart", "second quarter"),
        telling.say("troisième quart", "third quarter"),
        telling.say("dernier quart", "last quarter"),
    )


def empty(why: str) -> Cell:
    """A cell without a score."""
    return Cell(None, why=why)
