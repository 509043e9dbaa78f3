"""A pot, a clock, radars and a roadmap on pages: what they are told from results."""

import pytest
from every_chart import MIDDLE, charts, report


def shown(kind, answers=MIDDLE, language="en", **options):
    told = report(answers, language, **options)
    return [chart for page in told.pages for chart in page.charts if chart.kind == kind]


# --------------------------------------------------------------------------------------------------- pot


def test_a_leg_bears_from_the_cut_on():
    (chart,) = shown("pot", {**MIDDLE, "i2": 5})
    assert chart.bears == (True, True, False)
    assert [row[1:] for row in chart.table.rows] == [("60", "bears"), ("50", "bears"), ("20", "too short")]
    assert chart.verdict == "2 legs of 3 bear the pot."


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((5, 5, 5), "Les 3 pieds portent la marmite."),
        ((5, 4, 4), "1 pied sur 3 porte la marmite."),
        ((4, 4, 4), "Aucun pied ne porte : la marmite est au sol."),
    ],
)
def test_the_verdict_of_a_pot_says_how_many_legs_bear_it(scores, verdict):
    (chart,) = shown("pot", dict(zip(("i1", "i2", "i3"), scores, strict=True)), "fr")
    assert chart.verdict == verdict
    assert verdict in chart.alt


def test_a_leg_without_a_score_does_not_bear():
    (chart,) = shown("pot", {"i1": 8}, "fr")
    assert chart.bears == (True, False, False)
    assert chart.table.rows[1] == ("Outils", "—", "pas assez de réponses")


# -------------------------------------------------------------------------------------------------- clock


def test_hours_are_told_with_their_gap_and_the_mean_of_a_day():
    (chart,) = shown("clock", language="fr")
    assert (chart.hours.text, chart.of, chart.gap) == ("50 h", "168 h", "118 h non couvertes")
    assert chart.hours.at == pytest.approx(29.76, abs=0.01)
    assert chart.verdict == "50 h couvertes sur 168 h, soit 7,1 h par jour en moyenne."
    assert dict(chart.table.rows)["Moyenne par jour"] == "7,1 h"


@pytest.mark.parametrize(("hours", "at", "gap"), [(0, 0, "168 h"), (168, 100, "0 h"), (200, 100, "0 h")])
def test_a_clock_is_never_more_than_full_nor_less_than_empty(hours, at, gap):
    (chart,) = shown("clock", {"hours": hours})
    assert (chart.hours.at, chart.gap) == (at, f"{gap} not covered")


def test_without_an_answer_a_clock_says_so():
    (chart,) = shown("clock", {}, "fr")
    assert (chart.hours, chart.gap, chart.verdict) == (None, "", "Pas de réponse.")


# -------------------------------------------------------------------------------------------------- radar


def test_a_radar_has_its_scores_in_order_drawn_told_and_in_its_table():
    chart = shown("radar")[0]
    assert [bar.title for bar in chart.bars] == ["Teams", "Tools", "Data"]
    assert chart.table.rows == (("Teams", "60"), ("Tools", "40"), ("Data", "20"))
    assert chart.alt == "Radar, one axis a score. Teams: 60; Tools: 40; Data: 20."


def test_what_the_reader_may_not_see_is_left_out_and_two_scores_are_bars():
    assert len(shown("radar")) == 2
    assert len(shown("radar", for_assessor=True)) == 1
    (bars,) = shown("bars", for_assessor=True)
    assert [bar.title for bar in bars.bars] == ["Teams", "Data"]


# ------------------------------------------------------------------------------------------------ roadmap


def test_a_roadmap_has_all_three_horizons_with_the_advice_of_each():
    (chart,) = shown("roadmap")
    assert [(horizon, [a.title for a in advice]) for horizon, advice in chart.horizons] == [
        ("0 to 3 months", ["Name"]),
        ("3 to 12 months", []),
        ("12 to 24 months", ["Rebuild"]),
    ]
    assert [a.load for _, advice in chart.horizons for a in advice] == [1, 3]
    assert [row[3] for row in chart.table.rows] == ["0 to 3 months", "12 to 24 months"]


def test_without_advice_there_is_no_roadmap():
    assert ("roadmap", "") not in charts({"i1": 10, "i2": 10, "i3": 10})
