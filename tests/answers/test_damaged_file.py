"""A damaged file is read on a copy, and makes room for a new one only when nothing stands in the way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from damage_kit import change, cut_short
from recovery_kit import answer, filled, spoil

from digimat.administration import Now
from digimat.answers.damaged_file import Left, free_stamp, put_in_place, read_damaged, refuse_in_use
from digimat.answers.lease import Desk, Holder
from digimat.answers.verification import Verification, journal_of
from digimat.problems import UserError

STAMP = "20261122-093000"


@pytest.fixture
def file(tmp_path):
    return filled(tmp_path / "digimat.db", ["AAAAAA"])


@pytest.fixture
def damaged(file):
    spoil(file, answer(3))
    return file


def code_of(caught):
    (problem,) = caught.value.problems
    return problem.code


def test_a_file_in_order_is_only_verified(file):
    assert isinstance(read_damaged(file), Verification)


def test_a_write_that_was_cut_short_is_no_damage(file):
    cut_short(file)
    before = file.read_bytes(), journal_of(file).read_bytes()
    found = read_damaged(file)
    assert isinstance(found, Verification)
    assert found.events == 13
    assert (file.read_bytes(), journal_of(file).read_bytes()) == before


def test_a_journal_of_something_else_takes_nothing_away(file, tmp_path):
    """A journal that was left over would put old pages back over newer ones."""
    other = filled(tmp_path / "other.db", ["BBBBBB"])
    cut_short(other)
    journal_of(other).replace(journal_of(file))
    left = read_damaged(file)
    events = left.events if isinstance(left, Verification) else len(left.salvaged.sittings["AAAAAA"].events)
    assert events == 13


def test_reading_a_damaged_file_changes_nothing(damaged):
    before = damaged.read_bytes()
    left = read_damaged(damaged)
    assert isinstance(left, Left)
    assert len(left.salvaged.sittings["AAAAAA"].events) == 12
    assert damaged.read_bytes() == before


def test_a_file_whose_header_is_gone_is_read_all_the_same(file):
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    assert len(read_damaged(file).salvaged.sittings["AAAAAA"].events) == 13


def test_a_version_that_only_damage_can_tell_is_no_newer_one(file):
    change(file, f"PRAGMA user_version = {0x01000002}")
    assert len(read_damaged(file).salvaged.sittings["AAAAAA"].events) == 13


@pytest.mark.parametrize("wanted", [b"CREATE TABLE event (", b"event_is_never_changed", b"SQLite format 3"])
def test_names_that_are_no_text_any_more_stop_nothing(file, wanted):
    """SQLite complains of them in bytes that are no text either."""
    data = file.read_bytes()
    file.write_bytes(data.replace(wanted, b"\x9a" * len(wanted)))
    left = read_damaged(file)
    assert isinstance(left, Verification) or len(left.salvaged.sittings["AAAAAA"].events) == 13


@pytest.mark.parametrize("content", [b"", b"respondent;a1\np-1;3\n" * 300, bytes(20000)])
def test_of_a_file_that_holds_no_sitting_nothing_is_made(file, content):
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_damaged(file)
    assert code_of(caught) == "ANS075"


def test_the_database_of_another_program_is_not_touched(tmp_path):
    file = tmp_path / "photos.db"
    with closing(sqlite3.connect(file)) as db:
        db.execute("CREATE TABLE photo (name TEXT, size INTEGER, place TEXT)")
        db.execute("INSERT INTO photo VALUES ('a', 1, 'b')")
        db.commit()
    before = file.read_bytes()
    with pytest.raises(UserError) as caught:
        read_damaged(file)
    assert code_of(caught) == "ANS075"
    assert file.read_bytes() == before


def test_a_store_of_a_newer_version_is_left_to_that_version(damaged):
    change(damaged, "PRAGMA user_version = 99")
    with pytest.raises(UserError) as caught:
        read_damaged(damaged)
    (problem,) = caught.value.problems
    assert (problem.code, problem.remedy.en) == ("ANS021", "Update digimat.")
    assert problem.position.file == str(damaged)


def test_the_damaged_file_is_kept_with_its_journal_and_the_new_one_takes_its_name(damaged, tmp_path):
    before = damaged.read_bytes()
    journal_of(damaged).write_bytes(b"journal")
    left = read_damaged(damaged)
    new = tmp_path / "new.db"
    new.write_bytes(b"new")
    aside = put_in_place(left, new, STAMP)
    assert aside == tmp_path / f"digimat.db.damaged-{STAMP}"
    assert (aside.read_bytes(), journal_of(aside).read_bytes()) == (before, b"journal")
    assert damaged.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [damaged.name, aside.name, journal_of(aside).name]
    )


def test_a_file_that_was_written_to_meanwhile_stays_in_its_place(damaged, tmp_path):
    left = read_damaged(damaged)
    damaged.write_bytes(damaged.read_bytes() + bytes(4096))
    new = tmp_path / "new.db"
    new.write_bytes(b"new")
    with pytest.raises(UserError) as caught:
        put_in_place(left, new, STAMP)
    assert code_of(caught) == "ANS077"
    assert new.exists()
    assert damaged.stat().st_size > 4096


def test_where_one_renaming_fails_all_is_as_it_was(damaged, tmp_path, monkeypatch):
    journal_of(damaged).write_bytes(b"journal")
    left = read_damaged(damaged)
    new = tmp_path / "new.db"
    new.write_bytes(b"new")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rename = Path.rename

    def refused(path, target):
        if path == new:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(UserError) as caught:
        put_in_place(left, new, STAMP)
    assert code_of(caught) == "ANS020"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_a_living_window_writes_to_is_not_replaced(damaged, gone):
    moment = "2026-11-22T09:00:00.000+00:00"
    change(damaged, f"INSERT INTO lease VALUES ('AAAAAA', 'here', 'boot', 7, 'then', '{moment}', 5)")
    desk = Desk(Holder("here", "boot", 8, "now"), lambda: Now(moment, 9), lambda holder: gone)
    left = read_damaged(damaged)
    if gone:
        refuse_in_use(left, desk)
        return
    with pytest.raises(UserError) as caught:
        refuse_in_use(left, desk)
    assert code_of(caught) == "ANS076"
    assert "AAAAAA" in caught.value.problems[0].message.en


def test_two_recoveries_in_one_second_have_two_names(damaged):
    damaged.with_name(f"{damaged.name}.damaged-{STAMP}").touch()
    assert free_stamp(damaged, STAMP) == f"{STAMP}-2"
