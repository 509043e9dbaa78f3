"""A quadrant: the point where its scores say, its labels apart from one another and inside their fields."""

from itertools import combinations, pairwise

import pytest

from digimat.reports.charts.data import QuadrantChart, Side, Table
from digimat.reports.charts.quadrant import SIDE, quadrant
from digimat.reports.content import PERCENT, Axis, Figure

NAMES = (
    "Organisation imprégnée de digital",
    "Équipes fortes, direction à renforcer",
    "Dirigeants prêts, capacités à bâtir",
    "Tout à amorcer",
)
LONG = ("Un champ dont le nom est aussi long que ce que l’on écrit quand on ne veut rien oublier",) * 4


def side(score, cut, title="Maturité des capacités"):
    figure = None if score is None else Figure(str(score), score)
    return Side(title, figure, Figure(str(cut), cut), PERCENT)


def drawn(x, y, cuts=(50, 62.5), fields=NAMES, title="Maturité des capacités"):
    high = [score is not None and score >= cut for score, cut in zip((x, y), cuts, strict=True)]
    here = (
        -1
        if None in (x, y)
        else [(True, True), (True, False), (False, True), (False, False)].index(tuple(high))
    )
    sides = side(x, cuts[0], title), side(y, cuts[1], title)
    return quadrant(QuadrantChart("", "", "", Table((), ()), *sides, fields, here)), here


def inside(box, field):
    return (
        field.left <= box.left
        and box.left + box.width <= field.left + field.width + 0.01
        and field.top <= box.top
        and box.top + box.height <= field.top + field.height + 0.01
    )


def test_the_point_lies_where_its_scores_say_with_the_high_ends_right_and_above():
    shown, _ = drawn(75, 25)
    assert shown.point.x == pytest.approx(shown.square.left + 0.75 * SIDE)
    assert shown.point.y == pytest.approx(shown.square.top + 0.75 * SIDE)


def test_a_score_on_its_cut_lies_on_the_line():
    shown, _ = drawn(50, 62.5)
    assert (shown.point.x, shown.point.y) == (shown.cut.x, shown.cut.y)


@pytest.mark.parametrize("x", range(0, 101, 20))
@pytest.mark.parametrize("y", range(0, 101, 20))
@pytest.mark.parametrize("cuts", [(50, 62.5), (25, 75), (62.5, 37.5)])
def test_names_and_figures_never_lie_on_one_another_or_on_the_point(x, y, cuts):
    shown, here = drawn(x, y, cuts)
    boxes = [name.box for name in shown.names if name is not None]
    assert all(inside(name.box, field) for name, field in zip(shown.names, shown.fields, strict=True) if name)
    assert not any(one.meets(two) for one, two in combinations([*boxes, shown.figures], 2))
    assert shown.names[here] is not None
    for box in boxes:
        away = max(abs(shown.point.x - box.left - box.width / 2) - box.width / 2,
                   abs(shown.point.y - box.top - box.height / 2) - box.height / 2)  # fmt: skip
        assert away >= 2


@pytest.mark.parametrize("cuts", [(5, 95), (95, 5), (1, 50), (99, 99), (100, 100)])
def test_names_that_do_not_fit_are_numbered(cuts):
    shown, _ = drawn(50, 50, cuts)
    assert shown.numbered
    assert all(inside(name.box, field) for name, field in zip(shown.names, shown.fields, strict=True) if name)


def test_names_of_forty_letters_fit_and_sentences_are_numbered():
    assert not drawn(20, 20)[0].numbered
    assert not drawn(20, 20, (50, 50), ("Quarante lettres, ou presque, en un seul",) * 4)[0].numbered
    assert drawn(20, 20, (30, 30), LONG)[0].numbered


@pytest.mark.parametrize("scores", [(None, 50), (50, None), (None, None)])
def test_without_both_scores_there_is_no_point_and_every_name_stays(scores):
    shown, _ = drawn(*scores)
    assert (shown.point, shown.figures) == (None, None)
    assert all(shown.names)


def test_figures_on_an_axis_stand_clear_of_one_another_and_the_cut_is_one_of_them():
    for cut in (0, 3, 47, 50, 62.5, 98, 100):
        shown, _ = drawn(50, 50, (cut, cut))
        for ticks in (shown.across, shown.up):
            assert sum(tick.cut for tick in ticks) == 1
            places = sorted(tick.at for tick in ticks)
            assert all(two - one >= 4 for one, two in pairwise(places))


def test_an_axis_that_does_not_go_to_a_hundred_shows_its_own_ends():
    axis = Axis("0", "15", "30")
    one = Side("x", Figure("30", 100), Figure("9", 30), axis)
    shown = quadrant(QuadrantChart("", "", "", Table((), ()), one, one, NAMES, 0))
    assert {tick.text for tick in shown.across} == {"0", "9", "15", "30"}


@pytest.mark.parametrize("letters", [10, 40, 80])
def test_titles_of_axes_get_the_lines_they_need(letters):
    title = ("mot " * letters)[:letters]
    shown, _ = drawn(50, 50, title=title)
    assert shown.head.height + SIDE < shown.foot.top
    assert shown.foot.top + shown.foot.height <= shown.height
