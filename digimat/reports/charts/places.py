"""Places on a chart, and the room that words take there."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin

FULL = 100  # the end of an axis: a score comes as its place there, in percent
LETTER = 1.42  # mean width of a letter of a title, generously (semi-bold, 7.6 points)
LINE = 3.3  # height of a line of such a label


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a chart."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a label."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether two labels would lie on one another."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )


def around(centre: Point, radius: float, angle: float) -> Point:
    """The point at this distance from a centre, at an angle clockwise from twelve o'clock."""
    return Point(round(centre.x + radius * sin(angle), 3), round(centre.y - radius * cos(angle), 3))


def fits(text: str, width: float, most: int) -> bool:
    """Whether a label needs no more lines than that, and no word of it is broken.

    >>> fits("Culture et agilité", 16, 2), fits("Accompagnement", 16, 2)
    (True, False)
    """
    longest = max((len(word) for word in text.split()), default=0)
    return longest * LETTER <= width and lines(text, width) <= most


def lines(text: str, width: float) -> int:
    """How many lines a label takes at most in a box of this width (words are kept whole where they fit).

    >>> lines("abcd efgh (x)", 4 * LETTER + 0.1), lines("abcdefghij", 4 * LETTER + 0.1)
    (3, 3)
    """
    room = max(1, int(width / LETTER))
    count, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            count, used = count + 1, 0
        count += (len(word) - 1) // room
        used += (len(word) - 1) % room + 1 + (1 if used else 0)
    return count
