"""The geometry of a staircase of rising difficulty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.reports.charts.places import FULL


@dataclass(frozen=True, slots=True)
class Stair:
    """One step: a tread filled from the left up to its score, the higher the harder."""

    x: float
    top: float
    filled: float | None  # width of the filled part; None without a score


@dataclass(frozen=True, slots=True)
class Stairs:
    """Steps of increasing difficulty, from left to right."""

    width: float
    height: float
    step: float  # width of a tread: 100 points
    tread: float  # its thickness
    stairs: tuple[Stair, ...]


def staircase(
    scores: Sequence[float | None], *, width: float = 72.0, rise: float = 7.0, tread: float = 5.0
) -> Stairs:
    """The staircase of these tiers, easiest first.

    All treads have one length, so that 50 points look the same on every step.

    >>> [(s.x, s.top, s.filled) for s in staircase([100, 50], width=80, rise=6).stairs]
    [(0.0, 11.0, 40.0), (40.0, 5.0, 20.0)]
    """
    count = max(1, len(scores))
    rise = min(rise, 28.0 / count)
    step = width / count
    head, foot = 5.0, tread + 6.0  # above the highest tread its figure, below the lowest its number
    height = head + rise * (count - 1) + foot
    stairs = tuple(
        Stair(
            x=round(step * i, 3),
            top=round(head + rise * (count - 1 - i), 3),
            filled=None if score is None else round(step * score / FULL, 3),
        )
        for i, score in enumerate(scores)
    )
    return Stairs(width=width, height=round(height, 3), step=round(step, 3), tread=tread, stairs=stairs)
