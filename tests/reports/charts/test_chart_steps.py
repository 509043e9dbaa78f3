"""A way of steps: every disc in its cell, and names where they fit."""

import pytest

from digimat.reports.charts.data import StepsChart, StepShown, Table
from digimat.reports.charts.steps import MOST_DRAWN, MOST_NAMED, WIDTH, steps


def way(titles, here):
    states = [
        "" if here < 0 else "passed" if n < here else "here" if n == here else "ahead"
        for n in range(len(titles))
    ]
    shown = tuple(StepShown(title, state) for title, state in zip(titles, states, strict=True))
    return steps(StepsChart("", "", "", Table((), ()), shown))


@pytest.mark.parametrize("count", range(1, MOST_DRAWN + 1))
def test_discs_stand_in_the_middle_of_equal_cells_and_inside_the_chart(count):
    drawn = way(["a"] * count, count - 1)
    assert [stop.x for stop in drawn.stops] == pytest.approx(
        [WIDTH * (n + 0.5) / count for n in range(count)], abs=0.01
    )
    assert all(stop.radius <= drawn.y <= drawn.height - stop.radius for stop in drawn.stops)
    assert all(2 * stop.radius < drawn.cell for stop in drawn.stops)


def test_the_current_step_is_larger_and_the_way_is_walked_up_to_it():
    drawn = way(["a", "b", "c", "d"], 2)
    assert [stop.state for stop in drawn.stops] == ["passed", "passed", "here", "ahead"]
    assert drawn.stops[2].radius > drawn.stops[0].radius == drawn.stops[3].radius
    assert drawn.walked == drawn.stops[2].x


def test_where_nothing_is_known_nothing_is_walked():
    drawn = way(["a", "b", "c"], -1)
    assert drawn.walked == drawn.stops[0].x
    assert len({stop.radius for stop in drawn.stops}) == 1


def test_names_that_do_not_fit_are_numbered():
    assert not way(["Généralisation", "Développement"] * 4, 1).numbered  # eight
    assert way(["a"] * (MOST_NAMED + 1), 1).numbered
    assert way(["Anticonstitutionnellement"] * 8, 1).numbered
    assert not way(
        ["Un intitulé de quatre-vingts signes, comme il arrive que l’on en écrive un jour"] * 4, 1
    ).numbered


@pytest.mark.parametrize("count", [0, MOST_DRAWN + 1])
def test_too_many_steps_are_left_to_the_table(count):
    assert way(["a"] * count, 0) is None
