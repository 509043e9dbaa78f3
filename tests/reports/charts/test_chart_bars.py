"""Bars: bands of levels behind them, errors over them, and a ruler whose words never meet."""

import itertools

import pytest

from digimat.reports.charts.bars import WIDTH, bars_of
from digimat.reports.charts.places import LETTER
from digimat.reports.content import PERCENT, Axis, Bar, Figure, Step

LEVELS = (Step(0, "Low", ""), Step(37.5, "Middle", "", "37.5"), Step(62.5, "High", "", "62.5"))


def bar(score=50.0, low=None, high=None, steps=LEVELS, axis=PERCENT):
    at = [Figure(str(each), each) if each is not None else None for each in (score, low, high)]
    return Bar("a", "A", at[0], low=at[1], high=at[2], steps=steps, axis=axis)


def test_bands_lie_end_to_end_along_the_whole_axis():
    (row,) = bars_of([bar()]).rows
    assert [band.start for band in row.bands] == [0, 29.25, 48.75]
    assert sum(band.width for band in row.bands) == pytest.approx(WIDTH)
    assert [band.dark for band in row.bands] == [False, True, False]


def test_an_error_goes_from_its_low_to_its_high_end():
    (row,) = bars_of([bar(90, 78, 100)]).rows
    assert row.error == (pytest.approx(0.78 * WIDTH), pytest.approx(WIDTH))


def test_a_score_without_error_has_no_whiskers_and_a_missing_one_no_bar():
    (row,) = bars_of([bar(None)]).rows
    assert row.error is None
    assert row.shape.filled is None


def test_levels_that_no_score_reaches_have_no_band():
    steps = (*LEVELS, Step(100, "Beyond", "", "120"))
    assert [band.name for band in bars_of([bar(steps=steps)]).rows[0].bands] == ["Low", "Middle", "High"]


def test_names_of_levels_stand_above_where_all_fit_else_they_are_listed():
    assert [band.name for band in bars_of([bar()]).ruled.named] == ["Low", "Middle", "High"]
    long = (LEVELS[0], Step(37.5, "Anticonstitutionnellement " * 3, "", "37.5"))
    ruled = bars_of([bar(steps=long)]).ruled
    assert ruled.named == ()
    assert ruled.listed == long


def test_one_axis_has_one_ruler_and_several_have_none():
    assert bars_of([bar(), bar(steps=())]).ruled.ticks[1].text == "37.5"
    assert bars_of([bar(), bar(axis=Axis("0", "15", "30"))]).ruled is None


def test_bars_without_levels_show_the_middle_of_the_axis():
    assert [tick.text for tick in bars_of([bar(steps=())]).ruled.ticks] == ["0", "50", "100"]


@pytest.mark.parametrize("count", range(2, 13))
def test_numbers_of_the_ruler_never_meet(count):
    steps = tuple(Step(100 * n / count, f"L{n}", "", f"{100 * n / count:.1f}") for n in range(count))
    ticks = bars_of([bar(steps=steps)]).ruled.ticks
    spans = []
    for tick in ticks:
        long = len(tick.text) * LETTER
        left = {"left": tick.x, "center": tick.x - long / 2, "right": tick.x - long}[tick.side]
        spans.append((left, left + long))
    assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= WIDTH
