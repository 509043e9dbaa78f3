"""What happens around the answers: the machine sleeps, a clock is set, the window is left, the program is stopped.

An incident changes no answer and no score. It is kept with the sitting and told on the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from digimat.administration.intents import Event, Now

# Clocks drift apart, and are put right a little at a time; what is more was done to them.
TOLERANCE: Final = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened around the answers.

    ``kind`` is ``paused``, ``stopped`` (no pause came before: a crash, a power cut, a closed window), ``slept``,
    ``clock_set``, ``left_window``, ``moved_elsewhere`` (the answers went to another file) or ``recovered`` (from a
    damaged one). ``seconds`` is how long, or by how much a clock was set; None where nobody knows. ``item`` is the
    one on the screen, empty at the review.
    """

    kind: str
    utc: str
    item: str = ""
    seconds: float | None = None


def noticed(last: Now, now: Now) -> list[Event]:
    """What the clocks tell since the last event, of one process: that the machine slept, that the time was set."""
    passed = (now.mono_ms - last.mono_ms) / 1000
    through_sleep = passed
    if now.boot_ms is not None and last.boot_ms is not None:
        through_sleep = (now.boot_ms - last.boot_ms) / 1000
    events = []
    if through_sleep - passed > TOLERANCE:
        events.append(Event("slept", now, payload={"seconds": round(through_sleep - passed, 1)}))
    by_the_wall = wall_seconds(last, now)
    if by_the_wall is not None and abs(by := by_the_wall - through_sleep) > TOLERANCE:
        events.append(Event("clock_set", now, payload={"seconds": round(by, 1)}))
    return events


def set_back(last: Now, now: Now) -> list[Event]:
    """That the wall clock is earlier than when the sitting was left; of the time between, nothing else is known."""
    by = wall_seconds(last, now)
    return (
        [] if by is None or by >= -TOLERANCE else [Event("clock_set", now, payload={"seconds": round(by, 1)})]
    )


def wall_seconds(last: Now, now: Now) -> float | None:
    """Seconds between two moments by the wall clock; None where one of them does not say."""
    if not last.utc or not now.utc:
        return None
    return (datetime.fromisoformat(now.utc) - datetime.fromisoformat(last.utc)).total_seconds()


def incident(kind: str, event: Event, item: str) -> Incident:
    """The incident that an event is, on the item that was on the screen."""
    seconds = event.payload.get("seconds")
    return Incident(kind, event.now.utc, item, None if seconds is None else float(seconds))
