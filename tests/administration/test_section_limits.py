"""Time limits of sections: within that of the whole, longer for who was granted more; no answer is dropped for them."""

import pytest
from sitting_kit import BRANCHES, at, fresh

from digimat.administration import Answer, Begin, Jump, Next, step

HR = {"role": "hr"}  # who is asked both sections


def limited(minutes, total=None):
    """The questionnaire of branches with a time limit on its first section."""
    first, *others = BRANCHES.sections
    sections = (first.model_copy(update={"time_limit": minutes}), *others)
    return BRANCHES.model_copy(update={"sections": sections, "time_limit": total})


def play(questionnaire, *steps):
    state = fresh(questionnaire)
    for second, intent in steps:
        state, _ = step(state, intent, at(second))
    return state


def test_the_time_of_a_section_runs_on_its_items_only():
    questionnaire = limited(10)
    state = play(questionnaire, (0, Begin(profile=HR)), (60, Jump(None)))
    assert state.remaining(at(500)) is None  # the review is no part of a section
    state, _ = step(state, Jump(state.items[0].id), at(500))
    assert state.remaining(at(530)) == 600 - 60 - 30


@pytest.mark.parametrize(("extra", "left"), [(0, 600), (0.5, 900)])
def test_extra_time_makes_a_section_longer_too(extra, left):
    assert play(limited(10), (0, Begin(extra, HR))).remaining(at(0)) == left


def test_what_ends_first_is_what_is_left():
    assert play(limited(10, total=5), (0, Begin(profile=HR))).remaining(at(0)) == 300
    assert play(limited(5, total=10), (0, Begin(profile=HR))).remaining(at(0)) == 300


def test_an_answer_after_the_end_of_its_section_is_kept_and_late():
    state = play(limited(1), (0, Begin(profile=HR)), (61, Answer("12", "size")))
    assert state.codes == {"size": "12"}
    assert state.late == {"size"}


def test_an_answer_in_time_is_not_late_because_another_section_is_over():
    state = play(limited(1), (0, Begin(profile=HR)), (61, Answer("yes", "in_post")))
    assert state.codes == {"in_post": "yes"}
    assert state.late == frozenset()


def test_without_limits_nothing_is_late():
    state = play(BRANCHES.model_copy(update={"time_limit": None}), (0, Begin(profile=HR)), (99_999, Next()))
    assert state.remaining(at(100_000)) is None
