"""What one option of a response is worth, where an item gives points to each of its options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digimat.questionnaires import Item


def _by_place(item: Item, response: tuple[str, ...], option: str) -> float:
    """All options in order: 1 for the first, 0 for the last, evenly between. The first few: 0 for the rest."""
    if option not in response:
        return 0.0
    steps = len(item.options) - 1 if len(response) == len(item.options) else len(response)
    return (steps - response.index(option)) / steps


PARTS: Mapping[str, Callable[[Item, Any, str], float]] = {
    "order": _by_place,
    "rank": _by_place,
    "allocation": lambda item, parts, option: float(parts[option] / sum(parts.values())),
    "multi": lambda item, ticked, option: float(option in ticked),
    "sjt_rate": lambda item, ratings, option: (ratings[option] - 1) / 4,
}


def part_points(item: Item, response: Any, option: str) -> float:
    """Points of one option, 0..1.

    order, rank  1 for the first, less for each place after it, 0 for the last or for what was not ranked
    allocation   share of the sum
    multi        1 if ticked, else 0; "none of these" (``exclusive``) is no part
    sjt_rate     (rating - 1) / 4
    """
    return PARTS[item.type](item, response, option)
