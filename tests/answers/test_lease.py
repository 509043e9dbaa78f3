"""One window at a time: a second one may look, a dead one gives way, and what it showed still counts."""

import multiprocessing
import os
import time

import pytest
from store_kit import TEXT, open_store, record

from digimat import system_processes as system
from digimat.administration import Answer, Now, Pause
from digimat.answers.lease import SILENCE, Desk, Holder, give_back, kept_alive, take_lease
from digimat.answers.sitting import leased, open_sitting, resume_sitting, stored_sitting
from digimat.problems import UserError
from digimat.questionnaires import bundled_folder, load

MINE = Holder("laptop", "boot-1", 100, "5000")
OTHER = Holder("laptop", "boot-1", 200, "6000")


def at(seconds):
    return Now(
        f"2026-11-22T{9 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000+00:00",
        seconds * 1000,
    )


def desk(holder=MINE, seconds=0, gone=()):
    return Desk(holder, lambda: at(seconds), lambda other: other in gone)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "digimat.db") as opened:
        opened.open_session(record(), TEXT)
        yield opened


def test_a_second_window_does_not_get_a_sitting_that_is_open(store):
    assert take_lease(store, "AAAAAA", desk()).held_by is None
    assert take_lease(store, "AAAAAA", desk(OTHER)).held_by == MINE
    assert take_lease(store, "AAAAAA", desk()).held_by is None  # the first one still has it


def test_what_is_given_back_can_be_taken(store):
    take_lease(store, "AAAAAA", desk())
    give_back(store, "AAAAAA", desk())
    assert take_lease(store, "AAAAAA", desk(OTHER)).held_by is None


def test_nobody_gives_back_what_another_window_has(store):
    take_lease(store, "AAAAAA", desk())
    give_back(store, "AAAAAA", desk(OTHER))
    assert take_lease(store, "AAAAAA", desk(OTHER)).held_by == MINE


def test_a_window_that_is_gone_gives_way_and_says_when_it_was_seen(store):
    take_lease(store, "AAAAAA", desk(seconds=7))
    lease = take_lease(store, "AAAAAA", desk(OTHER, 50, gone=[MINE]))
    assert (lease.held_by, lease.seen_ms) == (None, 7000)


def test_after_a_restart_of_the_machine_a_sitting_is_free(store):
    take_lease(store, "AAAAAA", desk(seconds=7))
    lease = take_lease(store, "AAAAAA", desk(Holder("laptop", "boot-2", 100, "5000")))
    assert (lease.held_by, lease.seen_ms) == (None, None)  # its clock began anew


@pytest.mark.parametrize(("silent", "free"), [(0, False), (SILENCE, False), (SILENCE + 1, True)])
def test_a_window_on_another_machine_counts_as_gone_once_it_is_silent(store, silent, free):
    take_lease(store, "AAAAAA", desk(Holder("elsewhere", "boot-9", 300, "7")))
    lease = take_lease(store, "AAAAAA", desk(MINE, int(silent), gone=[]))
    assert (lease.held_by is None) == free


def test_a_lease_is_renewed_while_its_window_lives(store):
    moments = iter(range(1000))
    me = Desk(MINE, lambda: at(next(moments)), lambda other: True)
    take_lease(store, "AAAAAA", me)
    ((before,),) = store.read("SELECT seen_ms FROM lease")
    with kept_alive(store.path, "AAAAAA", me, every=0.01):
        end = time.monotonic() + 10
        while store.read("SELECT seen_ms FROM lease") == [(before,)] and time.monotonic() < end:
            time.sleep(0.01)
    assert store.read("SELECT seen_ms FROM lease")[0][0] > before


def test_a_file_that_is_gone_is_not_made_again_by_renewing(tmp_path):
    with kept_alive(tmp_path / "gone.db", "AAAAAA", desk(), every=0.001):
        time.sleep(0.02)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def sitting(store):
    source = load(bundled_folder() / "agility.yaml")
    return open_sitting(store, record("BBBBBB", source.text), source, lambda: at(0))


def test_the_second_window_shows_the_answers_and_takes_none(store, sitting):
    sitting.conductor.do(Answer("c", "a1d1"))
    with leased(store, "BBBBBB", desk()), leased(store, "BBBBBB", desk(OTHER)) as lease:
        second = resume_sitting(store, sitting.record, lambda: at(9), lease)
        assert second.conductor.state.codes == {"a1d1": "c"}
        assert second.conductor.read_only.code == "ANS050"
        assert "100" in second.conductor.read_only.message.en
        with pytest.raises(UserError):
            second.conductor.do(Answer("b", "a1d1"))
        with pytest.raises(UserError):
            second.conductor.do(Pause())
    stored = stored_sitting(store, sitting.record, lambda: at(9))
    assert [event.kind for event in store.events("BBBBBB")].count("resumed") == 0
    assert stored.conductor.state.codes == {"a1d1": "c"}


def test_time_on_the_screen_before_a_stop_is_counted_up_to_the_last_sign_of_life(store, sitting):
    take_lease(store, "BBBBBB", desk(seconds=40))
    with leased(store, "BBBBBB", desk(OTHER, 90, gone=[MINE])) as lease:
        again = resume_sitting(store, sitting.record, lambda: at(90), lease)
    assert again.conductor.state.seconds["p1"] == 40
    assert [incident.kind for incident in again.conductor.state.incidents] == ["stopped"]


def test_leaving_by_an_error_gives_the_lease_back(store):
    with pytest.raises(KeyboardInterrupt), leased(store, "AAAAAA", desk()):
        raise KeyboardInterrupt
    assert store.read("SELECT * FROM lease") == []


def wait(go):
    go.wait(60)


def test_a_process_is_told_from_one_that_has_ended():
    spawn = multiprocessing.get_context("spawn")
    go = spawn.Event()
    process = spawn.Process(target=wait, args=(go,))
    process.start()
    started = system.started_at(process.pid)
    assert not system.is_gone(process.pid, started)
    assert not system.is_gone(process.pid, "")  # where the system does not say when it started
    go.set()
    process.join()
    assert system.is_gone(process.pid, started)
    assert system.is_gone(process.pid, "")


@pytest.mark.skipif(
    not system.started_at(os.getpid()), reason="this system does not say when a process started"
)
def test_a_later_process_with_the_same_number_is_another_one():
    assert system.is_gone(os.getpid(), "1")
    assert not system.is_gone(os.getpid(), system.started_at(os.getpid()))
