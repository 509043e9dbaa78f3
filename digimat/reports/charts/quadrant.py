"""The geometry of a quadrant: four fields, two cuts, one point, and labels that never lie on one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from digimat.reports.charts.data import QuadrantChart
from digimat.reports.charts.data import Side as SideShown
from digimat.reports.charts.places import FULL, LETTER, LINE, Box, Point, fits, lines


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure on the edge of the square; ``cut`` where a field ends there."""

    at: float
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a field, inside it; where names do not fit it is the number of the field."""

    box: Box
    right: bool  # the text ends at the right side of the box


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A square whose fields are, in this order: high on both sides, on x only, on y only, on neither."""

    width: float
    height: float
    square: Box
    cut: Point
    fields: tuple[Box, ...]
    names: tuple[Name | None, ...]  # None: no room even for a number
    numbered: bool  # names do not fit: the fields bear numbers, and a list beside says the names
    point: Point | None
    figures: Box | None  # where the two figures of the point stand
    head: Box  # the title of the upright axis, over it
    foot: Box  # the title of the level axis, under its figures
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


SIDE = 78.0
_MARGIN = 9.0  # left of the square, for the figures of the upright axis
_INSET, _TIGHT = 2.0, 0.8  # from the edge of a field to its name, to its number
_NUMBERS = ("1", "2", "3", "4")
_APART = 8.0  # two figures on an axis stand so far from each other
_DOT = 2.2  # half the room of the point
_LETTER = 1.75  # mean width of a letter of the point's figures (semi-bold, 9.6 points)
_TALL = 4.4  # their height
_RIGHT, _UPPER = (0, 1), (0, 2)  # the fields on the right, and those above


def quadrant(chart: QuadrantChart) -> Quadrant:
    """The quadrant of these two scores."""
    x, y, width = chart.x, chart.y, _MARGIN + SIDE + 2
    head = Box(0, 0, width, LINE * lines(y.title, width) + 3)
    square = Box(_MARGIN, head.height, SIDE, SIDE)
    cut = Point(square.left + _along(x.cut.at), square.top + SIDE - _along(y.cut.at))
    fields = _fields(square, cut)
    point = None
    if x.score is not None and y.score is not None:
        point = Point(square.left + _along(x.score.at), square.top + SIDE - _along(y.score.at))
    names, label = _placed(chart, fields, square, point, numbered=False)
    numbered = None in names
    if numbered:
        names, label = _placed(chart, fields, square, point, numbered=True)
    foot_top = square.top + SIDE + 5
    foot = Box(_MARGIN, foot_top, SIDE, LINE * lines(x.title, SIDE) + 1)
    return Quadrant(
        width=width,
        height=round(foot.top + foot.height, 3),
        square=square,
        cut=cut,
        fields=fields,
        names=names,
        numbered=numbered,
        point=point,
        figures=label,
        head=head,
        foot=foot,
        across=tuple(Tick(square.left + at, text, is_cut) for at, text, is_cut in _ticks(x)),
        up=tuple(Tick(square.top + SIDE - at, text, is_cut) for at, text, is_cut in _ticks(y)),
    )


def _along(at: float | None) -> float:
    return round(SIDE * (at or 0.0) / FULL, 3)


def _ticks(side: SideShown) -> Iterator[tuple[float, str, bool]]:
    """The cut, and the ends and the middle of the axis where they stand clear of it."""
    cut = _along(side.cut.at)
    yield cut, side.cut.text, True
    for at, text in ((0.0, side.axis.low), (SIDE / 2, side.axis.middle), (SIDE, side.axis.high)):
        if abs(at - cut) >= _APART:
            yield at, text, False


def _fields(square: Box, cut: Point) -> tuple[Box, ...]:
    left, right = cut.x - square.left, square.left + square.width - cut.x
    over, under = cut.y - square.top, square.top + square.height - cut.y
    return (
        Box(cut.x, square.top, right, over),
        Box(cut.x, cut.y, right, under),
        Box(square.left, square.top, left, over),
        Box(square.left, cut.y, left, under),
    )


def _placed(
    chart: QuadrantChart, fields: Sequence[Box], square: Box, point: Point | None, *, numbered: bool
) -> tuple[tuple[Name | None, ...], Box | None]:
    """A place for each name in its field, or none for any, and for the figures of the point.

    A name stands in the outer corner of its field; that of the current field gives way to the point. A number for
    which there is no room is left out: the list beside counts the fields in their order.
    """
    texts, inset = (_NUMBERS, _TIGHT) if numbered else (chart.fields, _INSET)
    dot = [] if point is None else [Box(point.x - _DOT, point.y - _DOT, 2 * _DOT, 2 * _DOT)]
    labels: list[Box | None] = [None]
    if point is not None and chart.x.score is not None and chart.y.score is not None:
        figures = f"{chart.x.score.text} · {chart.y.score.text}"
        # Inside the current field where there is room: else on a cut, or in a field that is not meant.
        labels = [
            *sorted(_labels(point, figures, square), key=lambda label: not _inside(label, fields[chart.here]))
        ]
    choices: list[list[Name | None]] = [
        [
            *_names(text, fields[place], place, inset, anywhere=place == chart.here),
            *([None] if numbered else []),
        ]
        for place, text in enumerate(texts)
    ]
    for label in labels:
        beside = dot if label is None else [*dot, label]
        for chosen in product(*choices):
            if not any(name.box.meets(other) for name in chosen if name for other in beside):
                return chosen, label
    return (None,) * len(texts), labels[0]


def _names(text: str, field: Box, place: int, inset: float, *, anywhere: bool) -> Iterator[Name]:
    """Where a name can stand in its field: at its outer edge, else at the inner one, else in the middle."""
    room = field.width - 2 * inset
    count = lines(text, room)
    free = field.height - 2 * inset - LINE * count
    if free < 0 or not fits(text, room, count):
        return
    right, upper = place in _RIGHT, place in _UPPER
    width = min(room, len(text) * LETTER + 1) if count == 1 else room
    left = field.left + (field.width - inset - width if right else inset)
    for share in (0.0, 1.0, 0.5) if anywhere else (0.0,):
        top = field.top + inset + free * (share if upper else 1 - share)
        yield Name(Box(round(left, 3), round(top, 3), round(width, 3), LINE * count), right)


def _inside(label: Box, field: Box) -> bool:
    across = field.left <= label.left and label.left + label.width <= field.left + field.width
    return across and field.top <= label.top and label.top + label.height <= field.top + field.height


def _labels(point: Point, figures: str, square: Box) -> Iterator[Box]:
    """Where the figures of the point can stand: beside it, over or under it, held inside the square."""
    width, reach = len(figures) * _LETTER + 1, _DOT + 0.4
    right, bottom = square.left + square.width - width, square.top + square.height - _TALL
    for left in (point.x + reach, point.x - reach - width):
        if square.left <= left <= right:
            top = min(max(point.y - _TALL / 2, square.top), bottom)
            yield Box(round(left, 3), round(top, 3), round(width, 3), _TALL)
    for top in (point.y - reach - _TALL, point.y + reach):
        if square.top <= top <= bottom:
            left = min(max(point.x - width / 2, square.left), right)
            yield Box(round(left, 3), round(top, 3), round(width, 3), _TALL)
