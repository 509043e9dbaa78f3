"""A few words that must be the right ones."""

from __future__ import annotations

from digimat.questionnaires import InvalidResponse, State, read_response
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.short import folded
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span


def _can_be_given(item: Item, form: str) -> bool:
    """Whether a form that is written like this is read as an answer at all, and as itself."""
    try:
        reading = read_response(item, form)
    except InvalidResponse:
        return False
    return reading.state is State.ANSWERED and folded(reading.response) == folded(form)


@item_rule(
    "short_exact",
    types=("short",),
    blank=0.0,
    dont_know=0.0,
    fr="1 pour une forme acceptée, sinon 0.",
    range_=lambda item: Span(0.0, float(any(_can_be_given(item, form) for form in item.key))),
)
def short_exact(item: Item, words: str) -> float:
    """1 for an accepted form, else 0.

        points = 1 if the words are in the list of accepted forms else 0

    Both sides are compared trimmed, without case and with single spaces.

    Args:
        item: ``key`` lists the accepted forms.
        words: the words given.
    Returns:
        0 or 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: digimat's own rule.
    """
    return float(folded(words) in {folded(form) for form in item.key})
