"""Dumbbells: two discs a line that can always be told apart, and never leave it."""

import pytest

from digimat.reports.charts.data import DumbbellChart, PairShown, Table
from digimat.reports.charts.dumbbell import AROUND, RADIUS, WIDTH, dumbbell
from digimat.reports.content import PERCENT, Figure


def drawn(first, second):
    figures = [None if each is None else Figure(str(each), each) for each in (first, second)]
    pair = PairShown("Care", *figures, "")
    chart = DumbbellChart("", "", "", Table((), ()), "One", "Other", PERCENT, (pair,))
    return dumbbell(chart).pairs[0]


@pytest.mark.parametrize("place", [0, 0.5, 50, 100])
def test_discs_stay_on_the_line(place):
    pair = drawn(place, place)
    assert pair.hollow <= pair.second <= WIDTH - pair.hollow


def test_the_bar_ends_where_the_discs_begin():
    pair = drawn(20, 80)
    assert pair.bar == (pytest.approx(pair.first + RADIUS), pytest.approx(pair.second - RADIUS))


def test_the_bar_is_the_same_whichever_value_is_higher():
    assert drawn(80, 20).bar == drawn(20, 80).bar


@pytest.mark.parametrize("second", [50, 51, 53])
def test_near_values_are_a_disc_inside_a_ring(second):
    pair = drawn(50, second)
    assert pair.bar is None
    assert pair.hollow == AROUND


def test_a_missing_value_has_no_disc_and_the_other_keeps_its_own():
    assert drawn(None, 40).first is None
    assert drawn(None, 40).second is not None
    assert drawn(40, None).bar is None
