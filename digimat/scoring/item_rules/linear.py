"""Where a response stands between the least and the most that the item offers."""

from __future__ import annotations

from typing import Any

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import DIRECTED, ITEM_TYPES
from digimat.scoring.registry import item_rule


@item_rule(
    "linear",
    types=sorted(DIRECTED),
    takes_key=False,
    reversible=True,
    fr="Distance à la réponse la plus basse, en part de l’étendue ; à la plus haute si l’item est inversé.",
)
def linear(item: Item, response: Any) -> float:
    """Distance from the lowest response, as a share of the range; from the highest where reverse-keyed.

        points = (value - lowest) / (highest - lowest); reverse-keyed: (highest - value) / (highest - lowest)

    Ladder and frequency of five steps: value / 4; agreement from 1 to 5: (value - 1) / 4; 0 to 10: value / 10;
    yes 1, no 0. The range comes from the definition of the item, never from the answers.

    Args:
        item: of a type that runs from less to more; ``reverse_keyed`` turns it round.
        response: the number of the step, or yes or no.
    Returns:
        0 to 1.
    Missing: blank, "don't know", not applicable and not shown stay missing: a survey has no wrong answers.
    Source: linear rescaling to the possible range (Cohen, Cohen, Aiken & West, 1999, "percent of maximum
        possible", Multivariate Behavioral Research 34).
    """
    kind = ITEM_TYPES[item.type]
    value: int = kind.value(item, response)
    lowest, highest = kind.bounds(item)
    points: float = (highest - value if item.reverse_keyed else value - lowest) / (highest - lowest)
    return points
