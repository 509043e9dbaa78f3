"""A yardstick and a matrix on pages: what they are told from results."""

import pytest
from every_chart import MIDDLE, report


def shown(kind, answers=MIDDLE, language="en", **options):
    told = report(answers, language, **options)
    return [chart for page in told.pages for chart in page.charts if chart.kind == kind]


# --------------------------------------------------------------------------------------------- yardstick


def test_a_number_is_told_in_its_unit_beside_its_mark():
    chart, _ = shown("yardstick", {**MIDDLE, "hours": 50}, "fr")
    assert (chart.value.text, chart.unit, chart.mark.text, chart.mark_title) == (
        "50",
        "heures",
        "10",
        "Un jour",
    )
    assert (chart.value.at, chart.mark.at) == (100, 20)
    assert chart.table.heads == ("Ce qui est mesuré", "heures")
    assert chart.table.rows == (("Heures de réponse par semaine", "50"), ("Un jour", "10"))
    assert chart.verdict == "5 fois le repère de 10 heures."
    assert chart.alt == "Heures de réponse par semaine : 50 heures. 5 fois le repère de 10 heures."


@pytest.mark.parametrize(
    ("hours", "verdict", "beyond"),
    [
        (0, "Below the mark of 10 hours.", False),
        (9.9, "Below the mark of 10 hours.", False),
        (10, "Exactly at the mark of 10 hours.", False),
        (10.1, "Beyond the mark of 10 hours.", True),
        (14.9, "Beyond the mark of 10 hours.", True),
        (15, "1.5 times the mark of 10 hours.", True),
    ],
)
def test_the_verdict_says_on_which_side_of_the_mark_and_how_far(hours, verdict, beyond):
    chart, _ = shown("yardstick", {"hours": hours})
    assert (chart.verdict, chart.beyond) == (verdict, beyond)


def test_a_small_number_leaves_the_mark_in_the_middle():
    chart, _ = shown("yardstick", {"hours": 5})
    assert (chart.value.at, chart.mark.at) == (25, 50)


def test_without_an_answer_a_yardstick_says_so():
    chart, _ = shown("yardstick", {}, "fr")
    assert (chart.value, chart.beyond, chart.verdict) == (None, False, "Pas de réponse.")
    assert chart.table.rows[0] == ("Heures de réponse par semaine", "—")


def test_a_number_is_told_with_one_decimal_and_below_zero_stays_at_the_end():
    chart, _ = shown("yardstick", {"hours": -3.25}, "fr")
    assert (chart.value.text, chart.value.at) == ("−3,3", 0)


def test_a_scale_has_no_unit_and_is_kept_from_whom_it_is_not_told_to():
    told = shown("yardstick")
    assert [chart.table.heads[1] for chart in told] == ["hours", "Number"]
    assert (told[1].value.text, told[1].alert) == ("20", False)
    assert len(shown("yardstick", for_assessor=True)) == 1


# ------------------------------------------------------------------------------------------------ matrix


def test_points_stand_in_the_order_that_their_places_say():
    chart, _ = shown("matrix", {"i1": 6, "i2": 4, "i3": 2}, "fr")  # the place of a is its answer, and so on
    assert chart.table.rows == (
        ("Données", "20", "effort important"),
        ("Outils", "40", "effort léger"),
        ("Équipes", "60", "effort modéré"),
    )
    assert chart.verdict == "Dans l’ordre : Données, Outils, Équipes."
    assert chart.alt == (
        "Score et effort : Données 20, effort important ; Outils 40, effort léger ; "
        "Équipes 60, effort modéré. Dans l’ordre : Données, Outils, Équipes."
    )


def test_without_places_the_lowest_score_comes_first_and_equals_stay_as_written():
    _, chart = shown("matrix", {"i1": 6, "i2": 2, "i3": 2})
    assert [point.title for point in chart.points] == ["Tools", "Data", "Teams"]
    assert chart.verdict == "In this order: Tools, Data, Teams."


def test_what_is_not_known_of_the_order_is_said():
    with_places, by_score = shown("matrix", {"i1": 6})
    assert with_places.verdict == "First: Teams. What follows is not known: scores are missing."
    assert [row[1] for row in with_places.table.rows] == ["60", "—", "—"]
    assert by_score.verdict == "The order is not known: scores are missing."
