"""Questions on conditions in plain lines and in a script: what is shown, counted and refused."""

import pytest
from sitting_kit import BRANCHES, Journal, conduct, sit

from digimat.administration.script import read_script, replay
from digimat.problems import UserError


def sit_branches(*lines, **more):
    return sit(*lines, questionnaire=BRANCHES, **more)


def questions(sat):
    """The lines that head each question, without their section."""
    return [line.partition(" ·")[0] for line in sat.screen.splitlines() if line.startswith("Question ")]


def test_the_questions_are_counted_as_they_are_asked():
    sat = sit_branches("1", "3", "in May", "3", "1", "e", language="en")
    assert questions(sat) == [
        "Question 1 of 2",
        "Question 2 of 4",  # the first answer opened two
        "Question 3 of 5",
        "Question 4 of 5",
        "Question 5 of 5",
    ]
    assert sat.answers() == {
        "in_post": "yes",
        "years": "3",
        "years_evidence": "in May",
        "tools": "c",
        "last": "yes",
    }
    assert sat.state.status == "submitted"


def test_a_branch_that_is_not_taken_is_never_shown():
    sat = sit_branches("2", "2", "1", "e", language="fr")
    assert questions(sat) == ["Question 1 sur 2", "Question 2 sur 3", "Question 3 sur 3"]
    assert "Depuis combien d’années" not in sat.screen
    assert sat.answers() == {"in_post": "no", "reason": "b", "last": "yes"}


def test_who_answers_decides_where_it_begins():
    assert questions(sit_branches(profile={"role": "hr"})) == ["Question 1 of 3"]
    assert "How many people?" in sit_branches(profile={"role": "hr"}).screen
    assert "How many people?" not in sit_branches(profile={"role": "it"}).screen


def test_back_on_the_first_question_asked_says_so():
    assert "This is the first question." in sit_branches("r").screen


def test_back_passes_over_what_is_hidden():
    sat = sit_branches("2", "s", "r", "r", "1")
    assert questions(sat)[:4] == ["Question 1 of 2", "Question 2 of 3", "Question 3 of 3", "Question 2 of 3"]
    assert sat.answers() == {"in_post": "yes"}


@pytest.mark.parametrize("way", [["v"], ["e"]])
def test_the_list_and_the_review_have_what_is_asked_only(way):
    sat = sit_branches("1", "3", ":r", "r", "2", *way)
    listed = [line.strip() for line in sat.screen.splitlines() if "[x]  " in line or "[ ]  " in line]
    assert listed == ["1 [x]  In post", "2 [ ]  Reason", "3 [ ]  Summing up"]
    assert sat.state.codes["years"] == "3"


def test_what_is_hidden_does_not_count_as_unanswered():
    sat = sit_branches("2", "2", "1", "e")
    assert "without an answer" not in sat.screen
    assert sat.state.status == "submitted"


def test_a_number_at_the_review_is_that_of_the_list():
    sat = sit_branches("e", "2", "1", "e", "e")  # the second question asked is the last of the file
    assert sat.answers() == {"last": "yes"}
    assert sat.state.status == "submitted"


def test_questions_opened_from_the_review_are_asked_before_it_is_shown_again():
    sat = sit_branches("2", "2", "1", "1", "1", "5", "in May", "3", "e")
    assert sat.screen.count("End of the questions") == 2
    assert questions(sat)[3:] == ["Question 1 of 3", "Question 2 of 4", "Question 3 of 5", "Question 4 of 5"]
    assert sat.state.status == "submitted"
    assert sat.state.codes == {
        "in_post": "yes",
        "reason": "b",  # kept, though no longer asked
        "years": "5",
        "years_evidence": "in May",
        "tools": "c",
        "last": "yes",
    }


def test_who_goes_to_the_end_all_the_same_is_told_what_is_missing_again():
    sat = sit_branches("e", "e", "1", "1", "e", "e", "e")
    # two blanks were accepted once; the answer opened others, so it is asked for again
    assert sat.screen.count('Type "e" once more') == 2
    assert sat.state.status == "submitted"


def test_an_answer_that_comes_back_is_shown_as_the_current_one():
    sat = sit_branches("1", "3", ":r", "r", "2", "r", "1")
    assert sat.screen.count("Your current answer: 3") == 2
    assert sat.state.codes == {"in_post": "yes", "years": "3"}


def replayed_script(text, profile=None, journal=None):
    conductor = conduct(journal, questionnaire=BRANCHES, profile=profile)
    return replay(list(read_script(text, "paper.txt")), conductor)


def test_a_script_answers_by_name_what_earlier_lines_open():
    state = replayed_script("answer in_post yes\nanswer years 3\nanswer tools a+b\nanswer often 2\nsubmit\n")
    assert state.codes == {"in_post": "yes", "years": "3", "tools": "a+b", "often": "2"}
    assert state.status == "submitted"


@pytest.mark.parametrize(
    ("line", "condition", "so_far"),
    [
        ("answer years 3", 'in_post == "yes"', "in_post = no"),
        ("jump years_evidence", 'in_post == "yes"', "in_post = no"),
        ("flag tools", "years >= 0.3", "years = —"),
        ("comment size so", 'role == "hr"', "role = it"),
        ("answer split yes", '(role == "hr") and (size >= 10)', "role = it, size = —"),
    ],
)
def test_a_script_is_told_which_condition_hides_an_item(line, condition, so_far):
    with pytest.raises(UserError) as caught:
        replayed_script(f"# paper\nanswer in_post no\n{line}\n", {"role": "it"})
    (problem,) = caught.value.problems
    item = line.split()[1]
    for language in ("fr", "en"):
        assert problem.line(language).startswith("paper.txt:3: ADM005 ")
        for words in (condition, so_far, item):
            assert words in problem.line(language)


def test_an_answer_that_is_kept_but_hidden_is_not_told_as_known():
    with pytest.raises(UserError) as caught:
        replayed_script("answer in_post yes\nanswer years 3\nanswer in_post no\nanswer tools a\n")
    assert "years = —" in caught.value.problems[0].remedy.en


def test_what_was_before_a_refused_line_is_kept():
    journal = Journal([None])  # not empty, so that it is this one that is written to
    with pytest.raises(UserError):
        replayed_script("answer in_post no\nanswer years 3\n", journal=journal)
    assert [e.item for e in journal.events[1:] if e.kind == "answered"] == ["in_post"]
