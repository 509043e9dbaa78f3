"""A dial of twenty-four hours: the ring is as long as the mean of a day."""

import re
from math import atan2, pi

import pytest

from digimat.reports.charts.clock import clock
from digimat.reports.charts.data import ClockChart, Table
from digimat.reports.content import Figure


def drawn(share):
    hours = None if share is None else Figure("", share)
    return clock(ClockChart("", "", "", Table((), ()), hours, "168 h", "", ""))


@pytest.mark.parametrize("share", [1, 25, 29.76, 50, 75, 99.4])
def test_the_ring_ends_at_the_mean_hour_of_a_day(share):
    dial = drawn(share)
    x, y = map(float, re.search(r"1 (\S+) (\S+) L", dial.covered).groups())
    angle = atan2(x - dial.centre.x, dial.centre.y - y) % (2 * pi)
    assert angle == pytest.approx(2 * pi * share / 100, abs=0.001)


def test_all_hours_are_a_whole_ring_and_none_is_none():
    assert (drawn(100).whole, drawn(100).covered) == (True, "")
    assert (drawn(0).whole, drawn(0).covered) == (False, "")
    assert drawn(None) == drawn(0)


def test_the_dial_has_twenty_four_hours_with_midnight_on_top():
    dial = drawn(50)
    assert len(dial.hours) == 24
    assert [hour.number for hour in dial.hours if hour.number is not None] == [0, 6, 12, 18]
    assert (dial.hours[0].outer.x, dial.hours[0].outer.y < dial.centre.y) == (dial.centre.x, True)
    assert dial.hours[6].outer.x > dial.centre.x


def test_numbers_stand_outside_the_ring_and_inside_the_chart():
    dial = drawn(50)
    for hour in dial.hours:
        if hour.number is None:
            continue
        box = hour.label
        assert 0 <= box.left < box.left + box.width <= dial.width
        assert 0 <= box.top < box.top + box.height <= dial.height
        nearest_x = min(max(dial.centre.x, box.left), box.left + box.width)
        nearest_y = min(max(dial.centre.y, box.top), box.top + box.height)
        assert ((nearest_x - dial.centre.x) ** 2 + (nearest_y - dial.centre.y) ** 2) ** 0.5 > dial.outer
