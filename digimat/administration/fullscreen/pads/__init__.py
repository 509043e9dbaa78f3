"""How each type of item is answered on the screen, without the screen: keys and clicks in, marks and a code out."""

from __future__ import annotations

from collections.abc import Callable

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.pads.best_worst import BestWorst
from digimat.administration.fullscreen.pads.choice import Choice, ZeroToTen
from digimat.administration.fullscreen.pads.matching import Matching
from digimat.administration.fullscreen.pads.ranking import Ranking
from digimat.administration.fullscreen.pads.ratings import Ratings
from digimat.administration.fullscreen.pads.shares import Shares
from digimat.administration.fullscreen.pads.ticks import Ticks
from digimat.administration.fullscreen.pads.writing import Writing
from digimat.questionnaires import Item

__all__ = ["Pad", "Writing", "pad_for"]

_PADS: dict[str, Callable[[Item], Pad]] = {
    "single": Choice,
    "ladder": Choice,
    "likert": Choice,
    "freq": Choice,
    "yesno": Choice,
    "scale10": ZeroToTen,
    "multi": Ticks,
    "order": Ranking,
    "rank": Ranking,
    "match": Matching,
    "sjt_bw": BestWorst,
    "sjt_rate": Ratings,
    "allocation": Shares,
    "numeric": Writing,
    "short": Writing,
    "text": Writing,
}


def pad_for(item: Item) -> Pad:
    """The way to answer an item, with nothing marked."""
    return _PADS[item.type](item)
