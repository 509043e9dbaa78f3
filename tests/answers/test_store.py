"""The store: what was called saved is on the disk, is never changed, and a change by others is found."""

import os
import random
import sqlite3
import stat
from itertools import count

import pytest
from store_kit import TEXT, answered, filled, held, open_store, record

from digimat.answers.store import Store
from digimat.answers.store_schema import APPLICATION_ID, SCHEMA_VERSION
from digimat.problems import UserError

FLIPS = int(os.environ.get("DIGIMAT_BIT_FLIPS", "500"))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "sittings" / "digimat.db"


def problem_of(caught):
    (problem,) = caught.value.problems
    assert problem.remedy.fr
    assert problem.remedy.en
    return problem


def test_what_was_kept_is_read_back(file):
    kept, text, events = filled(file)
    assert (kept, text) == (record(), TEXT)
    assert events == [answered(number) for number in range(6)]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),  # EXTRA
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("mmap_size", 0),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_the_durable_settings_are_in_force(file, pragma, value):
    with open_store(file) as store:
        row = store._db.execute(f"PRAGMA {pragma}").fetchone()
    assert (row[0] if row else 0) == value


def test_file_and_folder_are_private(file):
    filled(file)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "order", ["UPDATE event SET payload = '{}'", "DELETE FROM event", "DELETE FROM event WHERE seq = 6"]
)
def test_events_are_only_ever_added(file, order):
    before = filled(file)
    with sqlite3.connect(file) as other, pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        other.execute(order)
    other.close()
    assert held(file) == before


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE event SET payload = replace(payload, 'b', 'c') WHERE seq = 3",
        "UPDATE event SET item = 'q9' WHERE seq = 6",
        "UPDATE event SET mono_ms = 0 WHERE seq = 6",
        "UPDATE event SET seq = 9 WHERE seq = 6",
        "DELETE FROM event WHERE seq = 1",
        "DELETE FROM event WHERE seq = 3",
        "DELETE FROM event WHERE seq = 6",  # the last one: nothing follows it in the chain
        "DELETE FROM head",
        "DELETE FROM event",
        "UPDATE session SET required = 'novice'",  # the requirement was set before the test
        "UPDATE session SET respondent = 'p-002'",
        "UPDATE questionnaire SET text = text || 'x'",
    ],
)
def test_a_change_made_past_the_triggers_is_found(file, order):
    filled(file)
    other = sqlite3.connect(file)
    for (trigger,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        other.execute(f"DROP TRIGGER {trigger}")
    other.execute(order)
    other.commit()
    other.close()
    with pytest.raises(UserError) as caught:
        held(file)
    assert problem_of(caught).code in ("ANS022", "ANS023")


def test_the_event_that_was_changed_is_named(file):
    filled(file)
    data = file.read_bytes()
    changed = data.replace(b'q3{"code": "b"}', b'q3{"code": "c"}')
    assert changed != data
    file.write_bytes(changed)
    with pytest.raises(UserError) as caught:
        held(file)
    assert (
        problem_of(caught)
        .line("en")
        .splitlines()[0]
        .endswith("ANS022 event 4 of sitting AAAAAA was changed afterwards")
    )


def test_no_flipped_bit_changes_what_is_read(file, tmp_path):
    """Flips in used bytes: each is refused in words, or read over without a difference."""
    before = filled(file)
    data = file.read_bytes()
    draw = random.Random(20261122)
    used = [place for place, byte in enumerate(data) if byte]
    damaged, refused = tmp_path / "damaged.db", 0
    for place in draw.sample(used, FLIPS):
        flipped = bytearray(data)
        flipped[place] ^= 1 << draw.randrange(8)
        damaged.write_bytes(flipped)
        try:
            assert held(damaged) == before, place
        except UserError:
            refused += 1
    assert refused > FLIPS * 0.6


def test_a_flip_in_any_byte_of_a_stored_event_is_found(file, tmp_path):
    filled(file)
    data = file.read_bytes()
    start = data.index(b'q2{"code": "b"}')
    damaged = tmp_path / "damaged.db"
    for place in range(start - 60, start + 15 + 64):  # id, moments, kind, item, payload, hash before
        flipped = bytearray(data)
        flipped[place] ^= 0x04
        damaged.write_bytes(flipped)
        with pytest.raises(UserError):
            held(damaged)


def test_a_newer_store_is_refused(file):
    filled(file)
    other = sqlite3.connect(file)
    other.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    other.close()
    with pytest.raises(UserError) as caught:
        open_store(file)
    assert problem_of(caught).code == "ANS021"
    assert "newer" in problem_of(caught).message.en


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "other.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE things (name)")
    other.commit()
    other.close()
    before = file.read_bytes()
    with pytest.raises(UserError) as caught:
        open_store(file)
    assert problem_of(caught).code == "ANS021"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"respondent,a1d1\n" * 100, b"\x00" * 5000, b"SQLite format 3\x00junk" * 50]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    with pytest.raises(UserError) as caught:
        open_store(file)
    assert problem_of(caught).code == "ANS020"
    assert file.read_bytes() == content


def test_a_folder_without_rights_is_said(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    user = os.geteuid()
    if user == 0:  # root may write everywhere; nobody may not
        os.seteuid(65534)
    try:
        with pytest.raises(UserError) as caught:
            open_store(closed / "digimat.db")
    finally:
        os.seteuid(user)
    assert problem_of(caught).code == "ANS020"
    assert "rights" in problem_of(caught).remedy.en


@pytest.mark.parametrize("where", ["a file/digimat.db", "."])
def test_a_place_that_cannot_hold_a_store_is_said(tmp_path, where):
    (tmp_path / "a file").touch()
    with pytest.raises(UserError) as caught:
        open_store(tmp_path / where)
    assert problem_of(caught).code == "ANS020"


def test_an_event_of_no_sitting_is_refused(file):
    with open_store(file) as store, pytest.raises(UserError):
        store.append("NOBODY", [answered(1)])


def test_several_events_are_kept_all_or_none(file):
    ids = iter(["one", "two", "one", "three"])
    with Store(file, lambda: next(ids)) as store:
        store.open_session(record(), TEXT)
        store.append("AAAAAA", [answered(1), answered(2)])
        with pytest.raises(UserError):
            store.append("AAAAAA", [answered(3), answered(4)])  # the first of their ids was used before
        assert list(store.events("AAAAAA")) == [answered(1), answered(2)]


def test_sittings_of_one_store_stay_apart(file):
    numbers = count()
    with Store(file, lambda: str(next(numbers))) as store:
        for code in ("AAAAAA", "BBBBBB"):
            store.open_session(record(code), TEXT)
        for number in range(4):
            store.append("AAAAAA" if number % 2 else "BBBBBB", [answered(number)])
        assert list(store.events("AAAAAA")) == [answered(1), answered(3)]
        assert list(store.events("BBBBBB")) == [answered(0), answered(2)]
