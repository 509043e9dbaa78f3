"""The geometry of a yardstick: one bar from zero, and a mark across it that stands out on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from digimat.reports.charts.marks import YardstickChart
from digimat.reports.charts.places import FULL, LINE, Box, lines


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A bar in a track; ``within`` ends at the mark at most, ``beyond`` begins there. Lengths are 0 for no bar."""

    width: float
    height: float
    track: Box
    mark: float
    within: float
    beyond: float
    mark_label: Box
    mark_side: str  # to which side of its box the words of the mark keep
    value_label: Box
    value_side: str


_WIDTH, _BAR = 82.0, 8.0
_STANDS_OUT = 2.2  # how far the mark reaches over and under the bar
_VALUE = 7.0  # height of the figure


def yardstick(chart: YardstickChart) -> Yardstick:
    """The bar of this number.

    >>> from digimat.reports.charts.data import Table
    >>> from digimat.reports.content import Figure
    >>> five = YardstickChart("", "", "", Table((), ()), Figure("300", 100), "", Figure("60", 20), "", True, True, "")
    >>> yardstick(five).within, yardstick(five).beyond
    (16.4, 65.6)
    """
    mark = _along(chart.mark.at)
    value = _along(chart.value.at) if chart.value is not None else 0.0
    said = f"{chart.mark_title} · {chart.mark.text}"
    head = LINE * lines(said, _WIDTH / 2)
    top = head + _STANDS_OUT + 0.6
    side, left = _beside(mark)
    value_side, value_left = _beside(value)
    under = top + _BAR + _STANDS_OUT + 0.6
    return Yardstick(
        width=_WIDTH,
        height=round(under + _VALUE, 3),
        track=Box(0, round(top, 3), _WIDTH, _BAR),
        mark=mark,
        within=min(value, mark),
        beyond=round(max(0.0, value - mark), 3),
        mark_label=Box(left, 0, _WIDTH / 2, round(head, 3)),
        mark_side=side,
        value_label=Box(value_left, round(under, 3), _WIDTH / 2, _VALUE),
        value_side=value_side,
    )


def _along(at: float | None) -> float:
    return round(_WIDTH * (at or 0.0) / FULL, 3)


def _beside(at: float) -> tuple[str, float]:
    """Words begin at their place in the left half, and end there in the right half: they never leave the chart."""
    return ("left", at) if at <= _WIDTH / 2 else ("right", round(at - _WIDTH / 2, 3))
