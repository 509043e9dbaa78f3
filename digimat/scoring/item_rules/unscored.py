"""For context: an answer that never has points."""

from __future__ import annotations

from typing import Any

import numpy as np

from digimat.questionnaires.item_model import UNSCORED, Item
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.scoring.registry import item_rule


@item_rule(
    UNSCORED,
    types=tuple(ITEM_TYPES),
    takes_key=False,
    fr="Aucun point, jamais : la réponse sert aux conditions, aux formules et au contexte.",
)
def unscored(
    item: Item,  # noqa: ARG001 (every item rule is called with its item)
    response: Any,  # noqa: ARG001 (and with what was given)
) -> float:
    """No points, ever: the answer serves conditions, formulas and context.

        points = missing

    A scale may count such an item only where the answer is a number, and then counts the number itself.

    Args:
        item: of any type.
        response: whatever was given.
    Returns:
        missing.
    Missing: every response and every state; states are kept and counted.
    Source: digimat's own rule.
    """
    return np.nan
