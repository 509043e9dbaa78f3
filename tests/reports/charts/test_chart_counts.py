"""Histograms and stacked bars: as high and as wide as the people they count, none of them beyond the chart."""

import itertools

import pytest

from digimat.reports.charts.data import HistogramChart, Segment, StackedBar, StackedChart, Table
from digimat.reports.charts.histogram import TALLEST, histogram
from digimat.reports.charts.stacked import WIDTH, stacked
from digimat.reports.content import Figure

NOTHING = Table((), ())


def segments(*counts):
    whole = sum(n for n in counts if n)
    return tuple(
        Segment("", Figure("", 0.0)) if n is None else Segment(str(n), Figure(f"{n} %", 100 * n / whole))
        for n in counts
    )


def columns(*counts, names=None):
    names = names or tuple(f"L{n}" for n in range(len(counts)))
    people = max((n or 0 for n in counts), default=0)
    return histogram(HistogramChart("", "", "", NOTHING, names, segments(*counts), "", people))


def bars(*rows, names=("Low", "Middle", "High")):
    shown = tuple(StackedBar("A", "", segments(*row) if row else ()) for row in rows)
    return stacked(StackedChart("", "", "", NOTHING, names, shown))


def test_the_largest_count_fills_the_height_and_the_others_follow():
    assert [column.height for column in columns(5, 20, 0, 10).columns] == [
        TALLEST / 4,
        TALLEST,
        0,
        TALLEST / 2,
    ]


def test_all_columns_stand_on_the_ground():
    shape = columns(5, 20, 0, 10)
    assert {round(column.top + column.height, 3) for column in shape.columns} == {shape.ground}


def test_one_person_among_many_is_still_seen():
    assert columns(1, 1000).columns[0].height >= 0.3


def test_a_hidden_count_is_drawn_without_a_height():
    hidden, shown = columns(None, 12).columns
    assert hidden.height is None
    assert hidden.count == ""
    assert shown.height == TALLEST


@pytest.mark.parametrize("count", range(1, 13))
def test_columns_stay_apart_and_inside(count):
    shape = columns(*range(1, count + 1))
    for before, after in zip(shape.columns, shape.columns[1:], strict=False):
        assert before.x + before.width < after.x
    assert shape.columns[-1].x + shape.columns[-1].width <= shape.width


def test_names_that_do_not_fit_are_numbered():
    assert not columns(3, 4, names=("Low", "High")).numbered
    assert columns(*range(1, 10), names=("Anticonstitutionnellement", *map(str, range(8)))).numbered


def test_segments_fill_the_bar_whatever_their_shares_are_rounded_to():
    (bar,) = bars((1, 1, 1)).bars
    assert bar[-1].start + bar[-1].width == pytest.approx(WIDTH)
    assert all(a.start + a.width < b.start for a, b in itertools.pairwise(bar))


def test_nobody_is_no_segment_and_the_others_keep_their_shade():
    (bar,) = bars((4, 0, 4)).bars
    assert [segment.rank for segment in bar] == [0, 2]


def test_a_count_that_does_not_fit_stands_in_the_table_alone():
    (bar,) = bars((1, 500, 0)).bars
    assert [segment.count for segment in bar] == ["", "500"]


def test_a_hidden_bar_has_no_segment():
    assert bars((4, 3, 2), None).bars[1] == ()


def test_names_stand_over_the_first_bar_where_each_has_room_there():
    assert [segment.rank for segment in bars((5, 5, 5)).over] == [0, 1, 2]
    assert bars((5, 0, 5)).over == ()  # one of them has nothing to stand over
    assert bars((1, 200, 1)).over == ()
    assert bars((5, 5, 5), names=("Low", "Anticonstitutionnellement " * 3, "High")).over == ()
