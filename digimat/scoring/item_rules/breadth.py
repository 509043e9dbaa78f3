"""How much of what there is was ticked."""

from __future__ import annotations

from collections.abc import Collection

from digimat.questionnaires.item_model import Item
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span


def _range(item: Item) -> Span:
    return Span(breadth(item, ["one"]), 1.0)  # nothing ticked is a blank


@item_rule(
    "breadth",
    types=("multi",),
    takes_key=False,
    fr="Options cochées, en part de celles que l’on peut cocher.",
    range_=_range,
)
def breadth(item: Item, ticked: Collection[str]) -> float:
    """Options ticked, as a share of those that can be ticked.

        points = ticked / options; with ``choose``: ticked / the lesser of options and choose

    Args:
        item: its options; ``choose``, where it is set, is the most that can be ticked.
        ticked: the codes of the options ticked, at least one.
    Returns:
        above 0, to 1. Nothing ticked is a blank: to tell "none of these" from no response, give the item an
        option for it and a rule that knows it, or ask first with a yes or no.
    Missing: blank, "don't know", not applicable and not shown stay missing: a survey has no wrong answers.
    Source: a count of what is in use, as in digital-intensity indices; digimat's own rule.
    """
    available = len(item.options) if item.choose is None else min(item.choose, len(item.options))
    return len(ticked) / available
