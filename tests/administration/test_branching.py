"""Questions that hang on earlier answers, or on who answers: which are asked, and what becomes of the others."""

import pytest
from sitting_kit import BRANCHES, at, fresh

from digimat.administration import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Flag,
    HiddenItem,
    Jump,
    Next,
    Submit,
    apply,
    step,
)

ALWAYS = ["in_post", "last"]


def play(*intents, form="file", role=None):
    """Carry out intents from the beginning; the state and every event."""
    state, journal = step(fresh(BRANCHES, form), Begin(profile={"role": role} if role else {}), at(0))
    journal = list(journal)
    for second, intent in enumerate(intents, 1):
        state, events = step(state, intent, at(second))
        journal += events
    again = fresh(BRANCHES, form)
    for event in journal:
        again = apply(again, event)
    assert again == state  # the journal tells the whole story, whatever was hidden
    return state, journal


def asked(state):
    return [item.id for item in state.asked]


@pytest.mark.parametrize(
    ("answers", "role", "expected"),
    [
        ([], None, ["in_post", "last"]),
        ([], "it", ["in_post", "last"]),
        ([], "hr", ["size", "in_post", "last"]),
        # the condition of a section and that of an item must both hold
        (["size 9"], "hr", ["size", "in_post", "last"]),
        (["size 10"], "hr", ["size", "split", "in_post", "last"]),
        # an answer opens a question and the one after its evidence
        (["in_post yes"], None, ["in_post", "years", "years_evidence", "last"]),
        (["in_post no"], None, ["in_post", "reason", "last"]),
        (["in_post dk"], None, ["in_post", "last"]),  # not known is neither yes nor no
        (["in_post yes", "years 0"], None, ["in_post", "years", "years_evidence", "last"]),
        # a number on the cut, as 0.1 + 0.2 would be, is on it
        (
            ["in_post yes", "years 0.2999999999"],
            None,
            ["in_post", "years", "years_evidence", "tools", "last"],
        ),
        (["in_post yes", "years 0.299"], None, ["in_post", "years", "years_evidence", "last"]),
        # codes are seen in their one writing
        (
            ["in_post yes", "years 3", "tools b+a"],
            None,
            ["in_post", "years", "years_evidence", "tools", "often", "last"],
        ),
        (
            ["in_post yes", "years 3", "tools a+c"],
            None,
            ["in_post", "years", "years_evidence", "tools", "last"],
        ),
        # what hangs on a hidden item is hidden with it, although its answer is kept
        (["in_post yes", "years 3", "tools b", "in_post no"], None, ["in_post", "reason", "last"]),
    ],
)
def test_what_is_asked_follows_from_the_answers_and_the_profile(answers, role, expected):
    state, _ = play(*(Answer(*line.split()[::-1]) for line in answers), role=role)
    assert asked(state) == expected


def test_an_answer_that_hides_others_keeps_what_was_answered_there():
    opening = (Answer("yes", "in_post"), Answer("3", "years"), Answer("b", "tools"), Answer("2", "often"))
    state, _ = play(*opening, Answer("no", "in_post"))
    assert state.codes == {"in_post": "no", "years": "3", "tools": "b", "often": "2"}
    assert (state.answered, state.unanswered) == (("in_post",), ("reason", "last"))
    back, _ = play(*opening, Answer("no", "in_post"), Answer("yes", "in_post"))
    assert back.answered == ("in_post", "years", "tools", "often")
    assert back.unanswered == ("years_evidence", "last")


def test_forward_and_back_pass_over_what_is_hidden():
    state, _ = play(Answer("no"), Next())
    assert (state.current.id, state.number, len(state.asked)) == ("reason", 2, 3)
    state, _ = play(Answer("no"), Next(), Next())
    assert (state.current.id, state.number) == ("last", 3)
    assert play(Answer("no"), Next(), Next(), Next())[0].current is None
    assert play(Answer("no"), Next(), Next(), Next(), Back())[0].current.id == "last"
    assert play(Answer("no"), Next(), Next(), Back(), Back(), Back())[0].current.id == "in_post"


def test_the_sitting_begins_with_the_first_question_asked():
    assert play()[0].current.id == "in_post"
    assert play(role="hr")[0].current.id == "size"
    assert play()[0].position == 2  # its place among all of them, so that a journal means the same for ever


@pytest.mark.parametrize("intent", [Answer("3", "years"), Jump("years"), Flag("years"), Clear("years"),
                                    Comment("so", "years")])  # fmt: skip
def test_what_names_a_hidden_item_is_refused_with_its_condition_and_nothing_happens(intent):
    state, _ = play(Answer("yes"), Answer("3", "years"), Answer("no", "in_post"))
    with pytest.raises(HiddenItem) as caught:
        step(state, intent, at(9))
    assert (caught.value.item, caught.value.when) == ("years", 'in_post == "yes"')
    assert state.codes["years"] == "3"


def test_a_current_item_that_is_hidden_from_elsewhere_is_left():
    state, journal = play(Answer("yes"), Next(), Clear("in_post"))
    assert state.current.id == "last"
    assert [event.kind for event in journal[-2:]] == ["cleared", "moved"]
    assert play(Answer("yes"), Jump("years_evidence"), Clear("in_post"), Next())[0].current is None


def test_a_form_in_another_order_asks_the_same():
    """Conditions are told in the order of the file: what they name comes first there, wherever it is asked."""
    state, _ = play(Answer("yes", "in_post"), form="turned")
    assert asked(state) == ["last", "years", "years_evidence", "in_post"]
    assert play(Answer("yes", "in_post"), Back(), form="turned")[0].current.id == "years_evidence"
    state, _ = play(Answer("yes", "in_post"), Answer("3", "years"), Answer("no", "in_post"), form="turned")
    assert asked(state) == ["last", "reason", "in_post"]  # the tools go with the years, although asked before


def test_what_a_form_does_not_ask_is_missing():
    state, _ = play(form="short")
    assert asked(state) == ["last"]


def test_it_can_be_handed_in_with_answers_that_are_hidden():
    state, _ = play(Answer("yes"), Answer("3", "years"), Answer("no", "in_post"), Submit())
    assert (state.status, state.codes["years"]) == ("submitted", "3")


def test_the_profile_is_in_the_journal_and_only_where_it_is_known():
    assert play(role="hr")[1][0].payload == {"profile": {"role": "hr"}}
    assert play()[1][0].payload == {}
    assert play(role="hr")[0].profile == {"role": "hr"}


def test_without_conditions_nothing_is_computed():
    state = fresh()
    assert (state.conditional, state.hidden) == ((), frozenset())
    assert state.asked is state.items
