"""The percentage that an ability would earn on the whole test."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import Points, Scores
from digimat.scoring.item_response import (
    DISCRIMINATION,
    Difficulty,
    Discrimination,
    Guessing,
    ability_range,
    check_parameters,
    estimate_ability,
    expected_percentage,
    parameters_in,
    parameters_of,
)
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span


def _range(scale: Scale, _: Sequence[Span]) -> Span:
    parameters = parameters_in(scale)
    low, high = expected_percentage(parameters, np.array(ability_range(parameters)))
    return Span(float(low), float(high))


@scoring_rule(
    "expected_score",
    fr="Pourcentage attendu à tout le test, au niveau d’aptitude estimé.",
    check=check_parameters,
    range_=_range,
)
def expected_score(
    points: Points,
    names: Sequence[str],
    *,
    difficulty: Difficulty,
    discrimination: Discrimination = DISCRIMINATION,
    guessing: Guessing | None = None,
) -> Scores:
    """Percentage expected on the whole test, at the ability estimated.

        score = 100 × Σ P(ability) / number of items, over all items of the scale
        P(θ) = c + (1 - c) / (1 + exp(-a (θ - b)))

    All items count here, those that were not given too: so adaptive forms are on the scale of the whole test, and
    share its cut scores. The ability is that of ``eap_ability``. As guessing earns something and the estimate leans
    towards the mean, nobody is expected to have 0 or 100.

    Args:
        points: float (respondents, items), 0..1; what is outside counts as 0 or 1; NaN = missing.
        names: the ids of the columns.
        difficulty: b of every item by its id.
        discrimination: a, above 0: one number, or by item; 1.2 where nothing is said.
        guessing: c by item, from 0 to less than 1; 0 where nothing is said.
    Returns:
        float (respondents,) in percent, 0..100; NaN where no item has points.
    Missing: an item without points contributes nothing to the ability, and is expected like the others.
    Source: test characteristic curve, Lord, 1980, Applications of Item Response Theory; ability: Bock & Mislevy,
        1982, Applied Psychological Measurement 6.

    >>> points = np.array([[1.0, 0.0], [1.0, np.nan], [np.nan, np.nan]])
    >>> expected_score(points, ["easy", "hard"], difficulty={"easy": -1, "hard": 1}).round(2)
    array([50.  , 55.73,   nan])
    """
    parameters = parameters_of(names, difficulty, discrimination, guessing)
    return expected_percentage(parameters, estimate_ability(points, parameters)[0])
