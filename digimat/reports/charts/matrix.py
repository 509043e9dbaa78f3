"""The geometry of a matrix: a lane for each effort, the greatest on top, and a numbered disc for each score."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.marks import MatrixChart
from digimat.reports.charts.places import FULL, LINE, Box, Point, lines

RADIUS = 2.6


@dataclass(frozen=True, slots=True)
class Disc:
    """A score in its lane, with the number of its row in the table."""

    number: int
    centre: Point


@dataclass(frozen=True, slots=True)
class Lane:
    """The scores of one effort."""

    room: Box
    name: str
    label: Box
    discs: tuple[Disc, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lanes over one axis of scores."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]  # place and figure, under the lanes


_NAMES, _FIELD = 21.0, 72.0  # room for the names of the lanes, and for the scores
_INSET = RADIUS + 0.6  # a disc at an end of the axis stays inside
_APART = 2 * RADIUS + 0.6  # discs in one row of a lane stand so far from each other
_LEAST = 12.0  # height of a lane
_FOOT = 5.0


def matrix(chart: MatrixChart) -> Matrix:
    """The matrix of these scores; what has none is in the table alone."""
    lanes, top = [], 1.0
    for effort, name in sorted(
        {point.effort: point.effort_word for point in chart.points}.items(), reverse=True
    ):
        rows = _rows(chart, effort)
        words = LINE * lines(name, _NAMES - 2)
        height = max(_LEAST, _APART * len(rows) + 2, words + 2)
        first = top + (height - _APART * (len(rows) - 1)) / 2
        lanes.append(
            Lane(
                Box(_NAMES, round(top, 3), _FIELD, round(height, 3)),
                name,
                Box(0, round(top + (height - words) / 2, 3), _NAMES - 2, round(words, 3)),
                tuple(
                    Disc(number, Point(x, round(first + _APART * row, 3)))
                    for row, discs in enumerate(rows)
                    for number, x in discs
                ),
            )
        )
        top += height
    axis = chart.axis
    ends = ((0.0, axis.low), (50.0, axis.middle), (100.0, axis.high))
    return Matrix(
        width=_NAMES + _FIELD + 4,
        height=round(top + _FOOT, 3),
        lanes=tuple(lanes),
        ticks=tuple((_along(at), text) for at, text in ends),
    )


def _along(at: float) -> float:
    return round(_NAMES + _INSET + (_FIELD - 2 * _INSET) * at / FULL, 3)


def _rows(chart: MatrixChart, effort: int) -> list[list[tuple[int, float]]]:
    """The discs of a lane, in as many rows as it takes that none lies on another."""
    places = sorted(
        (_along(point.score.at), number)
        for number, point in enumerate(chart.points, 1)
        if point.effort == effort and point.score is not None and point.score.at is not None
    )
    rows: list[list[tuple[int, float]]] = []
    for x, number in places:
        row = next((each for each in rows if x - each[-1][1] >= _APART), None)
        if row is None:
            rows.append(row := [])
        row.append((number, x))
    return rows
