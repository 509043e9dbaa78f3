"""A full disk, a locked file, a file without rights: what was acknowledged stays, what failed can be done again."""

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_kit import TEXT, answered, filled, held, open_store, record

from digimat.problems import UserError

# Mounts of our own, which nobody else sees; root is not needed for that, but some systems forbid it.
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")


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


@contextmanager
def no_special_rights():
    """Within this, rights count for root as well: root becomes nobody."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_file_that_may_not_be_written_is_read_and_left_alone():
    with tempfile.TemporaryDirectory() as folder:  # tmp_path is closed to nobody
        file = Path(folder) / "digimat.db"
        before = filled(file)
        content = file.read_bytes()
        Path(folder).chmod(0o755)
        file.chmod(0o444)
        with no_special_rights(), open_store(file) as store:
            assert list(store.events("AAAAAA")) == before[2]
            with pytest.raises(UserError) as caught:
                store.append("AAAAAA", [answered(7)])
        assert file.read_bytes() == content
        assert held(file) == before
    (problem,) = caught.value.problems
    assert (problem.code, problem.position.file) == ("ANS020", str(file))
    assert "SQLITE_READONLY" in problem.message.en
    assert "rights" in problem.remedy.en


def why_not_own_mounts(folder):
    """Why this system lets us mount no disk of our own; empty where it does."""
    if not shutil.which("unshare"):
        return "there is no unshare here (Linux has it, in util-linux)"
    done = subprocess.run(
        [*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", folder], capture_output=True, text=True
    )
    return done.stderr.strip()


def test_a_disk_that_is_really_full_keeps_what_was_acknowledged_and_goes_on_when_there_is_room(tmp_path):
    if why := why_not_own_mounts(tmp_path):
        pytest.skip(f"needs a small disk of its own: {why}")
    script = Path(__file__).parent / "small_disk.py"
    done = subprocess.run(
        [*OWN_MOUNTS, sys.executable, script, tmp_path], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    for moment in ("no room for a store", "no room for an answer"):
        code, file, message, remedy = told[moment]
        assert (code, file) == ("ANS020", str(tmp_path / "digimat.db"))
        assert "SQLITE_FULL" in message
        assert remedy == "The disk is full: free some space, then try again."
    code, _, _, remedy = told["a disk that is only read"]
    assert code == "ANS020"
    assert "rights" in remedy
    assert told["acknowledged"] > 100
    assert told["held"] == list(range(told["acknowledged"]))
    assert told["held in the end"] == list(range(told["acknowledged"] + 50))
