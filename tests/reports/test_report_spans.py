"""Scores are told on their own scale: 15 of 30, 1.5 of 3, from −100 to 100; and on the right side of every cut."""

import pytest
from foreign import instrument, motors, outcome
from hypothesis import given
from hypothesis import strategies as st

from digimat.reports.content import PERCENT, Axis, Figure
from digimat.reports.html import render_html
from digimat.reports.numbers import shown_score
from digimat.reports.rulers import Ruler


def test_a_sum_of_thirty_is_told_out_of_thirty():
    told = instrument("self_esteem", "middle")
    headline = told.headline
    assert (headline.score, headline.out_of) == (Figure("15", 50), "out of 30")
    assert "15 points out of 30" in told.summary
    assert "out of 100" not in render_html(told)
    assert [step.start for step in headline.steps] == pytest.approx([0, 50, 26 / 30 * 100])
    assert [step.cut for step in headline.steps] == ["0", "15", "26"]


@pytest.mark.parametrize(("language", "text"), [("fr", "1,5"), ("en", "1.5")])
def test_a_maturity_of_three_has_decimals_and_its_axis(language, text):
    told = instrument("security_assurance", "half-of-all", language)
    (bar,) = told.comparison
    assert (bar.score, bar.axis.high) == (Figure(text, 50), "3")
    assert (told.headline.score.text, told.headline.axis.middle) == (text, text)
    html = render_html(told)
    assert '<p class="small line-ends"><span class="scale">0</span>' in html
    assert ("Chaque axe va de 0 à 3." if language == "fr" else "Each axis goes from 0 to 3.") in html


def test_a_net_score_grows_from_zero_to_both_sides():
    told = instrument("recommendation", "worst")
    (bar,) = told.profile
    assert (bar.score, bar.axis) == (Figure("−100", 0), Axis("−100", "0", "100", zero=50))
    html = render_html(told)
    assert "−100 from −100 to 100" in html
    assert '<rect x="0.0" y="0" width="39.0"' in html  # the left half of 78 mm


def test_where_it_is_not_known_how_high_a_score_can_be_there_is_the_number_and_no_bar():
    told = outcome("network", {"eligible": 1000, "members": 310, "contributors": 61})
    bars = {bar.name: bar for bar in told.profile}
    assert (bars["participation"].score, bars["participation"].axis) == (Figure("19.7"), None)
    assert bars["pro"].axis == PERCENT
    html = render_html(told)
    assert "Bar “Participation”" not in html
    assert "Bar “PRO”" in html


def test_scales_of_different_spans_have_no_radar_and_each_its_own_ends():
    html = render_html(motors())
    assert "Radar" not in html
    assert html.count('<span class="scale last">3</span>') == 1


def test_a_percentage_begins_at_zero_though_nobody_can_have_as_little():
    bars = {bar.name: bar for bar in motors().profile}
    assert bars["breadth"].axis == PERCENT  # 25 to 100: who ticks nothing leaves a blank


@given(
    score=st.floats(-100, 100, allow_nan=False),
    cuts=st.lists(st.one_of(st.integers(-100, 100), st.decimals(-100, 100, places=3).map(float)), max_size=6),
    places=st.integers(0, 2),
)
def test_a_shown_score_never_crosses_a_cut(score, cuts, places):
    shown = shown_score(score, cuts, places)
    assert abs(shown - score) <= 1
    for cut in cuts:
        assert (shown >= cut - 1e-9) == (score >= cut - 1e-9)


def test_cuts_of_conditions_count_as_those_of_levels():
    # 61 of 310 take part: 19.68, and the gate asks for 20; 49.6 would read 50 beside "from 50 on".
    told = outcome("network", {"eligible": 1000, "members": 500, "contributors": 99.99, "cross_unit": 12})
    (participation,) = [bar for bar in told.profile if bar.name == "participation"]
    assert participation.score.text == "19.9"  # 19.998
    (gate, _) = told.conclusions[0].gates
    assert gate.conditions[0].sign == "✗"


@pytest.mark.parametrize("value", [-12.34, 0.0, 99.9, 100.0])
def test_the_place_on_an_axis_follows_from_the_figure(value):
    ruler = Ruler(-100, 100, ())
    assert ruler.figure(value, "en").at == pytest.approx((value + 100) / 2)
    assert Ruler(0, float("inf"), ()).figure(value, "en").at is None
