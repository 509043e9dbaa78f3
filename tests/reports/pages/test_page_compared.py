"""Bars, dumbbells and heatmaps, from answers to what they show."""

import compared
import pytest

STAFF = [("staff", "North", "3", "3", "3", "3", "3", "3")]


def cells(chart):
    return {row.title: [cell.why or cell.score.text for cell in row.cells] for row in chart.rows}


def test_bars_have_their_levels_behind_them_and_their_error_over_them():
    chart = compared.person()["Scores"]
    useful, care, *_ = chart.bars
    assert (useful.score.text, useful.low.text, useful.high.text) == ("88", "76", "100")
    assert care.low is None
    assert [step.name for step in useful.steps] == ["Absent", "Under way", "Established"]
    assert chart.table.rows[0] == ("Usefulness", "88", "76 to 100", "Established")
    assert chart.table.rows[1] == ("Care for people", "63", "—", "Established")


def test_what_is_for_the_respondent_alone_is_in_no_bar_of_others():
    assert "For oneself" in [bar.title for bar in compared.person()["Scores"].bars]
    for charts in (compared.person(for_assessor=True), compared.organisation()):
        assert "For oneself" not in [bar.title for bar in charts["Scores"].bars]
    assert "For oneself" not in compared.organisation()["Views by role"].columns


def test_items_of_a_dumbbell_are_told_in_percent_of_their_points():
    care, sharing = compared.person()["Symmetry"].pairs
    assert (care.first.text, care.second.text, care.gap) == ("100", "25", "gap 75")
    assert (sharing.first.text, sharing.second.text, sharing.gap) == ("88", "75", "gap 13")


def test_a_dumbbell_says_what_was_not_answered():
    people = [("head", "North", "4", "3", "", "1", "3", "3")]
    care, _ = compared.person(people=people)["Symmetry"].pairs
    assert (care.first, care.second.text, care.gap) == (None, "25", "")


def test_a_heatmap_of_roles_starts_with_all_of_them():
    chart = compared.organisation()["Views by role"]
    assert chart.columns == ("Usefulness", "Care for people", "Sharing")
    assert [row.title for row in chart.rows] == ["All", "management", "human resources", "staff"]
    assert [row.people for row in chart.rows] == ["13", "1", "1", "11"]
    assert chart.shades == ("Absent", "Under way (from 37.5)", "Established (from 62.5)")


def test_a_role_that_is_not_asked_has_an_empty_cell_and_the_note_says_why():
    chart = compared.organisation()["Views by role"]
    assert cells(chart)["human resources"][1] == "—"
    assert "not asked" in chart.note


@pytest.mark.parametrize("count", [1, 4])
def test_an_anonymous_role_of_fewer_than_five_is_hidden(count):
    chart = compared.organisation([*compared.PEOPLE[:2], *STAFF * count])["Views by role"]
    assert set(cells(chart)["staff"]) == {"hidden"}
    assert chart.rows[-1].people == "hidden"
    assert "fewer than 5" in chart.note
    assert (
        cells(compared.organisation([*compared.PEOPLE[:2], *STAFF * 5])["Views by role"])["staff"][0] == "75"
    )


def test_shades_follow_the_level_of_each_cell():
    chart = compared.organisation()["Views by role"]
    ranks = {row.title: [cell.rank for cell in row.cells] for row in chart.rows}
    assert ranks["management"] == [2, 2, 2]
    assert ranks["human resources"][2] == 0


def test_a_heatmap_by_another_field_is_of_people_and_has_quarters_without_levels():
    chart = compared.organisation()["By site"]
    assert [row.title for row in chart.rows] == ["All", "North", "South"]
    assert chart.shades[0] == "below 25"
    assert "mean of the scores of people" in chart.note


def test_one_person_has_no_heatmap():
    assert "Views by role" not in compared.person()


def test_french_says_it_in_french():
    charts = compared.organisation(language="fr")
    assert charts["Regards par rôle"].rows[0].title == "Ensemble"
    assert charts["Symétrie"].pairs[0].gap.startswith("écart ")
    assert (
        "caché"
        in cells(compared.organisation([*compared.PEOPLE[:2], *STAFF], "fr")["Regards par rôle"])["salariés"]
    )
