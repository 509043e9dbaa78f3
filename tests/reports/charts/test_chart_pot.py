"""A pot on legs: as long as their scores, in the ground from the cut on, and lying where none bears."""

import itertools
import re

import pytest

from digimat.reports.charts.data import PotChart, Table
from digimat.reports.charts.pot import DEPTH, WIDTH, pot
from digimat.reports.content import Bar, Figure

TITLES = ("Numérique", "Collaboratif", "Responsabilité sociétale (RSE)", "Amplification", "Usages")


def drawn(scores, cut=50, titles=TITLES):
    legs = tuple(
        Bar(title, title, None if score is None else Figure(str(score), score))
        for title, score in zip(titles, scores, strict=False)
    )
    bears = tuple(score is not None and score >= cut for score in scores)
    return pot(PotChart("", "", "", Table((), ()), legs, Figure(str(cut), cut), bears, ""))


def ends(shown):
    """How far down each leg ends on the page; None without one."""
    rim = float(re.match(r"translate\(\S+ (\S+)\)", shown.legs_at)[1])
    corners = [re.findall(r"\S+ (\d+\.?\d*)", leg.path) for leg in shown.legs]
    return [rim + max(map(float, each)) if each else None for each in corners]


def lean(shown):
    found = re.search(r"rotate\((\S+)", shown.body_at)
    return float(found[1]) if found else 0.0


@pytest.mark.parametrize("cut", [20, 50, 62.5, 100])
def test_a_leg_reaches_the_ground_from_the_cut_on(cut):
    shown = drawn([cut - 1, cut, min(100, cut + 30)], cut)
    short, even, long = ends(shown)
    assert short < shown.ground == pytest.approx(even, abs=0.01)
    assert even <= long <= shown.soil


def test_legs_are_as_long_as_their_scores():
    shown = drawn([25, 50, 100])
    base = float(shown.legs_at.split()[1].rstrip(")")) + DEPTH
    lengths = [end - base for end in ends(shown)]
    assert lengths == pytest.approx([lengths[2] / 4, lengths[2] / 2, lengths[2]], abs=0.01)


def test_a_pot_on_all_its_legs_stands_upright():
    assert lean(drawn([50, 70, 90])) == 0


def test_a_pot_leans_to_the_side_that_nothing_bears():
    assert lean(drawn([80, 80, 20])) > 0  # clockwise: the right side sinks
    assert lean(drawn([20, 80, 80])) < 0
    assert lean(drawn([80, 20, 20])) > lean(drawn([80, 80, 20]))
    assert lean(drawn([10, 80, 20])) < 0  # on the middle leg it leans to the shorter of the others
    assert lean(drawn([80, 20, 80])) == 0


@pytest.mark.parametrize("cut", [1, 5, 20, 50])
def test_a_leaning_pot_does_not_sink_into_the_ground(cut):
    from math import radians, sin

    shown = drawn([100, cut / 2, cut / 2], cut)
    base = 12 + DEPTH
    assert 30 * sin(radians(abs(lean(shown)))) <= 0.4 * (shown.ground - base) + 0.01


@pytest.mark.parametrize("scores", [[10, 20, 30], [0, 0], [None, None, None], [49, None, 2, 3, 4]])
def test_a_pot_that_no_leg_bears_lies_on_the_ground(scores):
    shown = drawn(scores)
    assert shown.lies
    assert "rotate(90)" in shown.body_at == shown.legs_at
    assert shown.marks == ()


def test_a_leg_without_a_score_is_not_drawn():
    assert [bool(leg.path) for leg in drawn([60, None, 70]).legs] == [True, False, True]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize("scores", [[80] * 5, [10] * 5])
def test_labels_stay_in_the_chart_and_apart(count, scores):
    shown = drawn(scores[:count])
    boxes = [leg.label for leg in shown.legs]
    assert not any(one.meets(two) for one, two in itertools.pairwise(boxes))
    for box in boxes:
        assert 0 <= box.left < box.left + box.width <= WIDTH
        assert 0 <= box.top < box.top + box.height <= shown.height


def test_titles_that_do_not_fit_are_numbered():
    assert not drawn([60, 70, 80]).numbered
    assert drawn([60] * 5).numbered
    assert drawn(
        [60, 70, 80], titles=["Un intitulé de quatre-vingts signes, comme il arrive que l’on en écrive"] * 3
    ).numbered


def test_figures_of_the_edge_stand_apart():
    for cut in (0, 4, 50, 96, 100):
        places = sorted(mark.y for mark in drawn([100, 100], cut).marks)
        assert all(two - one >= 3.3 for one, two in itertools.pairwise(places))
