"""Ability on the scale of the items' difficulties."""

from __future__ import annotations

from collections.abc import Sequence

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
    parameters_in,
    parameters_of,
)
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span


def _range(scale: Scale, _: Sequence[Span]) -> Span:
    return ability_range(parameters_in(scale))


@scoring_rule(
    "eap_ability",
    fr="Niveau d’aptitude θ, sur l’échelle des difficultés des items (estimation EAP).",
    check=check_parameters,
    range_=_range,
)
def eap_ability(
    points: Points,
    names: Sequence[str],
    *,
    difficulty: Difficulty,
    discrimination: Discrimination = DISCRIMINATION,
    guessing: Guessing | None = None,
) -> Scores:
    """Ability θ, on the scale of the items' difficulties (EAP estimate).

        score = Σ θ × w(θ) / Σ w(θ), over θ = -4, -3.9, …, 4
        w(θ) = exp(-θ² / 2) × Π P^s (1 - P)^(1 - s), over the items with points s
        P(θ) = c + (1 - c) / (1 + exp(-a (θ - b)))

    The estimate leans towards 0, the mean of the prior N(0, 1), the more so the fewer items there are. Which items
    were given makes no other difference: that is why an adaptive test is scored so.

    Args:
        points: float (respondents, items), 0..1, a part of the points counting as that share of a right response;
            what is outside counts as 0 or 1; NaN = missing.
        names: the ids of the columns.
        difficulty: b of every item by its id, from about -3 (easy) to 3 (hard).
        discrimination: a, above 0: one number, or by item; 1.2 where nothing is said.
        guessing: c by item, the chance to be right by guessing, from 0 to less than 1; 0 where nothing is said.
    Returns:
        float (respondents,) from -4 to 4, 0 for the mean of the prior; NaN where no item has points.
    Missing: an item without points contributes nothing.
    Source: expected a posteriori, Bock & Mislevy, 1982, Applied Psychological Measurement 6; three-parameter
        logistic model, Birnbaum, 1968, in Lord & Novick, Statistical Theories of Mental Test Scores.

    >>> import numpy as np
    >>> points = np.array([[1.0, 1.0], [1.0, np.nan], [np.nan, np.nan]])
    >>> eap_ability(points, ["easy", "hard"], difficulty={"easy": -1, "hard": 1}).round(2)
    array([0.82, 0.27,  nan])
    """
    parameters = parameters_of(names, difficulty, discrimination, guessing)
    return estimate_ability(points, parameters)[0]
