"""A sitting of an assembled form: the time limit is about the form alone, and practice counts for nothing."""

from pathlib import Path

import pytest
from sitting_kit import at, fresh

from digimat.administration import Answer, Begin, Jump, Next, Pause, Resume, Submit, apply, begin, step
from digimat.questionnaires import AssembledForm, assemble, load

BANK = load(Path(__file__).parents[1] / "questionnaires" / "bank.yaml").questionnaire  # five minutes
FORM = AssembledForm(
    "small",
    BANK.title,
    tuple(BANK.item(name) for name in ("try_me", "tally", "choose", "h1")),
    practice=frozenset({"try_me"}),
    untimed=frozenset({"try_me", "h1"}),
)
LIMIT = 300.0


def sit(*steps, form=FORM):
    """Carry out (second, intent) pairs; the state and every event."""
    state, journal = begin(BANK, form), []
    for second, intent in ((0, Begin()), *steps):
        state, events = step(state, intent, at(second))
        journal += events
    return state, journal


def test_the_limit_does_not_run_during_practice():
    state, _ = sit()
    assert state.remaining(at(1000)) == LIMIT
    state, _ = sit((1000, Next()))
    assert state.remaining(at(1000)) == LIMIT
    assert state.remaining(at(1040)) == LIMIT - 40


def test_the_limit_stands_still_in_a_module_and_goes_on_behind_it():
    state, _ = sit((100, Next()), (160, Jump("h1")))
    assert state.remaining(at(160)) == state.remaining(at(9000)) == LIMIT - 60
    state, _ = sit((100, Next()), (160, Jump("h1")), (9000, Jump("choose")))
    assert state.remaining(at(9010)) == LIMIT - 70


def test_the_review_takes_of_the_limit():
    state, _ = sit((100, Next()), (160, Jump("h1")), (9000, Next()))
    assert state.current is None
    assert state.remaining(at(9005)) == LIMIT - 65


@pytest.mark.parametrize(
    ("second", "late"),
    [(399, frozenset()), (400, frozenset()), (401, {"choose"})],  # 100 seconds of practice before
)
def test_an_answer_is_late_once_the_form_has_had_its_time(second, late):
    state, _ = sit((100, Next()), (101, Jump("choose")), (second, Answer("b")))
    assert state.late == late


@pytest.mark.parametrize("item", ["try_me", "h1"])
def test_an_answer_to_what_has_no_limit_is_never_late(item):
    state, _ = sit((100, Next()), (5000, Jump(item)), (9000, Answer("a")))
    assert state.remaining(at(9000)) == LIMIT - 4900  # the form has had its time
    assert (state.codes, state.late) == ({item: "a"}, frozenset())


def test_time_away_counts_nowhere_between_a_module_and_the_form():
    state, events = sit((50, Next()), (70, Pause()), (7000, Resume()), (7010, Jump("h1")), (8000, Submit()))
    assert state.remaining(at(9000)) == LIMIT - 30
    again = begin(BANK, FORM)
    for event in events:
        again = apply(again, event)
    assert again == state


def test_extra_time_is_a_share_of_the_limit_of_the_form():
    state, _ = step(begin(BANK, FORM), Begin(extra_time=0.5), at(0))
    assert state.remaining(at(600)) == LIMIT * 1.5


def test_practice_is_counted_apart():
    state, _ = sit((10, Answer("a")))
    assert (state.current.id, state.number) == ("try_me", 1)
    assert [item.id for item in state.asked] == ["tally", "choose", "h1"]
    assert state.answered == ()
    assert state.unanswered == ("tally", "choose", "h1")
    state, _ = sit((10, Answer("a")), (20, Next()))
    assert (state.current.id, state.number) == ("tally", 1)


def test_a_drawn_form_is_sat_with_the_items_it_drew():
    form = assemble(BANK, "seed-3+coach")
    state = fresh(BANK, "seed-3+coach")
    assert state.items == form.items
    assert state.untimed == {"try_me", "h2", "h3"}
    assert state.items[1].stem.en == "How many parts have a stock below 10?"
