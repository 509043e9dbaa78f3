"""The geometry of the charts: from places on an axis to millimetres, and nothing else.

No markup here and no word: ``templates/charts.html.j2`` writes the shapes, the templates write the labels as
real text over them. A score comes as its place on its axis, in percent, which follows from the rounded number of
the content, so that a drawing can never contradict the figure printed beside it. All lengths are millimetres, y
goes down, angles start at twelve o'clock and go clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import pi

from digimat.reports.content import Step
from digimat.reports.radar import FULL, LETTER, Emblem, Point, Radar, around, emblem, lines, radar

__all__ = [
    "BarShape",
    "Emblem",
    "Mark",
    "Point",
    "Radar",
    "ScoreLine",
    "Segment",
    "Stair",
    "Stairs",
    "bar",
    "emblem",
    "mark",
    "radar",
    "score_line",
    "staircase",
]

# ------------------------------------------------------------------------------------ mark of a state


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


# ------------------------------------------------------------------------------------------ score line


@dataclass(frozen=True, slots=True)
class Segment:
    """One level, or one band of levels, on the score line."""

    name: str
    start: float
    end: float
    span: int  # how many levels it covers
    current: bool
    depth: float  # 0 = lowest .. 1 = highest: how dark it is drawn
    cut: str = ""  # where a level begins, as it is printed


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A line with its levels, the score and its error bar; positions are percent of the axis."""

    levels: tuple[Segment, ...]
    bands: tuple[Segment, ...]
    score: float
    low: float
    high: float
    tabular: bool  # the names fit under their segments: the table can stand on the line
    banded: bool  # levels belong to bands


def score_line(
    score: float,
    low: float,
    high: float,
    steps: Sequence[Step],
    level: str,
    band: str,
    *,
    width: float = 152.0,
) -> ScoreLine:
    """The score line of these levels.

    >>> steps = [Step(0, "0", "low"), Step(40, "1", "low"), Step(60, "2", "high")]
    >>> [(b.name, b.start, b.end, b.current) for b in score_line(64, 50, 78, steps, "2", "high").bands]
    [('low', 0, 60, False), ('high', 60, 100, True)]
    """
    ends = [step.start for step in steps[1:]] + [FULL]
    banded = any(step.band not in ("", step.name) for step in steps)  # else they say the same twice
    pairs = list(zip(steps, ends, strict=False))
    # Without bands each level has a shade of its own.
    groups = [list(g) for _, g in groupby(pairs, key=lambda p: p[0].band if banded else p[0].name)]
    last = max(1, len(groups) - 1)
    levels = [
        Segment(step.name, step.start, end, 1, step.name == level, rank / last, step.cut)
        for rank, group in enumerate(groups)
        for step, end in group
    ]
    bands = [
        Segment(g[0][0].band, g[0][0].start, g[-1][1], len(g), g[0][0].band == band, rank / last)
        for rank, g in enumerate(groups if banded else ())
    ]
    whole = bool(steps) and steps[0].start == 0 and all(s.end > s.start for s in levels)
    fits = all(_fits(s, width) for s in (*levels, *bands))
    return ScoreLine(tuple(levels), tuple(bands), score, low, high, whole and fits, banded)


def _fits(segment: Segment, width: float) -> bool:
    room = (segment.end - segment.start) / FULL * width - 1.0
    longest = max((len(word) for word in segment.name.split()), default=0)
    return longest * LETTER <= room and lines(segment.name, room) <= 3


# ------------------------------------------------------------------------------------------------ bars


@dataclass(frozen=True, slots=True)
class BarShape:
    """A horizontal bar: its track, what is filled of it (None without a score) and from where, its thresholds."""

    width: float
    height: float
    start: float
    filled: float | None
    thresholds: tuple[float, ...]


def bar(
    score: float | None,
    *,
    width: float,
    height: float = 4.0,
    thresholds: Sequence[float] = (),
    zero: float = 0.0,
) -> BarShape:
    """The bar of one score, from zero to its place.

    >>> bar(25, width=80, thresholds=[50])
    BarShape(width=80, height=4.0, start=0.0, filled=20.0, thresholds=(40.0,))
    >>> below = bar(25, width=80, zero=50)
    >>> below.start, below.filled
    (20.0, 20.0)
    """
    place = zero if score is None else score
    return BarShape(
        width=width,
        height=height,
        start=round(width * min(place, zero) / FULL, 3),
        filled=None if score is None else round(width * abs(place - zero) / FULL, 3),
        thresholds=tuple(round(width * t / FULL, 3) for t in thresholds),
    )


# ------------------------------------------------------------------------------------------- staircase


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
