"""The geometry of the charts: points where the scores say, labels that never meet."""

from itertools import combinations
from math import dist, hypot

import pytest
from sample import BANDS, BLOCKS, CUTS

from digimat.reports.charts.bar import bar
from digimat.reports.charts.mark import mark
from digimat.reports.charts.places import LETTER, lines
from digimat.reports.charts.radar import radar
from digimat.reports.charts.score_line import score_line
from digimat.reports.charts.stairs import staircase
from digimat.reports.content import Step

TITLES = [title.fr for _, title, _ in BLOCKS] + ["Gouvernance", "Accompagnement du changement"] * 3
STEPS = [Step(start, f"Niveau {n}", BANDS[(n + 1) // 2].fr) for n, start in enumerate(CUTS)]


@pytest.mark.parametrize("count", range(3, 13))
def test_radar_marks_lie_on_their_axis_at_the_share_of_the_score(count):
    scores = [(i * 37) % 101 for i in range(count)]
    net = radar(scores, TITLES[:count])
    for axis, score in zip(net.axes, scores, strict=True):
        radius = dist((axis.end.x, axis.end.y), (net.centre.x, net.centre.y))
        reach = dist((axis.mark.x, axis.mark.y), (net.centre.x, net.centre.y))
        assert reach == pytest.approx(radius * score / 100, abs=0.01)


def test_first_axis_points_up_and_the_next_turns_clockwise():
    net = radar([50, 50, 50, 50], ["a", "b", "c", "d"])
    top, right, bottom, left = (axis.end for axis in net.axes)
    assert top.y < net.centre.y < bottom.y
    assert left.x < net.centre.x < right.x


@pytest.mark.parametrize("count", [0, 1, 2, 13])
def test_no_radar_under_three_axes_or_over_twelve(count):
    assert radar([50] * count, ["x"] * count) is None


def test_a_missing_score_leaves_a_gap_and_no_area():
    net = radar([50, None, 50, 50], ["a", "b", "c", "d"])
    assert net.axes[1].mark is None
    assert net.shape == ()
    assert len(net.strokes) == 2  # c-d and d-a


def label_box(axis, title):
    """The box of a label of title and figures: left, top, right, bottom."""
    tall = 3.3 * (1 + lines(title, axis.width))
    left = {"left": axis.label.x, "right": axis.label.x - axis.width, "center": axis.label.x - axis.width / 2}
    top = axis.label.y - (tall if axis.above else 0 if axis.below else tall / 2)
    return left[axis.side], top, left[axis.side] + axis.width, top + tall


@pytest.mark.parametrize("count", range(3, 13))
@pytest.mark.parametrize("states", [(), ("à consolider",)])
def test_radar_labels_stay_in_the_chart_and_side_labels_never_meet(count, states):
    titles = TITLES[:count]
    net = radar([50] * count, titles, states * count)
    if net.numbered:
        titles = ["1"] * count
    boxes = []
    for axis, title in zip(net.axes, titles, strict=True):
        left, top, right, bottom = label_box(axis, title)
        assert -0.01 <= left < right <= net.width + 0.01
        assert top >= -0.5
        assert bottom <= net.height + 0.5
        boxes.append((axis.side, left, top, right, bottom))
    for one, two in combinations(boxes, 2):
        if one[0] == two[0] != "center":
            assert one[4] <= two[2] + 0.01 or two[4] <= one[2] + 0.01


def test_titles_too_long_for_a_label_are_numbered_instead_of_cut():
    titles = [
        "Un titre de domaine vraiment très long, qui ne tiendra jamais autour d’un radar de cette taille"
    ] * 8
    assert radar([50] * 8, titles).numbered
    assert not radar([50] * 6, TITLES[:6], ["solide"] * 6).numbered


def test_score_line_covers_0_to_100_and_marks_level_and_band():
    line = score_line(64, 50, 78, STEPS, "Niveau 5", "Avancé")
    assert [s.start for s in line.levels] == list(CUTS)
    assert [s.end for s in line.levels] == [*CUTS[1:], 100]
    assert [s.name for s in line.bands] == [band.fr for band in BANDS]
    assert sum(s.span for s in line.bands) == 9
    assert [s.name for s in line.levels if s.current] == ["Niveau 5"]
    assert line.tabular
    depths = [s.depth for s in line.bands]
    assert depths == sorted(depths)
    assert (depths[0], depths[-1]) == (0, 1)


def test_bands_that_only_repeat_their_levels_are_left_out():
    steps = [Step(0, "low", "low"), Step(50, "high", "high")]
    line = score_line(60, 60, 60, steps, "high", "high")
    assert (line.banded, line.bands) == (False, ())
    assert [s.depth for s in line.levels] == [0, 1]
    assert score_line(60, 60, 60, STEPS, "Niveau 5", "Avancé").banded


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [Step(10, "a", "x"), Step(50, "b", "y")],  # does not start at 0
        [Step(0, "a", "x"), Step(0, "b", "y")],  # an empty level
        [Step(0, "a", "x"), Step(98, "Très hautement spécialisé", "y")],  # a name wider than its level
    ],
)
def test_score_line_that_cannot_carry_its_table_says_so(steps):
    assert not score_line(50, 40, 60, steps, "a", "x").tabular


def test_bar_is_in_proportion_and_missing_is_not_zero():
    assert bar(25, width=80).filled == 20
    assert bar(0, width=80).filled == 0
    assert bar(None, width=80).filled is None
    assert bar(50, width=80, thresholds=(40, 70)).thresholds == (32, 56)


@pytest.mark.parametrize("count", range(1, 9))
def test_stairs_rise_and_all_treads_have_one_length(count):
    scores = [100] * count
    stairs = staircase(scores, width=84)
    assert [s.filled for s in stairs.stairs] == [pytest.approx(stairs.step, abs=0.01)] * count
    tops = [s.top for s in stairs.stairs]
    assert tops == sorted(tops, reverse=True)
    assert tops[-1] >= 4.4  # the figure above the last step
    assert all(s.top + stairs.tread < stairs.height for s in stairs.stairs)


@pytest.mark.parametrize("states", [2, 3, 4, 5])
def test_marks_of_states_all_differ_by_shape(states):
    marks = [mark(rank, states) for rank in range(states)]
    assert [m.share for m in marks] == sorted({m.share for m in marks})
    assert (marks[0].share, marks[-1].share) == (0, 1)
    assert all(hypot(m.end.x, m.end.y) == pytest.approx(1, abs=0.002) for m in marks)


@pytest.mark.parametrize(("rank", "states"), [(-1, 3), (0, 0), (3, 3)])
def test_no_mark_without_a_state(rank, states):
    assert mark(rank, states) is None


def test_letters_are_narrower_than_the_estimate_of_label_widths():
    from fontTools.ttLib import TTFont

    from digimat.reports.html import FONTS

    font = TTFont(FONTS / "DigimatSans-SemiBold.ttf")
    widths, letters = font["hmtx"], font.getBestCmap()
    for title in TITLES:
        width = sum(widths[letters[ord(c)]][0] for c in title) / 1000 * 7.6 * 25.4 / 72
        assert width <= len(title) * LETTER
