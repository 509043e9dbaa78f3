"""A full disk, a locked file, two writers: what was acknowledged stays, what failed can be done again."""

import multiprocessing
import resource
import sqlite3
from contextlib import contextmanager

import pytest
from store_kit import TEXT, answered, filled, held, open_store, record

from digimat.answers.store import Store
from digimat.problems import UserError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "digimat.db"


@contextmanager
def largest_file(size):
    """No file of this process may grow beyond a size (SQLite then reports an I/O error)."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def fill_up(store, most=2000):
    """Answer until saving fails; the number of answers acknowledged, and what was said."""
    for number in range(most):
        try:
            store.append("AAAAAA", [answered(number % 60, "x" * 300)])
        except UserError as error:
            return number, error.problems[0]
    pytest.fail("nothing ever failed")


def test_where_the_file_cannot_grow_the_answers_before_are_kept(file):
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        with largest_file(file.stat().st_size + 20_000):
            kept, problem = fill_up(store)
        assert problem.code == "ANS020"
        assert kept > 10
        assert len(store.events("AAAAAA")) == kept
        store.append("AAAAAA", [answered(1, "after")])  # there is room again
    assert len(held(file)[2]) == kept + 1


def test_a_full_disk_is_said_in_words(file):
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        store._db.execute(f"PRAGMA max_page_count={file.stat().st_size // 4096 + 5}")
        kept, problem = fill_up(store)
        assert (problem.code, problem.remedy.en) == (
            "ANS020",
            "The disk is full: free some space, then try again.",
        )
        assert len(store.events("AAAAAA")) == kept


class Torn:
    """A database that keeps a transaction and then reports that it could not."""

    def __init__(self, db):
        self._db, self.torn = db, True

    def execute(self, order, *values):
        cursor = self._db.execute(order, *values)
        if self.torn and order == "COMMIT":
            self.torn = False
            raise sqlite3.OperationalError("disk I/O error")
        return cursor

    def close(self):
        self._db.close()


def test_an_answer_given_again_after_a_false_failure_counts_once(file):
    """A sync may fail although the row was stored: the same answer again changes nothing."""
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        store._db = Torn(store._db)
        with pytest.raises(UserError):
            store.append("AAAAAA", [answered(1)])
        store.append("AAAAAA", [answered(1)])
        events = store.events("AAAAAA")
    assert {event.item: event.payload["code"] for event in events} == {"q1": "b"}
    assert held(file)[2] == list(events)  # and the chain holds


def test_a_file_that_another_program_holds_is_said_to_be_busy(file, monkeypatch):
    filled(file)
    connect = sqlite3.connect
    other = connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "timeout": 0.01}))
    with pytest.raises(UserError) as caught:
        open_store(file)
    other.close()
    (problem,) = caught.value.problems
    assert "SQLITE_BUSY" in problem.message.en
    assert "Another window" in problem.remedy.en


def write_answers(path, code, answers, go):
    go.wait(20)
    for number in range(answers):
        with Store(path, lambda number=number: f"{code}-{number}") as store:
            store.append(code, [answered(number)])


def test_two_processes_write_to_one_store_and_nothing_is_lost(file):
    codes = ("AAAAAA", "BBBBBB")
    with open_store(file) as store:
        for code in codes:
            store.open_session(record(code), TEXT)
    spawn = multiprocessing.get_context("spawn")
    go = spawn.Event()
    writers = [spawn.Process(target=write_answers, args=(file, code, 25, go)) for code in codes]
    for writer in writers:
        writer.start()
    go.set()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    with open_store(file) as store:
        for code in codes:
            assert [event.item for event in store.events(code)] == [f"q{n}" for n in range(25)]
