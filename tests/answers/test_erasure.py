"""Erasure: everything of a person goes, down to the bytes of the file; everything of the others stays as it was."""

import pytest
from store_kit import TEXT, answered, open_store, record
from test_invitations import invitation, keep

from digimat.administration import Event
from digimat.answers.erasure import erase, free, in_use, still_naming, traces
from digimat.answers.invitations import invitations
from digimat.answers.lease import Desk, Holder
from digimat.problems import UserError

CANARY = "canary-x7"
MOMENT = "2026-11-30T09:00:00.000+00:00"


def filled(store, answers=40):
    """Two sittings of somebody, one of somebody else, and an invitation of each."""
    for code, respondent in (("AAAAAA", CANARY), ("BBBBBB", "p-002"), ("CCCCCC", CANARY)):
        of_whom = record(code)
        fields = {name: getattr(of_whom, name) for name in of_whom.__slots__}
        store.open_session(type(of_whom)(**{**fields, "respondent": respondent}), TEXT)
        for number in range(answers):
            store.append(code, [answered(number, f"{respondent} says {'long ' * 20}")])
        store.append(code, [Event("drafted", answered(41).now, "q1", {"text": f"{respondent} began"})])
    keep(store, invitation("DDDDDD", CANARY), invitation("EEEEEE", "p-002"))
    with store.changes() as db:
        db.execute("INSERT INTO document VALUES ('AAAAAA', ?)", (f"/nowhere/{CANARY}.pdf",))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "digimat.db"


@pytest.fixture
def store(path):
    with open_store(path) as store:
        filled(store)
        yield store


def of_the_other(store):
    return store.events("BBBBBB"), store.read("SELECT * FROM session WHERE id = 'BBBBBB'"), [
        each for each in invitations(store) if each.code == "EEEEEE"
    ]  # fmt: skip


def test_nothing_of_the_person_is_left_in_any_byte(store, path):
    assert CANARY.encode() in path.read_bytes()
    before = of_the_other(store)
    assert erase(store, ["AAAAAA", "CCCCCC", "DDDDDD"], "request", MOMENT) is None
    store.close()
    for file in path.parent.iterdir():
        assert CANARY.encode() not in file.read_bytes(), file
    with open_store(path) as again:
        assert of_the_other(again) == before
        assert [each.id for each in again.sessions()] == ["BBBBBB"]
        assert again.read("PRAGMA foreign_key_check") == []


def test_the_bytes_are_overwritten_even_where_the_file_cannot_be_made_smaller(store, path, monkeypatch):
    def no_room(question, *values):
        if question == "VACUUM":
            raise UserError([])
        return type(store).read(store, question, *values)

    monkeypatch.setattr(store, "read", no_room)
    assert isinstance(erase(store, ["AAAAAA", "CCCCCC", "DDDDDD"], "request", MOMENT), UserError)
    assert CANARY.encode() not in path.read_bytes()


def test_a_tombstone_says_what_was_there_and_nothing_of_the_person(store):
    (head,) = store.read("SELECT hash FROM head WHERE session_id = 'AAAAAA'")
    erase(store, ["AAAAAA", "DDDDDD"], "retention", MOMENT)
    assert store.read("SELECT * FROM erased ORDER BY session_id") == [
        ("AAAAAA", "small", 41, head[0], "retention", MOMENT),
        ("DDDDDD", "small", 0, "", "retention", MOMENT),
    ]


def test_events_are_guarded_again_afterwards(store):
    erase(store, ["AAAAAA"], "request", MOMENT)
    for change in ("DELETE FROM event", "UPDATE event SET payload = '{}'"):
        with pytest.raises(UserError, match="only ever added"), store.changes() as db:
            db.execute(change)


def test_it_is_all_or_nothing(store):
    before = [traces(store), store.read("SELECT * FROM event")]
    with store.changes() as db:  # the second tombstone will be refused
        db.execute("INSERT INTO erased VALUES ('CCCCCC', 'small', 0, '', 'request', '')")
    with pytest.raises(UserError, match="UNIQUE"):
        erase(store, ["AAAAAA", "CCCCCC"], "request", MOMENT)
    assert [traces(store), store.read("SELECT * FROM event")] == before
    with pytest.raises(UserError, match="only ever added"), store.changes() as db:
        db.execute("DELETE FROM event")


def test_what_is_kept_under_each_code(store):
    found = {each.code: each for each in traces(store)}
    assert sorted(found) == ["AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD", "EEEEEE"]
    assert found["AAAAAA"].respondent == found["DDDDDD"].respondent == CANARY
    assert found["AAAAAA"].events == 41
    assert found["AAAAAA"].last == answered(41).now.utc
    assert [path.name for path in found["AAAAAA"].documents] == [f"{CANARY}.pdf"]
    assert (found["DDDDDD"].events, found["DDDDDD"].last) == (0, invitation("D").made_at)


def desk(pid, gone=False):
    return Desk(Holder("here", "boot", pid, "start"), lambda: answered(50).now, lambda other: gone)


def test_a_sitting_that_is_open_in_another_window_is_not_taken_and_the_others_can_be_given_back(store):
    assert in_use(store, ["AAAAAA"], desk(1)) == {}
    assert in_use(store, ["AAAAAA", "CCCCCC"], desk(2)) == {"AAAAAA": desk(1).holder}
    free(store, ["CCCCCC"], desk(2))
    assert in_use(store, ["CCCCCC"], desk(3)) == {}
    assert in_use(store, ["AAAAAA"], desk(2, gone=True)) == {}


def test_files_that_still_name_the_person_are_found(store, path, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "copy.db").write_bytes(b"SQLite format 3" + b"AAAAAA")
    (tmp_path / "list.csv").write_text("Zoé;1", "cp1252")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "other.csv").write_text("p-002")
    (work / "agility-p-1-aaaaaa.pdf").touch()
    (work / "list.csv").write_text("Zoé")  # only the names of files are looked at here
    found = still_naming(path, work, ["Zoé", "AAAAAA"])
    assert [str(each.relative_to(tmp_path)) for each in found] == [
        "copy.db", "list.csv", "work/agility-p-1-aaaaaa.pdf",
    ]  # fmt: skip
