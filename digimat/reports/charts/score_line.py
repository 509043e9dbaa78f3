"""The geometry of the line on which a main score stands among its levels, with its error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from digimat.reports.charts.places import FULL, LETTER, lines
from digimat.reports.content import Step


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
