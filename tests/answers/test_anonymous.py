"""An anonymous sitting that was handed in leaves its answers, and nothing that leads back to who gave them."""

import json
import sqlite3
from contextlib import closing
from random import Random

import pytest
from anonymous_kit import (
    CODE,
    COMMENT,
    GIVEN,
    PULSE,
    WORDS,
    answers_with,
    begun,
    bytes_of,
    clock,
    handed_in,
    nameless,
)
from store_kit import TEXT, answered, open_store, record
from test_power_cuts import of_version_1

from digimat.administration import Pause, Submit
from digimat.answers.anonymous import all_anonymous, before, discard, forget, hand_in, rank_of
from digimat.answers.backup import back_up
from digimat.answers.codes import anonymous_code, held_under, is_anonymous, plain_code
from digimat.answers.collected import collect
from digimat.answers.erasure import erase, traces
from digimat.answers.lease import Desk, Holder, take_lease
from digimat.answers.recovery import plan_recovery, write_recovered
from digimat.answers.salvage import salvage
from digimat.answers.sitting import find_session, resume_sitting
from digimat.answers.store import Store
from digimat.answers.verification import verify_store
from digimat.problems import UserError


@pytest.fixture
def path(tmp_path):
    (tmp_path / "store").mkdir()
    return tmp_path / "store" / "digimat.db"


@pytest.fixture
def store(path):
    with open_store(path) as store:
        yield store


def tables(store):
    names = [name for (name,) in store.read("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: store.read(f"SELECT * FROM {name}") for name in names}


def test_while_it_is_open_the_store_has_neither_the_code_nor_a_name(store, path):
    begun(store)
    held = bytes_of(path.parent)
    assert WORDS.encode() in held
    assert held_under(CODE).encode() in held
    for code in (CODE, plain_code(CODE)):
        assert code.encode() not in held


def test_it_goes_on_with_its_code_and_with_nothing_else(store):
    begun(store).conductor.do(Pause())
    again = resume_sitting(store, find_session(store, "k7xq 2m4p 9rtw"), clock(100))
    assert again.conductor.state.codes["words"] == WORDS
    for other in (None, "anonymous", held_under(CODE), "K7XQ-2M4P-9RTX"):
        with pytest.raises(UserError, match="no sitting"):
            find_session(store, other)


def test_once_handed_in_no_byte_of_any_file_leads_back(store, path):
    """The proof: the code, what it is kept under, what was hidden or commented, each time, and each id is gone."""
    take_lease(store, begun(store).record.id, desk())
    with store.changes() as db:
        db.execute("INSERT INTO document VALUES (?, '/home/canary-report.pdf')", (held_under(CODE),))
    ids = [each for row in store.read("SELECT id, hash, at_utc FROM event") for each in row]
    sitting = resume_sitting(store, find_session(store, CODE), clock(100))
    ids += [each for row in store.read("SELECT id, hash, at_utc FROM event") for each in row]
    assert len(ids) > 30
    sitting.conductor.do(Submit())
    sitting.keeper.close()
    gone = [
        CODE,
        plain_code(CODE),
        held_under(CODE),
        f"{WORDS}-hidden",
        COMMENT,
        "canary-report",
        "canary-host",
    ]
    for when in ("while the window is open", "afterwards"):
        held = bytes_of(path.parent)
        assert [each for each in [*gone, *ids] if each.encode() in held] == [], when
        assert held.count(WORDS.encode()) == 1
        store.close()


def desk():
    return Desk(Holder("canary-host", "boot", 1, "start"), clock(), lambda other: False)


def test_the_bytes_of_many_sittings_that_wrote_in_turns_go_too(store, path):
    """Rows that moved from page to page leave nothing where they were."""
    draw = Random(7)
    codes = [f"AAAA-BBBB-{number:04}" for number in range(12)]
    for number, code in enumerate(codes):
        store.open_session(nameless(code), PULSE.text)
        store.open_session(record(f"BBB{number:03}"), TEXT)
    for number in range(400):
        place = draw.randrange(12)
        words = f"canary{place:02} {'x' * draw.randrange(400)}"
        store.append(held_under(codes[place]), [answered(number % 60, words)])
        store.append(f"BBB{place:03}", [answered(number % 60, words.replace("canary", "others"))])
    draw.shuffle(codes)
    for number, code in enumerate(codes):
        hand_in(store, held_under(code), answers_with("plain"), f"{draw.getrandbits(128):032x}")
        left = bytes_of(path.parent)
        assert f"canary{int(code[-4:]):02}".encode() not in left, number
        assert held_under(code).encode() not in left
    assert verify_store(path).in_order


def test_what_stays_is_one_row(store):
    handed_in(store, flags=lambda questionnaire, table: ["speed"])
    left = tables(store)
    assert {name for name, rows in left.items() if rows} == {"questionnaire", "anonymous"}
    ((rank, place, *fields, _),) = left["anonymous"]
    assert (rank, len(place)) == (rank_of(place), 32)
    *fixed, profile, answers, flags = fields
    assert fixed == ["pulse", "1.0", PULSE.sha256, PULSE.questionnaire.form().id, "2026-W48"]
    assert json.loads(profile) == {"unit": "north"}
    assert json.loads(answers) == {**GIVEN, "words": WORDS}  # not what was hidden again
    assert json.loads(flags) == ["speed"]
    assert [*json.loads(answers)] == sorted(json.loads(answers))  # not the order in which they were given


def test_what_is_known_of_a_person_without_being_asked_is_not_kept(store):
    handed_in(store, profile={"unit": "north", "badge": "canary-badge"})
    ((profile,),) = store.read("SELECT profile FROM anonymous")
    assert json.loads(profile) == {"unit": "north"}


def test_rows_lie_in_the_order_of_their_places_whoever_came_first(store, path):
    draw = Random(3)
    places = [f"{draw.getrandbits(128):032x}" for _ in range(40)]
    for number, place in enumerate(places):
        store.open_session(nameless(f"AAAA-BBBB-{number:04}"), PULSE.text)
        hand_in(store, held_under(f"AAAA-BBBB-{number:04}"), answers_with(f"row {number:02}"), place)
    in_order = [places.index(place) for (place,) in store.read("SELECT place FROM anonymous")]
    assert in_order == sorted(range(40), key=lambda number: rank_of(places[number])) != sorted(in_order)
    held = path.read_bytes()
    found = {number: held.index(f"row {number:02}".encode()) for number in range(40)}
    by_file = sorted(found, key=found.get)
    # A page is filled from its end: the same ranks always lie in the same bytes, in whatever order they came.
    with open_store(path.with_name("again.db")) as again:
        for number in in_order:
            again.open_session(nameless(f"AAAA-BBBB-{number:04}"), PULSE.text)
            sorted_in = answers_with(f"row {number:02}")
            hand_in(again, held_under(f"AAAA-BBBB-{number:04}"), sorted_in, places[number])
    other = path.with_name("again.db").read_bytes()
    assert by_file == sorted(found, key=lambda number: other.index(f"row {number:02}".encode()))


def test_handing_in_again_after_a_failure_keeps_one_row(store, monkeypatch):
    sitting, real = begun(store), Store.changes
    with monkeypatch.context() as patch:
        patch.setattr(Store, "changes", refused)
        with pytest.raises(UserError):
            sitting.conductor.do(Submit())
    assert sitting.conductor.unsaved
    assert (len(store.sessions()), all_anonymous(store)) == (1, [])
    with monkeypatch.context() as patch:
        patch.setattr(Store, "changes", stored_but_not_synced(real))
        with pytest.raises(UserError):
            sitting.conductor.retry()
    sitting.conductor.retry()
    assert sitting.conductor.state.status == "submitted"
    assert (store.sessions(), len(all_anonymous(store))) == ([], 1)


def refused(store):
    raise UserError([])


def stored_but_not_synced(real):
    from contextlib import contextmanager

    @contextmanager
    def changes(store):
        with real(store) as db:
            yield db
        raise UserError([])

    return changes


def test_a_sitting_that_went_on_in_another_file_leaves_nothing_in_the_first(store, path, monkeypatch):
    sitting = begun(store)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "changes", refused)
        with pytest.raises(UserError):
            sitting.conductor.do(Submit())
    sitting.conductor.move_to(path.with_name("stick.db"))
    sitting.keeper.close()
    assert sitting.keeper.left_in == []
    assert WORDS.encode() not in path.read_bytes()
    assert (store.sessions(), all_anonymous(store)) == ([], [])
    with open_store(path.with_name("stick.db")) as stick:
        assert (stick.sessions(), len(all_anonymous(stick))) == ([], 1)


def test_a_sitting_that_is_given_up_leaves_no_tombstone(store, path):
    begun(store)
    assert erase(store, [held_under(CODE)], "retention", "2027-01-01T00:00:00.000+00:00") is None
    begun(store)
    forget(store, [held_under(CODE)])
    assert (traces(store), store.read("SELECT * FROM erased")) == ([], [])
    assert WORDS.encode() not in bytes_of(path.parent)


def test_rows_are_too_old_once_their_whole_week_is(store):
    from datetime import UTC, datetime

    handed_in(store)  # in the week from 23 to 29 November
    assert before(store, datetime(2026, 11, 29, 23, tzinfo=UTC)) == []
    (rank,) = before(store, datetime(2026, 11, 30, tzinfo=UTC))
    discard(store, [rank])
    assert all_anonymous(store) == []


def test_they_are_scored_as_the_sitting_would_have_been(store):
    sitting = handed_in(store)
    handed_in(store, "AAAA-BBBB-CCCC", "other words")
    held = collect(store, PULSE.questionnaire, clock())
    assert sorted(held.table.respondents) == ["anonymous-1", "anonymous-2"]
    assert (held.sittings, held.anonymous, held.open) == ([None, None], 2, 0)
    row = next(n for n in range(2) if held.table.columns["words"][n] == WORDS)
    alone, state = held.table.row(row), sitting.conductor.state
    assert {name: code for name, (code,) in alone.columns.items() if code} == {**GIVEN, "words": WORDS}
    assert alone.profile == sitting.table.profile
    assert {code for (code,) in alone.seconds.values()} == {None}
    assert state.seconds


def test_a_changed_row_is_found(store, path):
    handed_in(store)
    assert (verify_store(path).in_order, verify_store(path).anonymous) == (True, 1)
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE anonymous SET answers = replace(answers, '\"4\"', '\"5\"')")
    assert [each.problem.code for each in verify_store(path).findings] == ["ANS103"]
    with open_store(path) as again, pytest.raises(UserError, match="changed"):
        all_anonymous(again)


def test_a_backup_has_those_that_were_handed_in_and_none_that_is_open(store, path, tmp_path):
    handed_in(store, words="sent")
    begun(store, "AAAA-BBBB-CCCC")
    store.open_session(record(), TEXT)
    done = back_up(path, tmp_path / "usb" / "copy.db")
    assert (done.sittings, done.anonymous, done.left_out) == (1, 1, 1)
    assert [each.name for each in (tmp_path / "usb").iterdir()] == ["copy.db"]
    assert WORDS.encode() not in (tmp_path / "usb" / "copy.db").read_bytes()
    assert len(store.sessions()) == 2  # the store itself is as it was


@pytest.mark.parametrize("version", [1, 2])
def test_a_store_of_an_earlier_version_gets_the_table_and_keeps_all_else(store, path, version):
    store.open_session(record(), TEXT)
    store.append("AAAAAA", [answered(1)])
    store.close()
    of_version_1(path) if version == 1 else of_version_2(path)
    with Store(path, str, read_only=True) as old:
        assert (old.version, all_anonymous(old)) == (version, [])
    with open_store(path) as new:
        assert (new.version, list(new.events("AAAAAA"))) == (3, [answered(1)])
        handed_in(new)
        assert len(all_anonymous(new)) == 1


def of_version_2(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("DROP TABLE anonymous")
        db.execute("PRAGMA user_version=2")


def test_codes_are_twelve_letters_that_cannot_be_told_from_what_is_kept():
    letters = iter(("ABCDEF", "GHJKLM"))
    assert anonymous_code(lambda: next(letters)) == "ABCD-EFGH-JKLM"
    assert is_anonymous(held_under("ABCD-EFGH-JKLM"))
    assert not is_anonymous("ABCDEF")


def test_a_damaged_file_gives_back_the_rows_that_prove_themselves(store, path):
    for number in range(6):
        handed_in(store, f"AAAA-BBBB-{number:04}", f"words {number}")
    begun(store)
    before = store.read("SELECT * FROM anonymous")
    store.close()
    data = path.read_bytes()
    assert data.count(b"words 3") == 1
    damaged = data.replace(b"words 3", b"wor#s 3").replace(b"CREATE TABLE session", b"CREATE TABLE se#sion")
    plan = plan_recovery(salvage(damaged), lambda sha256, name: None, str, "2026-11-24T09:00:00.000+00:00")
    assert (len(plan.anonymous), plan.anonymous_lost) == (5, 0)
    numbers = iter(range(1000))
    write_recovered(plan, path.with_name("new.db"), lambda: f"new-{next(numbers)}")
    with open_store(path.with_name("new.db")) as new:
        assert new.read("SELECT * FROM anonymous") == [row for row in before if "words 3" not in row[8]]
        again = resume_sitting(new, find_session(new, CODE), clock(100))
        assert again.conductor.state.codes["words"] == WORDS
    assert verify_store(path.with_name("new.db")).in_order


def test_rows_whose_questionnaire_is_lost_are_counted(store, path):
    handed_in(store)
    store.close()
    damaged = path.read_bytes().replace("Baromètre".encode(), "Bar#mètre".encode())
    plan = plan_recovery(salvage(damaged), lambda sha256, name: None, str, "2026-11-24T09:00:00.000+00:00")
    assert (len(plan.anonymous), plan.anonymous_lost, plan.is_whole) == (0, 1, False)
