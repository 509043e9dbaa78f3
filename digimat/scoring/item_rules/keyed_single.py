"""Right or wrong."""

from __future__ import annotations

from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types.yesno import WORDS as YES_NO
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span


def _range(item: Item) -> Span:
    return Span(min(0.0, keyed_single(item, "", **item.with_)), 1.0)


@item_rule(
    "keyed_single",
    types=("single", "yesno"),
    blank=0.0,
    dont_know=0.0,
    fr="1 pour l’option clé, 0 pour toute autre ; moins avec la correction du hasard.",
    range_=_range,
)
def keyed_single(item: Item, chosen: str, *, correct_for_guessing: bool = False) -> float:
    """1 for the keyed option, 0 for any other; less than 0 where guessing is corrected.

        points = 1 if chosen = key else 0; with correct_for_guessing: 1 if chosen = key else -1 / (options - 1)

    Args:
        item: ``key`` is the code of the right option.
        chosen: the code of the option chosen.
        correct_for_guessing: whether a wrong answer costs what guessing wins on average; the scale then
            takes the rule ``formula_score``.
    Returns:
        0 or 1; with the correction -1 / (options - 1) or 1.
    Missing: blank and "don't know" earn 0, by declared policy; not applicable and not shown stay missing.
    Source: dichotomous scoring, as in classical test theory (Lord & Novick, 1968); formula scoring
        (Thurstone, 1919; Diamond & Evans, 1973, Review of Educational Research 43).
    """
    if chosen == item.key:
        return 1.0
    return -1 / (len(item.options or YES_NO) - 1) if correct_for_guessing else 0.0
