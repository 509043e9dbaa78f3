"""A backup is whole and verified, while sittings go on, and never takes the place of another file."""

import sqlite3
import stat
import threading
from contextlib import closing
from datetime import date

import pytest
from damage_kit import change, cut_short
from store_kit import answered, filled, held, open_store

from digimat.answers.backup import back_up, backup_name
from digimat.problems import UserError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "digimat.db"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "usb" / "copy.db"


def test_what_is_in_the_store_is_in_the_backup(file, target):
    before = filled(file)
    done = back_up(file, target)
    assert (done.sittings, done.events) == (1, 6)
    assert held(target) == before


def test_a_backup_is_its_owner_s_only_and_nothing_is_left_beside_it(file, target):
    filled(file)
    back_up(file, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["copy.db"]


def test_a_backup_made_while_answers_are_given_is_in_order(file, target):
    filled(file)
    stop = threading.Event()

    def answer():
        with open_store(file) as store:
            number = 6
            while not stop.is_set():
                store.append("AAAAAA", [answered(number % 60, "x" * 300)])
                number += 1

    writer = threading.Thread(target=answer)
    writer.start()
    try:
        kept = [back_up(file, target.with_name(f"{n}.db")).events for n in range(5)]
    finally:
        stop.set()
        writer.join()
    assert kept == sorted(kept)
    assert kept[0] >= 6


def test_an_existing_file_stays_as_it_is(file, target):
    filled(file)
    target.parent.mkdir()
    target.write_text("mine")
    with pytest.raises(UserError) as caught:
        back_up(file, target)
    assert caught.value.problems[0].code == "CLI009"
    assert target.read_text() == "mine"


def test_no_backup_is_made_of_what_is_not_in_order(file, target):
    filled(file)
    change(file, "UPDATE event SET item = 'q9' WHERE seq = 2")
    with pytest.raises(UserError) as caught:
        back_up(file, target)
    (problem,) = caught.value.problems
    assert (problem.code, problem.position.file) == ("ANS074", str(file))
    assert list(target.parent.iterdir()) == []


def test_where_a_write_was_cut_short_the_backup_is_without_it(file, target):
    before = filled(file)
    cut_short(file)
    back_up(file, target)
    assert held(target) == before


def test_where_the_backup_cannot_be_written_nothing_is_left(file, tmp_path):
    filled(file)
    (tmp_path / "a file").touch()
    with pytest.raises(UserError) as caught:
        back_up(file, tmp_path / "a file" / "copy.db")
    assert caught.value.problems[0].code == "ANS020"


def test_a_full_medium_leaves_no_half_of_a_backup(file, target, monkeypatch):
    filled(file)

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("digimat.answers.backup._copy", full)
    with pytest.raises(UserError):
        back_up(file, target)
    assert list(target.parent.iterdir()) == []


def test_the_second_backup_of_a_day_has_a_number(tmp_path):
    day = date(2026, 11, 22)
    names = []
    for _ in range(3):
        names.append(backup_name(tmp_path, day))
        names[-1].touch()
    assert [path.name for path in names] == [
        "digimat-2026-11-22.db", "digimat-2026-11-22-2.db", "digimat-2026-11-22-3.db",
    ]  # fmt: skip


def test_a_backup_can_be_opened_without_the_journal_of_the_store(file, target):
    filled(file)
    back_up(file, target)
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
