"""The geometry of bars under each other: the bands of levels behind them, their error over them, one ruler above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.reports.charts.bar import BarShape, bar
from digimat.reports.charts.data import BarsChart
from digimat.reports.charts.places import FULL, LETTER, LINE, fits, lines
from digimat.reports.content import Axis, Bar, Step

WIDTH = 78.0  # of a bar, in millimetres
_MOST_LINES = 2  # of the name of a band above it; longer ones are listed below the bars
_LEAST = 0.5  # a band that no score can reach is not drawn


@dataclass(frozen=True, slots=True)
class Band:
    """The stretch of one level: every other one is a shade darker, so that they can be told apart in grey."""

    start: float
    width: float
    name: str
    dark: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the ruler, over the place that it names."""

    x: float
    text: str
    side: str  # "left": the text begins there; "center"; "right": it ends there


@dataclass(frozen=True, slots=True)
class Ruled:
    """What stands above the bars where all have one axis: the cuts of their levels, where those are the same."""

    ticks: tuple[Tick, ...]
    named: tuple[Band, ...]  # bands whose names fit above them: all or none
    names_height: float
    listed: tuple[Step, ...]  # the levels to list below; empty where they are named above


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: its filled part, the bands behind it, and from where to where its error goes."""

    shape: BarShape
    bands: tuple[Band, ...]
    error: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars; ``ruled`` is None where each has its own ruler under it."""

    width: float
    rows: tuple[BarRow, ...]
    ruled: Ruled | None


def bars(chart: BarsChart) -> Bars:
    """The bars of a chart."""
    return bars_of(chart.bars)


def bars_of(shown: Sequence[Bar], width: float = WIDTH) -> Bars:
    """The bars of these scores.

    >>> from digimat.reports.content import Figure
    >>> low, high = Step(0, "Low", ""), Step(60, "High", "", "60")
    >>> ends = {"low": Figure("40", 40), "high": Figure("60", 60)}
    >>> one = bars_of([Bar("a", "A", Figure("50", 50), steps=(low, high), **ends)], 100)
    >>> one.rows[0].error, [band.width for band in one.rows[0].bands], [tick.text for tick in one.ruled.ticks]
    ((40.0, 60.0), [60.0, 40.0], ['0', '60', '100'])
    """
    axes, levels = {each.axis for each in shown}, {each.steps for each in shown if each.steps}
    axis = next(iter(axes)) if len(axes) == 1 else None
    steps = next(iter(levels)) if len(levels) == 1 else ()
    rows = tuple(_row(each, width) for each in shown)
    return Bars(width, rows, _ruled(axis, steps, width) if axis is not None else None)


def _row(each: Bar, width: float) -> BarRow:
    scale = width / FULL
    ends = [end.at for end in (each.low, each.high) if end is not None and end.at is not None]
    return BarRow(
        shape=bar(
            each.score.at if each.score is not None else None,
            width=width,
            zero=each.axis.zero if each.axis is not None else 0.0,
        ),
        bands=_bands(each.steps, width),
        error=(round(ends[0] * scale, 3), round(ends[1] * scale, 3)) if len(ends) == 2 else None,
    )


def _bands(steps: Sequence[Step], width: float) -> tuple[Band, ...]:
    ends = [*(step.start for step in steps[1:]), float(FULL)]
    drawn = [
        (round(step.start * width / FULL, 3), round((end - step.start) * width / FULL, 3), step.name)
        for step, end in zip(steps, ends, strict=True)
    ] if steps else []  # fmt: skip
    return tuple(
        Band(start, wide, name, dark=number % 2 == 1)
        for number, (start, wide, name) in enumerate(each for each in drawn if each[1] > _LEAST)
    )


def _ruled(axis: Axis, steps: Sequence[Step], width: float) -> Ruled:
    bands = _bands(steps, width)
    fit = all(fits(band.name, band.width - 1, _MOST_LINES) for band in bands)
    tall = max((lines(band.name, band.width - 1) for band in bands), default=0)
    return Ruled(
        ticks=_ticks(axis, steps, width),
        named=bands if fit else (),
        names_height=tall * LINE if fit else 0.0,
        listed=() if fit else tuple(steps),
    )


def _ticks(axis: Axis, steps: Sequence[Step], width: float) -> tuple[Tick, ...]:
    """Both ends, and between them the cuts, or the middle: as many as have room beside the ends."""
    low, high = Tick(0.0, axis.low, "left"), Tick(width, axis.high, "right")
    between = [(step.start, step.cut) for step in steps if 0 < step.start < FULL and step.cut]
    if not steps:
        between = [(FULL / 2, axis.middle)]
    ticks, free = [low], _long(axis.low) + 1
    for place, text in between:
        x = round(place * width / FULL, 3)
        half = _long(text) / 2
        if x - half >= free and x + half <= width - _long(axis.high) - 1:
            ticks.append(Tick(x, text, "center"))
            free = x + half + 1
    return (*ticks, high)


def _long(text: str) -> float:
    return len(text) * LETTER
