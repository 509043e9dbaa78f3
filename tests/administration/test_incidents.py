"""What happens around the answers: sleep, clocks, windows, stops. It is kept, counted, and changes no answer."""

import pytest
from sitting_kit import EVERY_TYPE, at, fresh, replayed

from digimat.administration import (
    Answer,
    Begin,
    FocusGained,
    FocusLost,
    Now,
    Pause,
    Resume,
    Submit,
    Tick,
    step,
)
from digimat.administration.incidents import TOLERANCE

HOUR = 3600


def moment(awake, wall=None, through_sleep=None):
    """A moment so many seconds after the start, on each clock."""
    wall = awake if wall is None else wall
    boot = wall if through_sleep is None else through_sleep
    return Now(at(wall).utc, round(awake * 1000), round(boot * 1000))


def play(*steps, questionnaire=EVERY_TYPE):
    state, journal = fresh(questionnaire), []
    for now, intent in steps:
        state, events = step(state, intent, now)
        journal += events
    assert replayed(journal, questionnaire) == state
    return state, journal


def told(state):
    return [(incident.kind, incident.item, incident.seconds) for incident in state.incidents]


def test_nothing_follows_from_time_that_passes():
    _, journal = play(*((moment(second), Tick()) for second in range(0, 600, 10)))
    assert journal == []


@pytest.mark.parametrize("intent", [Tick(), Answer("b"), Pause(), Submit(), FocusLost()])
def test_sleep_of_the_machine_is_told_whatever_is_done_next(intent):
    state, journal = play((moment(0), Begin()), (moment(20, wall=320, through_sleep=320), intent))
    assert told(state)[0] == ("slept", "one", 300.0)
    assert [event.kind for event in journal][1] == "slept"


@pytest.mark.parametrize(
    ("by", "name"),
    [(HOUR, "later"), (-HOUR, "earlier"), (TOLERANCE + 1, "a little"), (13 * 365 * 86400, "2038")],
)
def test_a_clock_that_was_set_is_told_with_its_direction(by, name):
    state, _ = play((moment(0), Begin()), (moment(30, wall=30 + by, through_sleep=30), Answer("b")))
    assert told(state) == [("clock_set", "one", float(by))]
    assert state.seconds["one"] == 30  # what counts is the clock that cannot be set


@pytest.mark.parametrize("by", [TOLERANCE, -TOLERANCE, 1, 0])
def test_a_clock_that_is_put_right_a_little_is_nothing(by):
    state, _ = play((moment(0), Begin()), (moment(30, wall=30 + by, through_sleep=30), Answer("b")))
    assert told(state) == []


def test_an_hour_of_summer_time_is_nothing():
    """The wall clock is UTC: it does not jump when the clocks go back."""
    before, after = (
        Now("2026-10-25T00:59:59.000+00:00", 0, 0),
        Now("2026-10-25T01:00:01.000+00:00", 2000, 2000),
    )
    assert told(play((before, Begin()), (after, Answer("b")))[0]) == []


def test_sleep_and_a_set_clock_are_told_apart():
    state, _ = play((moment(0), Begin()), (moment(10, wall=10 + HOUR + 60, through_sleep=70), Tick()))
    assert told(state) == [("slept", "one", 60.0), ("clock_set", "one", float(HOUR))]


def test_where_the_system_has_one_clock_only_sleep_is_time():
    state, _ = play((at(0), Begin()), (at(500), Answer("b")))
    assert told(state) == []
    assert state.seconds["one"] == 500


@pytest.mark.parametrize(("policy", "seconds"), [("pause", 20), ("count", 320)])
def test_whether_sleep_is_time_of_the_respondent_is_for_the_questionnaire_to_say(policy, seconds):
    questionnaire = EVERY_TYPE.model_copy(update={"on_sleep": policy})
    state, _ = play(
        (moment(0), Begin()),
        (moment(20, wall=320, through_sleep=320), Answer("b")),
        questionnaire=questionnaire,
    )
    assert state.seconds["one"] == seconds


def test_another_window_is_one_incident_with_its_length():
    state, journal = play(
        (moment(0), Begin()),
        (moment(5), FocusLost()),
        (moment(6), FocusLost()),  # some terminals say it twice
        (moment(65), FocusGained()),
        (moment(66), FocusGained()),
    )
    assert [event.kind for event in journal] == ["begun", "left_window", "came_back"]
    assert told(state) == [("left_window", "one", 60.0)]
    assert state.seconds["one"] == 65  # the clock goes on


def test_a_pause_and_a_stop_are_told_apart():
    state, _ = play(
        (moment(0), Begin()),
        (moment(5), Pause()),
        (moment(500), Resume()),
        (moment(510), Answer("b")),
        (moment(900), Resume()),  # no pause came before: the program was stopped
    )
    assert [kind for kind, _, _ in told(state)] == ["paused", "stopped"]
    assert state.interruptions == 2


@pytest.mark.parametrize(("seen", "counted"), [(None, 10), (25_000, 25), (5_000, 10), (10_000, 10)])
def test_the_time_until_the_sitting_was_last_seen_is_counted(seen, counted):
    """Who stops the program to read a question in peace gains nothing by it."""
    state, _ = play((moment(0), Begin()), (moment(10), Answer("b")), (moment(900), Resume(seen)))
    assert state.seconds["one"] == counted


def test_a_clock_set_back_between_two_windows_is_told():
    state, _ = play((moment(0), Begin()), (moment(5), Pause()), (Now(at(-HOUR).utc, 7, 7), Resume()))
    assert [kind for kind, _, _ in told(state)] == ["clock_set", "paused"]


def test_a_long_pause_is_no_set_clock():
    state, _ = play((moment(0), Begin()), (moment(5), Pause()), (Now(at(30 * 86400).utc, 7, 7), Resume()))
    assert [kind for kind, _, _ in told(state)] == ["paused"]


def test_incidents_change_no_answer():
    quiet, _ = play((moment(0), Begin()), (moment(10), Answer("b")))
    state, _ = play(
        (moment(0), Begin()),
        (moment(2), FocusLost()),
        (moment(3), FocusGained()),
        (moment(10, wall=HOUR, through_sleep=200), Answer("b")),
    )
    assert state.codes == quiet.codes
    assert state.late == quiet.late
