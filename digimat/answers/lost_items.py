"""Which items may have lost a response where events of a sitting are missing."""

from __future__ import annotations

import contextlib
import json
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digimat.answers.salvage import Gap, SalvagedEvent, SalvagedSitting


@dataclass(frozen=True, slots=True)
class LostItems:
    """The items of which the last response may be lost, in the order of the form.

    ``elsewhere``: events enough are missing for the respondent to have gone to any other item as well,
    answered it, and come back.
    """

    items: tuple[str, ...]
    elsewhere: bool


def lost_items(sitting: SalvagedSitting, items: Sequence[str]) -> LostItems:
    """The items that a sitting may have lost a response to.

    Those that an unproved event names, and those on the way from the last place known before a gap to the
    first one known after it, unless they were answered again later.

    Args:
        items: the ids of the items of the form, in order.
    """
    places = {item: place for place, item in enumerate(items)}
    given = {event.item: event.seq for event in sitting.events if event.kind in ("answered", "cleared")}
    known = [(event, at) for event in sitting.events if (at := _place(event, places)) is not None]
    numbers = [event.seq for event, _ in known]
    named = sorted(event.seq for event in sitting.unproved)
    lost = {event.item for event in sitting.unproved if event.item in places}
    elsewhere = False
    for gap in sitting.gaps:
        following = bisect(numbers, gap.last)
        before = known[following - 1][1] if following else 0
        after = known[following] if following < len(known) else None
        on_the_way = [items[at] for at in _way(before, after, gap, len(items)) if at < len(items)]
        lost.update(item for item in on_the_way if given.get(item, 0) < gap.last)
        # To go there and to answer; and to come back, unless what follows is a move, from anywhere.
        enough = 3 if after and after[0].kind == "answered" else 2
        unread = gap.last - gap.first + 1 - (bisect(named, gap.last) - bisect(named, gap.first - 1))
        elsewhere = elsewhere or unread >= enough
    return LostItems(tuple(item for item in items if item in lost), elsewhere)


def _place(event: SalvagedEvent, places: Mapping[str, int]) -> int | None:
    """Where the respondent is after an event, as far as it tells: a place among the items, or past them."""
    if event.kind == "answered":
        return places.get(event.item)
    if event.kind == "moved":
        with contextlib.suppress(ValueError, RecursionError, TypeError, KeyError):
            to = json.loads(event.row["payload"])["to"]
            return max(0, min(to, len(places))) if type(to) is int else None
    return None


def _way(before: int, after: tuple[SalvagedEvent, int] | None, gap: Gap, end: int) -> Sequence[int]:
    """The places where a response may have been given during a gap, if the respondent went straight on."""
    missing = gap.last - gap.first + 1
    if after is None:  # an item further takes two events: to go there, and to answer
        return range(before, min(end, before + missing // 2 + 1))
    event, place = after
    if missing == 1 and event.kind == "answered" and place != before:
        return ()  # the one event missing is the move
    if missing == 1 or place == before:
        return (before,)
    way = range(before, place + 1) if before < place else range(before, place - 1, -1)
    return way if event.kind == "answered" else way[:-1]  # a move was to a place not reached before it
