"""``erase``: all that is kept of a person goes, reports included; what cannot be reached is said."""

import sys

import pytest
from campaign_kit import codes_of, people_file, typed
from command_kit import GOLDEN, script_file

from digimat.answers.store import Store

CANARY = "Canary Bird"


def store_of(tmp_path):
    return Store(tmp_path / "store" / "digimat.db", str)


@pytest.fixture
def sat(call, tmp_path, monkeypatch, quick_pages):
    """Two sittings of the canary, one with a report, and one of a neighbour; an invitation of each.

    Gives the codes of the canary.
    """
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    first = call("run", "agility", "--script", script, "-r", CANARY, "-o", "canary.pdf", "--json").data[
        "session"
    ]
    script.write_text("comment a1d1 Canary Bird was here\nanswer a1d1 c\npause\n")
    second = call("run", "agility", "--script", script, "-r", CANARY, "--json").data["session"]
    script.write_text("answer a1d1 c\npause\n")
    call("run", "agility", "--script", script, "-r", "neighbour")
    script.unlink()
    people = people_file(tmp_path / "list.csv", "respondent", CANARY, "neighbour")
    invited = codes_of(call, people, "-q", "agility")
    people.unlink()
    return {"first": first, "second": second, "invited": invited[CANARY]}


def files_with(tmp_path, word):
    return [
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and (word.encode() in path.read_bytes() or word in path.name)
    ]


def test_the_person_is_absent_from_every_byte_and_everybody_elses_sitting_is_in_order(call, sat, tmp_path):
    assert files_with(tmp_path, CANARY) == ["store/digimat.db"]  # the report is packed
    done = call("erase", CANARY, "--yes", "--lang", "en")
    assert done.status == 0, done.err
    assert files_with(tmp_path, CANARY) == []
    assert files_with(tmp_path, "Canary") == []
    assert not (tmp_path / "canary.pdf").exists()
    with store_of(tmp_path) as store:
        (record,) = store.sessions()
        assert record.respondent == "neighbour"
        assert store.events(record.id)
        assert {row[0] for row in store.read("SELECT session_id FROM erased")} == set(sat.values())
    assert CANARY not in done.out + done.err, "what is shown may end in a file"


def test_what_was_erased_and_what_cannot_be_reached_is_told(call, sat):
    done = call("erase", CANARY, "--yes", "--lang", "en")
    assert "Erased: 2 sittings, 1 invitation without a sitting" in done.err
    assert "Reports deleted: canary.pdf" in done.err
    assert "Out of reach, and for you to erase: backups" in done.err
    assert {line.split()[0] for line in done.out.splitlines()} == set(sat.values())


@pytest.mark.parametrize(("lang", "words"), [("en", "Nothing has changed."), ("fr", "Rien n’a changé.")])
def test_a_dry_run_shows_and_changes_nothing(call, sat, tmp_path, lang, words):
    before = (tmp_path / "store" / "digimat.db").read_bytes()
    done = call("erase", CANARY, "--dry-run", "--lang", lang)
    assert done.status == 0
    assert words in done.err
    assert all(code in done.out for code in sat.values())
    assert (tmp_path / "store" / "digimat.db").read_bytes() == before
    assert (tmp_path / "canary.pdf").exists()


def test_one_sitting_can_be_erased_alone(call, sat, tmp_path):
    done = call("erase", "--session", sat["first"].lower(), "--yes", "--json")
    assert [each["session"] for each in done.data["erased"]] == [sat["first"]]
    assert done.data["reports"]["deleted"] == [str(tmp_path / "canary.pdf")]
    with store_of(tmp_path) as store:
        assert CANARY in [record.respondent for record in store.sessions()]


def test_a_report_that_was_moved_or_changed_is_named_and_stays(call, sat, tmp_path):
    report = tmp_path / "canary.pdf"
    report.rename(tmp_path / "elsewhere.pdf")
    assert (
        "no longer in their place, for you to delete: canary.pdf"
        in call("erase", CANARY, "--dry-run", "--lang", "en").err
    )
    report.write_text("my thesis")
    done = call("erase", CANARY, "--yes", "--lang", "en")
    assert "Left in place, as they are no longer the reports written there: canary.pdf" in done.err
    assert report.read_text() == "my thesis"


def test_the_report_of_somebody_else_in_its_place_is_not_deleted(call, sat, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG2"])
    call("run", "agility", "--script", script, "-r", "neighbour", "-o", "canary.pdf")
    call("erase", CANARY, "--yes")
    assert (tmp_path / "canary.pdf").exists()


def test_a_link_in_the_place_of_a_report_is_not_followed(call, sat, tmp_path):
    (tmp_path / "canary.pdf").rename(tmp_path / "real.pdf")
    (tmp_path / "canary.pdf").symlink_to(tmp_path / "real.pdf")
    call("erase", CANARY, "--yes")
    assert (tmp_path / "real.pdf").exists()


def test_a_copy_beside_the_store_is_named(call, sat, tmp_path):
    (tmp_path / "store" / "copy.db").write_bytes((tmp_path / "store" / "digimat.db").read_bytes())
    done = call("erase", CANARY, "--yes", "--lang", "en")
    assert "Files that may still name these people, for you to check: store/copy.db" in done.err


class _Keyboard:
    """A terminal at which a line is typed."""

    def __init__(self, line):
        self.line = line

    def isatty(self):
        return True

    def readline(self):
        return self.line


@pytest.mark.parametrize("typed_name", ["", "canary\n", "y\n", "Canary Birds\n"])
def test_in_a_terminal_the_name_is_asked_for_once_more(call, sat, tmp_path, monkeypatch, typed_name):
    monkeypatch.setattr(sys, "stdin", _Keyboard(typed_name))
    done = call("erase", CANARY, "--lang", "en")
    assert done.status == 1
    assert 'To erase, type "Canary Bird" once more: ' in done.out
    assert "ANS068 nothing was erased" in done.err
    assert files_with(tmp_path, CANARY) == ["store/digimat.db"]


def test_a_name_that_is_typed_once_more_erases(call, sat, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", _Keyboard(f"{CANARY}\n"))
    assert call("erase", CANARY).status == 0
    assert files_with(tmp_path, CANARY) == []


def test_without_a_terminal_it_wants_to_be_told_that_it_is_meant(call, sat, tmp_path, monkeypatch):
    typed(monkeypatch, CANARY)
    done = call("erase", CANARY, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "ANS068" in done.err
    assert "--yes" in done.err


@pytest.mark.parametrize(
    ("words", "code", "remedy"),
    [
        (["Canry Bird"], "ANS066", 'Did you mean "Canary Bird"?'),
        (["canary bird"], "ANS066", 'Did you mean "Canary Bird"?'),
        (["--session", "ABCDEF"], "ANS066", "There are:"),
        ([], "CLI001", "Name one of them"),
        (["a", "--session", "ABCDEF"], "CLI001", "Name one of them"),
    ],
)
def test_who_is_not_there_is_said(call, sat, words, code, remedy):
    done = call("erase", *words, "--yes", "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(code) or f" {code} " in done.err
    assert remedy in done.err


def test_where_there_is_no_store_none_is_made(call, tmp_path):
    assert "ANS066" in call("erase", "p-1", "--yes").err
    assert not (tmp_path / "store").exists()


def test_a_sitting_that_is_open_in_another_window_is_not_erased_nor_anything_beside_it(call, sat, tmp_path):
    with store_of(tmp_path) as store, store.changes() as db:
        db.execute(
            "INSERT INTO lease VALUES (?, 'elsewhere', '', 4711, '', ?, 0)",
            (sat["first"], "2999-01-01T00:00:00+00:00"),
        )
    import digimat.answers.lease as lease

    silence, lease.SILENCE = lease.SILENCE, 1e12
    try:
        done = call("erase", CANARY, "--yes", "--lang", "en")
    finally:
        lease.SILENCE = silence
    assert done.status == 1
    assert f"ANS067 sitting {sat['first']} is open in another window (elsewhere, process 4711)" in done.err
    with store_of(tmp_path) as store:
        assert store.read("SELECT count(*) FROM erased") == [(0,)]
        assert len(store.read("SELECT * FROM lease")) == 1, "the other sittings can be opened again"
    assert (tmp_path / "canary.pdf").exists()
