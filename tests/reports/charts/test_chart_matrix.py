"""A matrix: a lane for each effort, the greatest on top, and discs that never lie on one another."""

from itertools import combinations

import pytest

from digimat.reports.charts.data import Table
from digimat.reports.charts.marks import MatrixChart, PointShown
from digimat.reports.charts.matrix import RADIUS, matrix
from digimat.reports.content import PERCENT, Figure

WORDS = {1: "light effort", 2: "moderate effort", 3: "considerable effort"}


def drawn(*points):
    shown = tuple(
        PointShown(f"p{n}", None if score is None else Figure(str(score), score), effort, WORDS[effort])
        for n, (score, effort) in enumerate(points)
    )
    return matrix(MatrixChart("", "", "", Table((), ()), PERCENT, shown, ""))


def discs(drawing):
    return [disc for lane in drawing.lanes for disc in lane.discs]


def test_the_greatest_effort_is_on_top_and_only_those_that_occur_have_a_lane():
    drawing = drawn((10, 1), (20, 3))
    assert [lane.name for lane in drawing.lanes] == ["considerable effort", "light effort"]
    assert drawing.lanes[0].room.top < drawing.lanes[1].room.top


def test_a_disc_bears_the_number_of_its_row_and_stands_at_its_score():
    drawing = drawn((80, 2), (20, 1))
    numbers = {disc.number: disc for disc in discs(drawing)}
    low, middle, high = (x for x, _ in drawing.ticks)
    assert numbers[2].centre.x < middle < numbers[1].centre.x
    assert numbers[1].centre.x == pytest.approx(low + 0.8 * (high - low), abs=0.001)


@pytest.mark.parametrize("scores", [(50, 50, 50, 50), (0, 0, 1, 2), (100, 99, 98, 0), (40, 44, 48, 52)])
def test_discs_never_lie_on_one_another_nor_leave_their_lane(scores):
    drawing = drawn(*((score, 2) for score in scores))
    (lane,) = drawing.lanes
    assert len(lane.discs) == 4
    for a, b in combinations(lane.discs, 2):
        distance = ((a.centre.x - b.centre.x) ** 2 + (a.centre.y - b.centre.y) ** 2) ** 0.5
        assert distance >= 2 * RADIUS
    for disc in lane.discs:
        assert lane.room.left <= disc.centre.x - RADIUS
        assert disc.centre.x + RADIUS <= lane.room.left + lane.room.width
        assert lane.room.top <= disc.centre.y - RADIUS
        assert disc.centre.y + RADIUS <= lane.room.top + lane.room.height
    assert lane.room.top + lane.room.height < drawing.height


def test_what_has_no_score_is_not_drawn_and_the_others_keep_their_numbers():
    drawing = drawn((None, 1), (30, 1))
    assert [disc.number for disc in discs(drawing)] == [2]
