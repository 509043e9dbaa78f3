"""The geometry of a pot on legs: as long as their scores, over a ground as far below as the cut.

The ground is the cut. A leg that is long enough stands in it, the deeper the longer it is; one that is too short
hangs over it. The pot leans to the side that nothing bears, and where no leg bears at all it lies on the ground.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, degrees
from statistics import mean

from digimat.reports.charts.data import PotChart
from digimat.reports.charts.places import FULL, LINE, Box, fits, lines


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg, in the frame of the pot: the middle of its rim is (0, 0), y goes from there to the legs."""

    path: str  # "" without a score
    bears: bool
    label: Box  # on the page: under the ground or, where the pot lies, before the end of the leg


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on the edge: where the pot begins, the ground, where the longest leg would end."""

    y: float
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Pot:
    """What stands where; ``body_at`` and ``legs_at`` bring their shapes from the frame of the pot onto the page."""

    width: float
    height: float
    ground: float
    soil: float  # the lower edge of the ground
    lies: bool
    legs: tuple[Leg, ...]
    legs_at: str
    body_at: str
    belly: Box  # for words on the pot; where it lies nothing is written there
    marks: tuple[Mark, ...]
    numbered: bool  # titles do not fit at the legs: they bear numbers, and the table says the titles


WIDTH = 92.0
DEPTH = 26.0  # from the rim to the lowest point of the pot
_LONGEST = 21.0  # a leg of 100 %
_SPREAD = 22.0  # from the middle to the outermost legs
_BROAD = 30.0  # half the pot
_RIM = 12.0  # of the page: over it the lid
_LEG_TOP, _LEG_END = 2.3, 1.5  # half the width of a leg
_LEAN, _LITTLE = 9.0, 4.0  # degrees
_LYING = 0.8  # how large a pot is drawn that lies
_LYING_RIM = WIDTH - 5.0  # where its rim is then; its legs point to the left
_HANDLE = 7.0  # room for the handle above it
_MOST_LINES = 4


def pot(chart: PotChart) -> Pot:
    """The pot of these legs."""
    count = len(chart.legs)
    middle = WIDTH / 2 + 3  # the figures of the edge stand on the left
    places = [_SPREAD * (2 * n / (count - 1) - 1) for n in range(count)]
    scores = [leg.score.at if leg.score is not None else None for leg in chart.legs]
    lies = not any(chart.bears)
    base = _RIM + DEPTH
    room = _LONGEST * (chart.cut.at or 0.0) / FULL
    ground, soil = base + room, base + _LONGEST + 2
    gap = 2 * _SPREAD / (count - 1)
    ends = [round(_LYING_RIM - _LYING * (DEPTH + _LONGEST * (score or 0.0) / FULL), 3) for score in scores]
    slot = min(ends) - 2 if lies else min(gap, 31.0) - 1
    tall = _LYING * gap if lies else LINE * (_MOST_LINES + 1)
    titles = [leg.title for leg in chart.legs]
    most = min(_MOST_LINES, int(tall / LINE) - 1)
    numbered = not all(fits(title, slot, most) for title in titles)
    used = 1 if numbered else max(lines(title, slot) for title in titles)
    if lies:
        ground = 2 * _BROAD * _LYING + _HANDLE
        soil = ground + 3
        legs_at = body_at = _at(_LYING_RIM, ground - _BROAD * _LYING, f"rotate(90) scale({_LYING})")
        boxes = [_before(x, end, ground, used) for x, end in zip(places, ends, strict=True)]
    else:
        lean = _lean(places, scores, chart.bears, room)
        legs_at = _at(middle, _RIM)
        body_at = _at(middle, _RIM, f"rotate({lean} 0 {DEPTH / 2})" if lean else "")
        boxes = [Box(round(middle + x - slot / 2, 3), soil + 1.2, slot, LINE * (used + 1)) for x in places]
    return Pot(
        width=WIDTH,
        height=round(max([soil, *(box.top + box.height for box in boxes)]) + 0.5, 3),
        ground=round(ground, 3),
        soil=round(soil, 3),
        lies=lies,
        legs=tuple(
            Leg(_leg(x, score), bears, box)
            for x, score, bears, box in zip(places, scores, chart.bears, boxes, strict=True)
        ),
        legs_at=legs_at,
        body_at=body_at,
        belly=Box(middle - 18, _RIM + DEPTH / 2 - 4.5, 36, 9),
        marks=() if lies else _marks(chart, base, ground),
        numbered=numbered,
    )


def _at(x: float, y: float, turned: str = "") -> str:
    return f"translate({round(x, 3)} {round(y, 3)}) {turned}".strip()


def _leg(x: float, score: float | None) -> str:
    """A leg that tapers from inside the pot to its end."""
    if score is None:
        return ""
    top, end = DEPTH - 8, DEPTH + _LONGEST * score / FULL
    corners = ((x - _LEG_TOP, top), (x + _LEG_TOP, top), (x + _LEG_END, end), (x - _LEG_END, end))
    return "M" + " L".join(f"{round(a, 3)} {round(b, 3)}" for a, b in corners) + " Z"


def _lean(
    places: Sequence[float], scores: Sequence[float | None], bears: Sequence[bool], room: float
) -> float:
    """How far the pot leans clockwise, in degrees: away from the middle of the legs that bear it.

    Where they are balanced but a leg on one side is shorter, a little to that side. The side of the pot never sinks
    further than it has room over the ground.
    """
    held = mean(x for x, holds in zip(places, bears, strict=True) if holds) / _SPREAD
    lean = -_LEAN * held
    if abs(held) < 1e-9:
        left, right = (
            min((s or 0.0 for x, s in zip(places, scores, strict=True) if x * side > 0), default=0.0)
            for side in (-1, 1)
        )
        outer = [holds for x, holds in zip(places, bears, strict=True) if x]
        lean = 0.0 if all(outer) or left == right else _LITTLE if right < left else -_LITTLE
    most = degrees(asin(min(1.0, 0.4 * room / _BROAD)))
    return round(max(-most, min(most, lean)), 2)


def _before(x: float, end: float, ground: float, used: int) -> Box:
    """The label of a leg of a pot that lies: before its end, and as high as it."""
    tall = LINE * (used + 1)
    return Box(0, round(ground - _LYING * (_BROAD - x) - tall / 2, 3), end - 1.5, tall)


def _marks(chart: PotChart, base: float, ground: float) -> tuple[Mark, ...]:
    axis = chart.legs[0].axis
    ends = [] if axis is None else [(base, axis.low), (base + _LONGEST, axis.high)]
    near = [Mark(round(y, 3), text, False) for y, text in ends if abs(y - ground) >= LINE]
    return (Mark(round(ground, 3), chart.cut.text, True), *near)
