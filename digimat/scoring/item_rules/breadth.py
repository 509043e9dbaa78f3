"""How much of what there is was ticked."""

from __future__ import annotations

from collections.abc import Collection

from digimat.questionnaires.item_model import Item
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span


def _range(item: Item) -> Span:
    # Nothing ticked is a blank; "none of these" is an answer.
    return Span(0.0 if item.exclusive else breadth(item, ["one"]), 1.0)


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

    An option that is ticked alone (``exclusive``: "none of these") is not counted on either side.

    Args:
        item: its options; ``choose``, where it is set, is the most that can be ticked.
        ticked: the codes of the options ticked, at least one.
    Returns:
        above 0, to 1; 0 for "none of these". Nothing ticked is a blank: to tell the two apart, give the item
        such an option.
    Missing: blank, "don't know", not applicable and not shown stay missing: a survey has no wrong answers.
    Source: a count of what is in use, as in digital-intensity indices; digimat's own rule.
    """
    counted = len(item.options) - len(set(item.exclusive))
    available = counted if item.choose is None else min(item.choose, counted)
    return sum(code not in item.exclusive for code in ticked) / available
