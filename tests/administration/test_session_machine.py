"""The session machine: what each intent leads to, at the ends, out of time and after the end."""

import pytest
from sitting_kit import EVERY_TYPE, ITEMS, at, fresh, replayed

from digimat.administration import (
    Answer,
    Back,
    Begin,
    Clear,
    Comment,
    Flag,
    Jump,
    Next,
    Pause,
    Resume,
    SessionClosed,
    Submit,
    step,
)
from digimat.administration.state import UnknownItem
from digimat.questionnaires import InvalidResponse

LAST = len(ITEMS)


def play(*steps):
    """Carry out (second, intent) pairs; the state and every event."""
    state, journal = fresh(), []
    for second, intent in steps:
        state, events = step(state, intent, at(second))
        journal += events
    return state, journal


def kinds(*intents):
    return [event.kind for event in play(*((0, intent) for intent in intents))[1]]


@pytest.mark.parametrize(
    ("intents", "position"),
    [
        ([], 0),
        ([Back()], 0),  # there is nothing before the first item
        ([Next()], 1),
        ([Next(), Next(), Back()], 1),
        ([Next()] * LAST, LAST),  # after the last item comes the review
        ([Next()] * (LAST + 3), LAST),
        ([Jump("act")], LAST - 1),
        ([Jump("act"), Next(), Back()], LAST - 1),
        ([Answer("5", "figure")], ITEMS.index("figure")),  # another item is gone to first
    ],
)
def test_moves_stop_at_the_first_item_and_at_the_review(intents, position):
    assert play(*((0, intent) for intent in intents))[0].position == position


@pytest.mark.parametrize(
    ("intents", "events"),
    [
        ([Begin()], ["begun"]),
        ([Back()], []),
        ([Jump("one")], []),
        ([Answer("b")], ["answered"]),
        ([Answer("b"), Answer("b")], ["answered", "answered"]),
        ([Answer("b", "one"), Answer("5", "figure")], ["answered", "moved", "answered"]),
        ([Answer("")], []),
        ([Answer("b"), Answer("")], ["answered", "cleared"]),
        ([Clear()], []),
        ([Answer("b"), Clear("one"), Clear("one")], ["answered", "cleared"]),
        ([Flag(), Flag("one")], ["flagged", "flagged"]),
        ([Comment("why?")], ["commented"]),
        ([Pause(), Pause()], ["paused"]),
        ([Pause(), Resume()], ["paused", "resumed"]),
        ([Submit()], ["submitted"]),
    ],
)
def test_an_intent_that_changes_nothing_leaves_no_event(intents, events):
    assert kinds(*intents) == events


@pytest.mark.parametrize(
    ("intent", "error"),
    [
        (Answer("z"), InvalidResponse),
        (Answer("b+c"), InvalidResponse),
        (Answer("na"), InvalidResponse),
        (Answer("dk", "many"), InvalidResponse),
        (Answer("b", "nothing"), UnknownItem),
        (Clear("nothing"), UnknownItem),
        (Flag("nothing"), UnknownItem),
        (Comment("why?", "nothing"), UnknownItem),
        (Jump("nothing"), UnknownItem),
    ],
)
def test_what_cannot_be_done_raises_and_the_state_stays(intent, error):
    state = fresh()
    with pytest.raises(error):
        step(state, intent, at(0))
    assert state == fresh()


@pytest.mark.parametrize("intent", [Answer("b"), Clear(), Flag(), Comment("x")])
def test_the_review_has_no_current_item(intent):
    state, _ = play(*[(0, Next())] * LAST)
    assert state.current is None
    with pytest.raises(UnknownItem):
        step(state, intent, at(0))


@pytest.mark.parametrize(
    "intent",
    [Begin(), Answer("b"), Clear("one"), Back(), Next(), Jump("act"), Flag(), Pause(), Resume(), Submit()],
)
def test_nothing_can_be_done_after_handing_in(intent):
    state, _ = play((0, Submit()))
    with pytest.raises(SessionClosed):
        step(state, intent, at(1))


def test_answers_are_kept_in_their_one_writing():
    state, events = play((0, Answer(" F + a ", "many")), (1, Answer("1 234,50", "figure")))
    assert state.codes == {"many": "a+f", "figure": "1234.5"}
    assert [e.payload["code"] for e in events if e.kind == "answered"] == ["a+f", "1234.5"]


def test_a_flag_is_put_on_and_taken_off():
    state, events = play((0, Flag()), (1, Flag("act")), (2, Flag("one")))
    assert state.flagged == {"act"}
    assert [event.payload["on"] for event in events] == [True, True, False]


def test_a_comment_is_kept_clean_and_replaced_by_the_next():
    state, _ = play((0, Comment("\x1b[31mwhy\u202e?")), (1, Comment("ah")), (2, Comment("so", "act")))
    assert state.comments == {"one": "ah", "act": "so"}
    assert play((0, Comment("\x1b[31mwhy\u202e?")))[0].comments == {"one": "[31mwhy?"}


def test_time_is_counted_on_the_item_on_the_screen_from_the_first_one_on():
    state, _ = play((10, Begin()), (25, Answer("b")), (27, Next()), (30, Back()), (31, Jump("act")))
    assert state.seconds == {"one": 18, "many": 3}


def test_time_away_is_counted_nowhere():
    state, events = play((0, Begin()), (5, Pause()), (500, Resume()), (507, Answer("b")), (508, Submit()))
    assert state.seconds["one"] == 5 + 7 + 1
    assert state.interruptions == 1
    assert replayed(events) == state


def test_time_between_a_kill_and_a_return_is_not_counted():
    """A killed process leaves no pause, and the clock of the next one may start lower."""
    state, _ = play((900, Begin()), (905, Answer("b")), (3, Resume()), (7, Next()))
    assert state.seconds["one"] == 5 + 4


def test_time_at_the_review_is_time_too():
    state, _ = play((0, Begin()), (1, Jump("act")), (4, Next()), (24, Submit()))
    assert state.elapsed == 24


def test_the_time_left_runs_while_the_sitting_is_open_only():
    state, _ = play((0, Begin()), (60, Answer("b")))
    assert state.remaining(at(90)) == 600 - 90
    paused, _ = step(state, Pause(), at(90))
    assert paused.remaining(at(5000)) == 600 - 90


def test_a_late_answer_is_recorded_and_marked():
    state, events = play((0, Begin()), (600, Answer("b")), (601, Answer("5", "figure")))
    assert state.codes == {"one": "b", "figure": "5"}
    assert state.late == {"figure"}
    assert [event.payload.get("late") for event in events if event.kind == "answered"] == [None, True]


def test_an_answer_taken_back_is_late_no_more():
    state, _ = play((0, Begin()), (601, Answer("b")), (602, Clear("one")))
    assert (state.codes, state.late) == ({}, frozenset())


def test_without_a_time_limit_nothing_is_late():
    endless = fresh(EVERY_TYPE.model_copy(update={"time_limit": None}))
    state, _ = step(endless, Begin(), at(0))
    state, _ = step(state, Answer("b"), at(1e6))
    assert state.remaining(at(2e6)) is None
    assert state.late == frozenset()
