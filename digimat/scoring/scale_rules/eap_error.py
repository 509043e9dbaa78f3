"""How sure an ability is."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.questionnaires import Scale
from digimat.scoring.arrays import Points, Scores
from digimat.scoring.item_response import (
    DISCRIMINATION,
    NODES,
    Difficulty,
    Discrimination,
    Guessing,
    check_parameters,
    estimate_ability,
    parameters_of,
)
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span


def _range(_: Scale, __: Sequence[Span]) -> Span:
    return Span(0.0, float(NODES[-1]))  # half of what the abilities span, whatever the items are


@scoring_rule(
    "eap_error",
    fr="Erreur type du niveau d’aptitude θ (écart-type a posteriori).",
    check=check_parameters,
    range_=_range,
)
def eap_error(
    points: Points,
    names: Sequence[str],
    *,
    difficulty: Difficulty,
    discrimination: Discrimination = DISCRIMINATION,
    guessing: Guessing | None = None,
) -> Scores:
    """Standard error of the ability θ (posterior standard deviation).

        score = √(Σ (θ - ability)² × w(θ) / Σ w(θ)), over θ = -4, -3.9, …, 4

    The ability and w(θ) are those of ``eap_ability``; give both rules the same parameters. About 68 % of the people
    with these responses are within one error of the ability, 90 % within 1.645.

    Args:
        points: float (respondents, items), 0..1; what is outside counts as 0 or 1; NaN = missing.
        names: the ids of the columns.
        difficulty: b of every item by its id.
        discrimination: a, above 0: one number, or by item; 1.2 where nothing is said.
        guessing: c by item, from 0 to less than 1; 0 where nothing is said.
    Returns:
        float (respondents,) in units of θ: near 1 where little is known, less with every item that tells something;
        NaN where no item has points.
    Missing: an item without points contributes nothing, so that fewer items make a larger error.
    Source: posterior standard deviation, Bock & Mislevy, 1982, Applied Psychological Measurement 6.

    >>> import numpy as np
    >>> points = np.array([[1.0, 0.0], [1.0, np.nan], [np.nan, np.nan]])
    >>> eap_error(points, ["easy", "hard"], difficulty={"easy": -1, "hard": 1}).round(2)
    array([0.82, 0.91,  nan])
    """
    parameters = parameters_of(names, difficulty, discrimination, guessing)
    return estimate_ability(points, parameters)[1]
