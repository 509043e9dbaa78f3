"""The mark of a state: a disc filled like a clock, which reads the same in grey."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi

from digimat.reports.charts.places import Point, around


@dataclass(frozen=True, slots=True)
class Mark:
    """A disc filled like a clock up to a state: empty, part, full. It reads the same in grey."""

    share: float  # 0 = empty, 1 = full
    end: Point  # where the filled sector ends, on a disc of radius 1 round (0, 0)
    large: bool  # the sector is more than half


def mark(rank: int, states: int) -> Mark | None:
    """The mark of a state, None where the score has no state.

    >>> [mark(rank, 3).share for rank in range(3)]
    [0.0, 0.5, 1.0]
    """
    if rank < 0 or states < 1 or rank >= states:
        return None
    share = 1.0 if states == 1 else rank / (states - 1)
    end = around(Point(0, 0), 1, 2 * pi * share)
    return Mark(share=round(share, 4), end=end, large=share > 0.5)
