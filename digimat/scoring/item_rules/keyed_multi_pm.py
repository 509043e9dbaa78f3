"""Partial credit for "select all that apply": plus for each hit, minus for each false alarm."""

from __future__ import annotations

from collections.abc import Collection

from digimat.questionnaires.item_model import Item
from digimat.scoring.registry import item_rule


@item_rule(
    "keyed_multi_pm",
    types=("multi",),
    blank=0.0,
    dont_know=0.0,
    fr="Bonnes cases moins fausses alertes, en part des options clés ; jamais moins de 0.",
)
def keyed_multi_pm(item: Item, ticked: Collection[str]) -> float:
    """Hits less false alarms, as a share of the keyed options; never below 0.

        points = max(0, (hits - false alarms) / keyed options)

    Ticking everything earns nothing unless most options are keyed.

    Args:
        item: ``key`` lists the codes of the right options.
        ticked: the codes of the options ticked, at least one.
    Returns:
        0 to 1.
    Missing: nothing ticked is a blank; blank and "don't know" earn 0, by declared policy; not applicable
        and not shown stay missing.
    Source: plus/minus scoring of multiple-response items (Muckle, Becker & Wu, 2011, NCME).
    """
    key = set(item.key)
    hits = len(key & set(ticked))
    false_alarms = len(set(ticked) - key)
    return max(0, hits - false_alarms) / len(key)
