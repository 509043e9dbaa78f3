"""Decisions, quadrants and stages on pages: told whole there, and not told again among the conclusions."""

import pytest
from every_chart import MIDDLE, charts, report

from digimat.reports.content import Fact
from digimat.reports.html import render_html


def test_a_decision_card_has_its_outcome_line_inputs_and_sensitivity():
    card = charts()["decision", "who"]
    assert (card.title, card.outcome, card.meaning) == ("Who leads?", "A head", "With a mandate.")
    assert card.because == "Line 1 of 3: Teams ≥ 60 and Tools ≥ 30."
    assert card.sensitive == "Sensitive decision: “A tandem” with 5 points less on “Teams”."
    assert card.inputs == (Fact("Teams", "60"), Fact("Tools", "40"))
    assert card.table.rows == (("Teams", "60"), ("Tools", "40"))


def test_conditions_of_a_decision_are_the_flags_raised_in_the_order_of_the_plan():
    told = [note.title for note in charts()["decision", "who"].conditions]
    assert told == ["Money", "Support from the top", "A doubt"]
    assert charts({**MIDDLE, "i2": 9, "i3": 9})["decision", "who"].conditions == ()


def test_whoever_gave_the_test_is_not_told_the_flags_that_are_for_the_respondent_alone():
    told = [note.title for note in charts(for_assessor=True)["decision", "who"].conditions]
    assert told == ["Money", "Support from the top"]


def test_a_profile_by_needs_is_a_card_too_with_its_remarks():
    card = charts()["decision", "profile_sought"]
    assert (card.outcome, card.table.heads[-1]) == ("Leader", "Remark")
    assert card.table.rows[0] == ("Teams (Leader)", "60", "stands out")


def test_a_decision_without_its_inputs_says_what_is_missing():
    card = charts({}, "fr")["decision", "who"]
    assert (card.outcome, card.because) == ("Indéterminé", "")
    assert "Il manque : Équipes" in card.meaning


def test_a_quadrant_has_both_scores_their_cuts_and_the_field():
    chart = charts()["quadrant", "landscape"]
    assert (chart.x.score.text, chart.x.cut.text, chart.y.score.text, chart.y.cut.text) == (
        "60",
        "50",
        "40",
        "62.5",
    )
    assert (chart.fields[chart.here], chart.verdict.outcome) == ("Strong teams", "Strong teams")
    assert chart.table.rows == (("Teams", "60", "50"), ("Tools", "40", "62.5"))
    assert chart.alt == "Teams and tools: Strong teams. Teams: 60. Tools: 40."


@pytest.mark.parametrize(
    ("teams", "tools", "field"),
    [(5, 7, "Ready"), (4, 7, "Tools ahead"), (4, 6, "To begin"), (5, 6, "Strong teams")],
)
def test_the_field_of_a_quadrant_is_the_one_that_is_decided(teams, tools, field):
    chart = charts({**MIDDLE, "i1": teams, "i2": tools})["quadrant", "landscape"]
    assert chart.fields[chart.here] == field


def test_a_quadrant_of_which_a_score_is_missing_has_no_point():
    chart = charts({"i1": 5}, "fr")["quadrant", "landscape"]
    assert (chart.here, chart.y.score, chart.verdict.outcome) == (-1, None, "Indéterminé")


def test_steps_of_stages_have_the_next_gate_and_how_many_conditions_of_each_are_met():
    chart = charts(language="fr")["steps", "phase"]
    assert [(step.title, step.state, step.word, step.text) for step in chart.steps] == [
        ("Départ", "passed", "derrière", ""),
        ("Essor", "here", "ici", "1 condition sur 1"),
        ("Croisière", "ahead", "devant", "1 condition sur 2"),
    ]
    assert chart.gate.title == "Porte vers « Croisière »"
    assert [(each.sign, each.title, each.duty) for each in chart.conditions] == [
        ("✗", "Les outils sont là", "obligatoire"),
        ("✓", "Les données servent", ""),
    ]
    assert (chart.verdict.outcome, chart.verdict.meaning) == ("Essor", "Étape 2 sur 3. L’usage grandit.")


def test_on_the_last_stage_the_gate_to_it_is_told():
    chart = charts({"i1": 9, "i2": 9, "i3": 9})["steps", "phase"]
    assert (chart.gate.title, chart.steps[-1].state) == ("Gate to “Cruise”", "here")
    assert {each.sign for each in chart.conditions} == {"✓"}


def test_stages_of_which_nothing_is_known_have_no_current_step():
    chart = charts({})["steps", "phase"]
    assert {(step.state, step.word) for step in chart.steps} == {("", "")}


def test_steps_of_levels_say_where_they_begin_and_why_a_level_is_held_down():
    chart = charts({**MIDDLE, "i2": 1}, "fr")["steps", ""]
    assert [(step.title, step.state, step.text) for step in chart.steps] == [
        ("Bas", "here", "dès 0"), ("Haut", "ahead", "dès 50"),
    ]  # fmt: skip
    assert chart.verdict.because.startswith("Équipes : 60 sur 100.")
    assert "parce que les outils manquent" in chart.verdict.because


def test_an_outcome_that_is_not_among_the_steps_is_told_in_words_alone():
    chart = next(
        c for page in report().pages for c in page.charts if c.kind == "steps" and c.concludes == "who"
    )
    assert [step.title for step in chart.steps] == ["A catalyst", "A tandem"]
    assert {step.state for step in chart.steps} == {""}
    assert chart.verdict.outcome == "A head"


def test_what_a_page_tells_is_not_told_again_among_the_conclusions():
    told = report()
    assert [each.title for each in told.conclusions] == [
        "Phase",
        "Who leads?",
        "Teams and tools",
        "Which profile?",
    ]
    assert all(each.on_page for each in told.conclusions)
    html = render_html(told)
    assert 'id="conclusions"' not in html
    assert html.count("Gate to “Cruise”") == 1


def test_what_belongs_to_a_page_that_is_not_shown_is_not_told_elsewhere():
    told = report({**MIDDLE, "i1": 1})
    assert "sought" not in [page.id for page in told.pages]
    assert next(each for each in told.conclusions if each.title == "Which profile?").on_page
    assert "Which profile?" not in render_html(told)


def test_conditions_of_a_decision_are_not_told_again_among_what_to_know():
    html = render_html(report())
    assert html.count("A written budget.") == 1
    assert html.count("Good to know") == 0
    assert render_html(report(without_pages=True)).count("A written budget.") == 1


def test_without_pages_stages_and_quadrants_are_drawn_among_the_conclusions():
    told = report(without_pages=True)
    drawn = {each.title: each.chart.kind for each in told.conclusions if each.chart is not None}
    assert drawn == {"Phase": "steps", "Teams and tools": "quadrant"}
    phase, quadrant = (next(c.chart for c in told.conclusions if c.title == title) for title in drawn)
    assert (phase.gate, phase.verdict, quadrant.verdict) == (None, None, None)
    html = render_html(told)
    assert 'id="conclusions"' in html
    assert html.count(quadrant.alt) == html.count(phase.alt) == 1
    assert html.count("Gate to “Cruise”") == 1


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("answers", [MIDDLE, {}, {"i1": 10, "i2": 10, "i3": 10, "hours": 168}])
def test_every_word_and_figure_of_a_chart_is_on_the_page(language, answers):
    told = report(answers, language)
    text = render_html(told).replace("\u202f", " ").replace("\u00a0", " ")
    for page in told.pages:
        for chart in page.charts:
            for cell in (cell for row in chart.table.rows for cell in row):
                assert cell in text
            assert chart.alt in text or chart.kind in ("decision", "roadmap")  # these are text themselves
