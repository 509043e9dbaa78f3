"""A number that must be right, or near enough."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from digimat.questionnaires.item_model import Item
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.registry import item_rule

Width = Annotated[float, Field(ge=0)]


@item_rule(
    "numeric_tol",
    types=("numeric",),
    blank=0.0,
    dont_know=0.0,
    fr="1 dans la tolérance, 0,5 dans une tolérance plus large, sinon 0.",
)
def numeric_tol(item: Item, number: float, *, tolerance: Width = 0.0, half_within: Width = 0.0) -> float:
    """1 within the tolerance, 0.5 within a wider one, else 0.

        points = 1 if |number - key| <= tolerance; 0.5 if <= half_within; else 0

    Args:
        item: ``key`` is the right number.
        number: the number given.
        tolerance: how far a right answer may be, in the unit of the key.
        half_within: how far half a right answer may be; 0 = no half points.
    Returns:
        0, 0.5 or 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: digimat's own rule; a difference within 1e-9 of a limit is within it.
    """
    distance = abs(number - item.key)
    if distance <= tolerance + TOLERANCE:
        return 1.0
    return 0.5 if half_within and distance <= half_within + TOLERANCE else 0.0
