"""The ornament of a cover: the silhouette of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

from digimat.reports.charts.places import FULL, Point, around
from digimat.reports.charts.radar import FEWEST_AXES


@dataclass(frozen=True, slots=True)
class Emblem:
    """The silhouette of a profile without a word: the ornament of a cover."""

    rings: tuple[tuple[Point, ...], ...]
    shape: tuple[Point, ...]  # empty where a score is missing


def emblem(scores: Sequence[float | None], *, radius: float = 100.0) -> Emblem:
    """A net with twelve rings round (0, 0), and the profile on it where it has at least three scores."""
    count = len(scores) if len(scores) >= FEWEST_AXES else 6
    angles = [2 * pi * i / count for i in range(count)]
    origin = Point(0, 0)
    known = [score for score in scores if score is not None]
    whole = len(known) == len(scores) >= FEWEST_AXES
    return Emblem(
        rings=tuple(tuple(around(origin, radius * ring / 12, a) for a in angles) for ring in range(1, 13)),
        shape=tuple(around(origin, radius * s / FULL, a) for s, a in zip(known, angles, strict=True))
        if whole
        else (),
    )
