"""Stages, decisions, quadrants and profiles are told in words: what, why, how sure, and what is missing."""

import io

import pytest
from foreign import NETWORK, OUTCOMES, POSITIONING, instrument, outcome
from rich.console import Console

from digimat.questionnaires import read_questionnaire
from digimat.reports.content import Bar, Figure
from digimat.reports.html import render_html
from digimat.reports.parts.bars import strengths_of
from digimat.reports.terminal import terminal_summary


def conclusion(told, title):
    (found,) = [c for c in told.conclusions if c.title == title]
    return found


def terminal(told):
    console = Console(file=io.StringIO(), width=80, color_system=None)
    console.print(terminal_summary(told))
    text = console.file.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    return " ".join(text.split())


# ------------------------------------------------------------------------------------------------ stages


def test_every_condition_of_a_gate_has_a_sign_and_words():
    gate, later = conclusion(outcome("network", NETWORK), "Phase").gates
    told = [(c.sign, c.state, c.title, c.duty) for c in gate.conditions]
    assert told == [
        ("✗", "not met", "20% take part", "mandatory"),
        ("✓", "met", "10% across units", ""),
        ("✗", "not met", "Its use is seen", ""),
        ("–", "not applicable", "30% are members", ""),
    ]
    assert (gate.sign, gate.title) == ("✗", "Gate to “Growth”")
    assert gate.state == "shut, 1 of 3 conditions met; all but 1 are needed, and those that are mandatory"
    assert (later.conditions[1].sign, later.conditions[1].state) == ("?", "not met: no answer (PRO)")


def test_one_condition_is_not_one_conditions():
    told = instrument("process_maturity", "managed", "fr")
    states = [gate.state for gate in told.conclusions[0].gates]
    assert states[0] == "ouverte, 3 conditions remplies sur 3 ; il les faut toutes"
    assert states[1] == "fermée, 0 condition remplie sur 6 ; il les faut toutes"


def test_stages_of_which_nothing_is_known_are_indeterminate():
    told = outcome("network", {})
    assert told.headline.level == "Indeterminate"
    assert "answers are missing" in told.headline.explained
    assert "Phase: Indeterminate." in told.summary


def test_a_stage_is_in_the_page_and_at_the_terminal():
    told = instrument("process_maturity", "managed", "en")
    assert (told.headline.title, told.headline.level) == ("Maturity stage", "Managed")
    text = terminal(told)
    assert "Stage 2 of 5. Every project is planned and followed." in text
    assert "[ ] Requirements: common process: not met" in text
    assert "Gate to “Optimising”" in render_html(told)


# --------------------------------------------------------------------------------------------- decisions


def test_a_decision_says_its_line_its_inputs_and_what_a_few_points_would_change():
    told = conclusion(outcome("positioning", POSITIONING), "Who leads?")
    assert told.result == "CDO"
    assert told.because == "Line 6 of 9: F2 ≥ 50."
    facts = {fact.title: fact.value for fact in told.facts}
    assert (facts["F1A"], facts["F2"], facts["Post"], facts["Teams"]) == ("75", "50", "No", "IT")
    assert "WND" not in facts  # asked of nobody without a post, and so of no matter
    assert told.sensitive == "Sensitive decision: “Porté par le marketing” with 5 points less on “F2”."


def test_a_decision_far_from_every_cut_says_that_it_is_stable():
    told = conclusion(
        outcome("positioning", {**POSITIONING, "f1a": 0, "f1b": 0, "f2": 3}, "fr"), "Qui conduit ?"
    )
    assert (
        told.sensitive
        == "Décision stable : 5 points de plus ou de moins sur un seul score n’y changent rien."
    )


def test_a_decision_that_lacks_an_input_says_which():
    answers = {**POSITIONING, "f2": ""}
    told = conclusion(outcome("positioning", answers), "Who leads?")
    assert (told.result, told.sensitive, told.because) == ("Indeterminate", "", "")
    assert told.meaning == "Nothing can be concluded. Missing: F2."
    assert "Nothing can be concluded. Missing: F2." in terminal(outcome("positioning", answers))


def test_what_a_line_that_is_false_anyhow_lacks_is_not_called_missing():
    told = conclusion(outcome("positioning", {**POSITIONING, "strongest": ""}), "Who leads?")
    assert told.meaning == "Nothing can be concluded. Missing: Teams."


def test_a_table_without_sensitivity_claims_none():
    assert conclusion(outcome("network", NETWORK), "Posture of members").sensitive == ""


def test_a_quadrant_and_a_profile_are_told():
    told = outcome("positioning", POSITIONING, "fr")
    assert conclusion(told, "Place").result == "Équipes fortes"
    profile = conclusion(told, "Profil")
    assert (profile.result, profile.meaning) == ("Stratège", "Vision.")
    assert [fact.remark for fact in profile.facts] == ["ressort", "", ""]


def test_a_profile_that_nothing_leads_is_all_of_it():
    # Needs: 0.7 × (100 - 75) + 30 = 47.5; 0.7 × 50 + 15 = 50; 0.7 × 75 = 52.5.
    told = conclusion(outcome("positioning", {**POSITIONING, "doms": 3, "domt": 2, "domo": 1}), "Profile")
    assert (told.result, told.meaning) == ("Full-spectrum", "All three.")
    assert [fact.value for fact in told.facts] == ["48", "50", "53"]


# ---------------------------------------------------------------------------------------------- headline


def headed(name):
    return lambda questionnaire: {"report": questionnaire.report.model_copy(update={"headline": name})}


@pytest.mark.parametrize(
    ("name", "title", "level"),
    [
        ("phase", "Phase", "Creation"),
        ("posture", "Posture of members", "Perplexity"),
        ("membership", "Membership", ""),
    ],
)
def test_any_result_can_be_the_headline(name, title, level):
    told = outcome("network", NETWORK, change=headed(name))
    assert (told.headline.title, told.headline.level) == (title, level)
    assert told.no_result == ""


@pytest.mark.parametrize(
    ("name", "fits"), [("phase", True), ("posture", True), ("pro", True), ("eligible", False)]
)
def test_a_headline_is_a_result_and_no_question(name, fits):
    text = (OUTCOMES / "network.yaml").read_text(encoding="utf-8")
    _, problems = read_questionnaire(f"{text}report:\n  headline: {name}\n", "network.yaml")
    assert [problem.code for problem in problems] == ([] if fits else ["QST021"])


def test_without_a_headline_the_first_conclusion_is_it_and_nothing_is_said_to_be_missing():
    assert outcome("positioning", POSITIONING).headline.title == "Who leads?"
    assert instrument("recommendation", "eight").headline.level == "Passive"
    points = instrument("points_and_levels", "best")
    assert (points.headline, points.no_result, points.summary) == (None, "", "")
    assert "not enough answers for an overall score" not in render_html(points)


def test_a_score_that_is_the_headline_and_missing_is_said_to_be():
    told = instrument("self_esteem", "middle")
    assert told.no_result == ""
    without = outcome("network", {}, change=headed("membership"))
    assert without.headline is None
    assert without.no_result.startswith("There are not enough answers")


def test_a_level_is_named_by_its_title():
    esteem = instrument("self_esteem", "best", "fr")
    assert "lecture : Haute" in esteem.summary
    assert "high" not in render_html(esteem)
    assert "Bande" not in render_html(esteem)  # no bands, no row of them


# ------------------------------------------------------------------------------------------ advice, words


def test_advice_of_an_assessment_comes_by_horizon_flags_first_and_names_quick_wins():
    told = outcome("positioning", {**POSITIONING, "f1a": 3, "f1b": 3})
    assert [(a.number, a.title) for a in told.advice] == [
        (1, "Mandate letter"), (2, "Two heads"), (3, "Directors"),
    ]  # fmt: skip
    html = render_html(told)
    places = [html.index(f'<p class="horizon">{h} months') for h in ("0 to 3", "3 to 12", "12 to 24")]
    assert places == sorted(places)


def test_at_most_five_come_first_and_the_easy_ones_among_the_rest_apart():
    def eight(questionnaire):
        first = questionnaire.advice[0]
        return {
            "advice": tuple(
                first.model_copy(update={"id": f"do{n}", "effort": 1 + n % 2, "title": first.title})
                for n in range(8)
            )
        }

    told = outcome("positioning", POSITIONING, change=eight)
    assert [a.number for a in told.advice] == [1, 2, 3, 4, 5]
    assert [a.number for a in told.quick_wins] == [6]
    assert "And with little effort" in render_html(told)


def test_an_assessment_speaks_of_no_test_and_has_no_passport():
    told = instrument("digital_maturity", "middle")
    html = render_html(told)
    assert (told.test, told.passport) == (False, None)
    for word in ("Personal report", "Passport", "Your level", "Retaking the test"):
        assert word not in html
    assert "Assessment report" in html
    assert instrument("points_and_levels", "best").test


def test_the_annex_says_the_stem_of_a_grid_and_what_was_not_asked():
    rows = {row.number: row for row in instrument("process_maturity", "managed").annex}
    assert (rows[2].lead, rows[2].title) == (
        "Requirements.",
        "Every requirement has an owner and a known state.",
    )
    told = outcome("positioning", POSITIONING)
    hidden = [row.answer for row in told.annex if row.title.startswith("wnd")]
    assert hidden == ["not asked: its condition does not hold"] * 5


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "1 réponse sur 2 questions"), ("en", "1 answer to 2 questions")]
)
def test_one_answer_is_not_one_answers(language, words):
    told = instrument("recommendation", "eight", language)
    (note,) = [n for n in told.method if n.title in ("Réponses", "Answers")]
    assert words in note.text
    assert "without an answer" not in told.summary  # a remark is a favour
    assert [bar.answered for bar in told.profile] == [
        "1 réponse sur 1" if language == "fr" else "1 of 1 answered"
    ]


@pytest.mark.parametrize(("states", "high"), [(5, ["s4", "s3"]), (3, ["s2"]), (2, ["s1"])])
def test_the_states_above_the_middle_are_strengths(states, high):
    bars = [
        Bar(f"s{rank}", f"S{rank}", Figure(str(rank), float(rank)), state="…", state_rank=rank, states=states)
        for rank in range(states)
    ]
    assert [bar.name for bar in strengths_of(bars, ())] == high
