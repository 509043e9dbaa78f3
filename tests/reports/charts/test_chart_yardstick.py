"""A yardstick: one bar, cut at its mark, whose words never leave the chart."""

import pytest

from digimat.reports.charts.data import Table
from digimat.reports.charts.marks import YardstickChart
from digimat.reports.charts.yardstick import yardstick
from digimat.reports.content import Figure


def drawn(value, mark=50.0):
    figure = None if value is None else Figure(str(value), value)
    chart = YardstickChart(
        "", "", "", Table((), ()), figure, "min", Figure("60", mark), "One hour", True, False, ""
    )
    return yardstick(chart)


@pytest.mark.parametrize(("value", "within", "beyond"), [(0, 0, 0), (25, 25, 0), (50, 50, 0), (80, 50, 30)])
def test_the_bar_is_cut_at_the_mark(value, within, beyond):
    bar = drawn(value)
    assert 100 * bar.within / bar.width == pytest.approx(within)
    assert 100 * bar.beyond / bar.width == pytest.approx(beyond)
    assert 100 * bar.mark / bar.width == pytest.approx(50)


def test_without_a_number_there_is_a_mark_and_no_bar():
    bar = drawn(None)
    assert (bar.within, bar.beyond) == (0, 0)
    assert bar.mark > 0


@pytest.mark.parametrize("mark", [2, 20, 50])
@pytest.mark.parametrize("value", [0, 10, 49, 50, 51, 100])
def test_words_stand_inside_the_chart_and_off_the_bar(value, mark):
    bar = drawn(value, mark)
    for box in (bar.mark_label, bar.value_label):
        assert 0 <= box.left < box.left + box.width <= bar.width + 0.001
        assert 0 <= box.top < box.top + box.height <= bar.height + 0.001
        assert not box.meets(bar.track)
