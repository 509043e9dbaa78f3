"""The geometry of a radar and of its labels, which are text of unknown length.

Lengths are millimetres, y goes down, angles start at twelve o'clock and go clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal

from digimat.reports.charts.places import FULL, LETTER, Point, around, lines

Side = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a radar. ``mark`` is None where there is no score; the label box is for HTML text."""

    end: Point
    mark: Point | None
    label: Point  # where the text begins (left), ends (right) or is centred
    width: float  # of the label box
    side: Side
    above: bool  # the label stands on its point
    below: bool  # the label hangs from its point; neither: centred on it


@dataclass(frozen=True, slots=True)
class Radar:
    """A closed net of axes. ``shape`` is empty where a score is missing: an area would then be invented."""

    width: float
    height: float
    centre: Point
    rings: tuple[tuple[int, tuple[Point, ...]], ...]
    axes: tuple[Axis, ...]
    shape: tuple[Point, ...]
    strokes: tuple[tuple[Point, Point], ...]
    numbered: bool  # titles are too long to stand around the net: it shows numbers, the table the titles


FEWEST_AXES, MOST_AXES = 3, 12
_LINE = 3.3  # height of a line of label text
_FIGURE = 1.3  # and of a letter of the regular text under it


def radar(
    scores: Sequence[float | None],
    titles: Sequence[str],
    states: Sequence[str] = (),
    *,
    figures: Sequence[str] = (),
    width: float = 100.0,
    height: float = 84.0,
) -> Radar | None:
    """A radar of three to twelve axes, None where there are fewer or more (bars say it better then).

    Around the net stand the titles with their scores and states; where they are too long for that the net is
    smaller, its axes are numbered, and the table beside it says the rest.

    >>> net = radar([100, 0, 50], ["a", "b", "c"], width=100, height=100)
    >>> net.axes[0].mark == net.axes[0].end, net.axes[1].mark == net.centre
    (True, True)
    >>> radar([50, 50], ["a", "b"]) is None
    True

    Args:
        scores: places on the axes.
        titles: of the axes.
        states: the words beside the figures.
        figures: the scores as they are printed.
        width: of the chart.
        height: at most.
    """
    count = len(scores)
    if not FEWEST_AXES <= count <= MOST_AXES:
        return None
    angles = [2 * pi * i / count for i in range(count)]
    words = states or [""] * count
    numbers = figures or [str(score) for score in scores]
    under = [f"{number} · {word}" if word else "100" for number, word in zip(numbers, words, strict=True)]
    radius = _radius(angles, titles, under, width, height)
    numbered = radius is None
    if radius is None:
        width, height, radius = 68.0, 68.0, 24.0
    top = radius + _head(titles[0], 0.46 * width, numbered)
    lowest = max(-cos(angle) for angle in angles)
    foot = max(
        _head(t, 0.4 * width, numbered) if -cos(a) > 0.9 else 4.0 for a, t in zip(angles, titles, strict=True)
    )
    centre = Point(width / 2, round((height - top - radius * lowest - foot) / 2 + top, 3))
    marks = [
        None if s is None else around(centre, radius * s / FULL, a)
        for s, a in zip(scores, angles, strict=True)
    ]
    known = [mark for mark in marks if mark is not None]
    pairs = zip(marks, marks[1:] + marks[:1], strict=True)
    return Radar(
        width=width,
        height=height,
        centre=centre,
        rings=tuple(
            (p, tuple(around(centre, radius * p / FULL, a) for a in angles)) for p in (25, 50, 75, 100)
        ),
        axes=tuple(_axis(centre, radius, a, m, width) for a, m in zip(angles, marks, strict=True)),
        shape=tuple(known) if len(known) == count else (),
        strokes=tuple((a, b) for a, b in pairs if a is not None and b is not None),
        numbered=numbered,
    )


def _axis(centre: Point, radius: float, angle: float, mark: Point | None, width: float) -> Axis:
    label = around(centre, radius + 3.2, angle)
    lean = sin(angle)
    if abs(lean) < 0.2:
        upward = cos(angle) > 0
        return Axis(around(centre, radius, angle), mark, label, 0.44 * width, "center", upward, not upward)
    side: Side = "left" if lean > 0 else "right"
    room = width - label.x if lean > 0 else label.x
    return Axis(around(centre, radius, angle), mark, label, round(room, 3), side, False, False)


def _head(title: str, width: float, numbered: bool) -> float:
    """Room for a label above or below the net: its title, its figures, and a gap."""
    return 4.0 + _LINE * (1 + (0 if numbered else lines(title, width)))


def _radius(
    angles: Sequence[float], titles: Sequence[str], figures: Sequence[str], width: float, height: float
) -> float | None:
    """The radius of the largest net whose labels stand clear of one another; None where none does."""
    for radius in (36.0, 34.0, 32.0, 30.0, 28.0, 26.0, 24.0):
        if _clear(radius, angles, titles, figures, width, height):
            return radius
    return None


def _clear(
    radius: float,
    angles: Sequence[float],
    titles: Sequence[str],
    figures: Sequence[str],
    width: float,
    height: float,
) -> bool:
    """Whether every label has room for its longest word and its figures, and none meets another."""
    boxes: list[tuple[int, float, float]] = []  # side, top, bottom
    for angle, title, under in zip(angles, titles, figures, strict=True):
        lean, y = sin(angle), -(radius + 3.2) * cos(angle)
        upright = abs(lean) < 0.2
        room = 0.44 * width if upright else width / 2 - (radius + 3.2) * abs(lean)
        longest = max((len(word) for word in title.split()), default=0)
        if room < max(longest * LETTER, len(under) * _FIGURE):
            return False
        tall = _LINE * (1 + lines(title, room))
        top = y - tall / 2 if not upright else y - tall if y < 0 else y
        boxes.append((0 if upright else 1 if lean > 0 else -1, top, top + tall))
    if max(bottom for _, _, bottom in boxes) - min(top for _, top, _ in boxes) > height:
        return False
    # Left and right, a label may also meet the next one.
    columns = [sorted((top, bottom) for s, top, bottom in boxes if s == side) for side in (-1, 1)]
    return all(one[1] <= two[0] for column in columns for one, two in pairwise(column))
