"""A score written as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from digimat.language import Text
from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Formula
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.scoring.arrays import Points, Scores, all_missing
from digimat.scoring.conditions import compute
from digimat.scoring.misfits import Misfit, unknown_input
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import ANY, Span
from digimat.scoring.values import value_of


def _check(scale: Scale) -> Iterator[Misfit]:
    inputs = list(scale.inputs)
    try:
        named = parse_condition(scale.with_["formula"]).names
    except ConditionError as error:
        yield Misfit("QST040", error.message, error.remedy, ("formula",))
        return
    for name in sorted(named - set(inputs)):
        yield unknown_input(scale, name, ("formula",))
    if unused := [name for name in inputs if name not in named]:
        yield Misfit(
            "SCO045",
            Text(
                fr=f"la formule de « {scale.id} » n’utilise pas : {', '.join(unused)}",
                en=f'the formula of "{scale.id}" does not use: {", ".join(unused)}',
            ),
            Text(
                fr="Retirez ces entrées de l’échelle, ou nommez-les dans la formule.",
                en="Remove these inputs from the scale, or name them in the formula.",
            ),
            ("formula",),
        )


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    names = dict(zip((*scale.items, *scale.scales, *scale.levels), inputs, strict=True))
    value = value_of(parse_condition(scale.with_["formula"]).tree, names)
    return value if isinstance(value, Span) else ANY


@scoring_rule("formula", fr="Valeur d’une formule sur les entrées de l’échelle.", check=_check, range_=_range)
def formula(points: Points, names: Sequence[str], *, formula: Formula) -> Scores:
    """Value of a formula over the scale's inputs.

        score = formula

    The language is that of conditions. Each name stands for the points of an item, for the number that was
    answered where the item is ``unscored``, for the score of a scale, or for the rank of a level. True is 1 and
    false is 0.

    Args:
        points: float (respondents, columns); NaN = missing.
        names: the ids of the columns.
        formula: what is computed, from these names.
    Returns:
        float (respondents,) in the unit that the formula gives; NaN where it cannot be computed.
    Missing: what is computed from something missing is missing, a division by 0 too; ``answered``, ``count``
        and ``if else`` may deal with it, and then the scale wants a lower ``min_answered``. Where everything
        is missing there is no score, whatever the formula says.
    Source: digimat's own rule; three-valued logic after Kleene.

    >>> formula(np.array([[80, 50.0], [80, np.nan]]), ["a", "b"], formula="0.4 * a + 0.6 * b")
    array([62., nan])
    """
    columns = {name: points[:, place] for place, name in enumerate(names)}
    score = compute(parse_condition(formula), columns, len(points))
    return np.where(all_missing(points), np.nan, score)
