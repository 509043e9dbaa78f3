"""The geometry of a radar and of its labels, which are text of unknown length.

Lengths are millimetres, y goes down, angles start at twelve o'clock and go clockwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import Literal

from digimat.reports.charts.axes import net_axis
from digimat.reports.charts.places import FULL, LETTER, LINE, Point, around, lines
from digimat.reports.content import Bar

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
_AWAY = 4.2  # from the end of an axis to its label: clear of the mark of a state
_UPRIGHT = 0.2  # of the sine of an angle: a label so near to the upright stands above or below its axis
_EDGE = 0.5  # around all
_FIGURE = 1.3  # mean width of a letter of the regular text under a title


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
        width, radius = 68.0, 22.0
        titles = [str(number) for number in range(1, count + 1)]
    spans = _spans(radius, angles, titles, width)
    highest, lowest = min(top for _, top, _ in spans), max(bottom for _, _, bottom in spans)
    centre = Point(width / 2, round(_EDGE - highest, 3))
    marks = [
        None if s is None else around(centre, radius * s / FULL, a)
        for s, a in zip(scores, angles, strict=True)
    ]
    known = [mark for mark in marks if mark is not None]
    pairs = zip(marks, marks[1:] + marks[:1], strict=True)
    return Radar(
        width=width,
        height=round(lowest - highest + 2 * _EDGE, 3),
        centre=centre,
        rings=tuple(
            (p, tuple(around(centre, radius * p / FULL, a) for a in angles)) for p in (25, 50, 75, 100)
        ),
        axes=tuple(_axis(centre, radius, a, m, width) for a, m in zip(angles, marks, strict=True)),
        shape=tuple(known) if len(known) == count else (),
        strokes=tuple((a, b) for a, b in pairs if a is not None and b is not None),
        numbered=numbered,
    )


def net_of(bars: Sequence[Bar], height: float = 84.0) -> Radar | None:
    """The radar of these scores; None where they are too few or too many, or have not one axis.

    Args:
        bars: the scores.
        height: at most, in millimetres.
    """
    if net_axis(bars) is None:
        return None
    return radar(
        [bar.score.at if bar.score is not None else None for bar in bars],
        [bar.title for bar in bars],
        [bar.state for bar in bars],
        figures=["—" if bar.score is None else bar.score.text for bar in bars],
        height=height,
    )


def _axis(centre: Point, radius: float, angle: float, mark: Point | None, width: float) -> Axis:
    label = around(centre, radius + _AWAY, angle)
    lean = sin(angle)
    if abs(lean) < _UPRIGHT:
        upward = cos(angle) > 0
        return Axis(around(centre, radius, angle), mark, label, 0.44 * width, "center", upward, not upward)
    side: Side = "left" if lean > 0 else "right"
    room = width - label.x if lean > 0 else label.x
    return Axis(around(centre, radius, angle), mark, label, round(room, 3), side, False, False)


def _spans(
    radius: float, angles: Sequence[float], titles: Sequence[str], width: float
) -> list[tuple[int, float, float]]:
    """Of every label its side (-1 left, 0 above or below, 1 right), its top and its bottom, from the centre down."""
    spans = []
    for angle, title in zip(angles, titles, strict=True):
        lean, y = sin(angle), -(radius + _AWAY) * cos(angle)
        upright = abs(lean) < _UPRIGHT
        tall = LINE * (1 + lines(title, _room(radius, angle, width)))
        top = y - tall / 2 if not upright else y - tall if y < 0 else y
        spans.append((0 if upright else 1 if lean > 0 else -1, top, top + tall))
    return spans


def _room(radius: float, angle: float, width: float) -> float:
    """The width of a label."""
    lean = abs(sin(angle))
    return 0.44 * width if lean < _UPRIGHT else width / 2 - (radius + _AWAY) * lean


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
    for angle, title, under in zip(angles, titles, figures, strict=True):
        longest = max((len(word) for word in title.split()), default=0)
        if _room(radius, angle, width) < max(longest * LETTER, len(under) * _FIGURE):
            return False
    spans = _spans(radius, angles, titles, width)
    if max(bottom for _, _, bottom in spans) - min(top for _, top, _ in spans) > height - 2 * _EDGE:
        return False
    # Left and right, a label may also meet the next one.
    columns = [sorted((top, bottom) for s, top, bottom in spans if s == side) for side in (-1, 1)]
    return all(one[1] <= two[0] for column in columns for one, two in pairwise(column))
