"""Bars of numbers: as long as the numbers, from the left or around the middle."""

import pytest

from digimat.reports.charts.counts import WIDTH, counts
from digimat.reports.charts.data import CountShown, FunnelChart, RankingChart, Table
from digimat.reports.content import Figure

NUMBERS = (80, 40, 1, 0, None)
ROWS = tuple(
    CountShown(str(number), None if number is None else Figure(str(number), number / 0.8), "")
    for number in NUMBERS
)


def bars(kind):
    return counts(kind("", "", "", Table((), ()), ROWS)).bars


@pytest.mark.parametrize("kind", [FunnelChart, RankingChart])
def test_bars_are_as_long_as_their_numbers_and_the_largest_fills_the_room(kind):
    assert [bar.width for bar in bars(kind)] == [WIDTH, WIDTH / 2, pytest.approx(WIDTH / 80), 0, None]


def test_a_ranking_begins_at_the_left():
    assert {bar.start for bar in bars(RankingChart)} == {0.0, None}


def test_a_funnel_stands_around_one_middle_line():
    middles = {bar.start + bar.width / 2 for bar in bars(FunnelChart) if bar.width is not None}
    assert all(middle == pytest.approx(WIDTH / 2, abs=0.001) for middle in middles)


def test_very_few_among_very_many_are_still_seen():
    rows = (CountShown("all", Figure("9999", 100), ""), CountShown("one", Figure("1", 0.01), ""))
    assert counts(RankingChart("", "", "", Table((), ()), rows)).bars[1].width == 0.3
