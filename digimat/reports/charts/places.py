"""Places on a chart, and the room that words take there."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin

FULL = 100  # the end of an axis: a score comes as its place there, in percent
LETTER = 1.42  # mean width of a letter of a title, generously (semi-bold, 7.6 points)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a chart."""

    x: float
    y: float


def around(centre: Point, radius: float, angle: float) -> Point:
    """The point at this distance from a centre, at an angle clockwise from twelve o'clock."""
    return Point(round(centre.x + radius * sin(angle), 3), round(centre.y - radius * cos(angle), 3))


def lines(text: str, width: float) -> int:
    """How many lines a label takes at most in a box of this width (words are kept whole where they fit)."""
    room = max(1, int(width / LETTER))
    count, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0
        count += (len(word) - 1) // room
        used += len(word) % room + (1 if used else 0)
    return count
