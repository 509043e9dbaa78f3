"""``sessions``: what was begun, how far it came, and what is not begun yet."""

import sys

import pytest
from stored_kit import change, rows, sit, store

from digimat import system_processes as system
from digimat.administration import Now
from digimat.answers.sitting import find_session, resume_sitting
from digimat.answers.store import Store


def test_without_a_file_there_are_none_yet_and_no_file_is_made(call):
    done = call("sessions", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert done.err == "No sitting here yet. To begin: digimat run ID\n"
    assert not store().parent.exists()
    assert call("sessions", "--json").data == {
        "format": "digimat.sessions", "version": 1, "sessions": [], "invited": 0, "anonymous": [],
    }  # fmt: skip


@pytest.mark.parametrize(("lang", "words"), [("fr", ("en pause", "remise")), ("en", ("paused", "handed in"))])
def test_sittings_are_listed_the_newest_last(call, tmp_path, lang, words):
    first = sit(call, tmp_path, "p-001", ends="pause")
    second = sit(call, tmp_path, "p-002")
    lines = call("sessions", "--lang", lang).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [first, second]
    assert [word in line for word, line in zip(words, lines[1:], strict=True)] == [True, True]
    assert [line.split()[1] for line in lines[1:]] == ["p-001", "p-002"]
    assert all("agility 1." in line and "2/24" in line for line in lines[1:])


def test_only_those_that_were_not_handed_in(call, tmp_path):
    first = sit(call, tmp_path, ends="pause")
    sit(call, tmp_path)
    (only,) = call("sessions", "--open", "--json").data["sessions"]
    assert (only["session"], only["state"]) == (first, "paused")


def test_where_all_were_handed_in_this_is_said(call, tmp_path):
    sit(call, tmp_path)
    done = call("sessions", "--open", "--lang", "en")
    assert (done.out, done.err) == ("", "All sittings were handed in.\n")


def test_the_data_of_a_sitting(call, tmp_path):
    code = sit(call, tmp_path, "p-001")
    (data,) = call("sessions", "--json").data["sessions"]
    moments = data.pop("begun"), data.pop("last_event"), data.pop("questionnaire_version")
    assert moments == (*sorted(moments[:2]), moments[2])
    assert data == {
        "session": code, "respondent": "p-001", "questionnaire": "agility", "form": "a", "language": "fr",
        "state": "submitted", "answered": 2, "asked": 24, "incidents": 0,
    }  # fmt: skip


def test_a_sitting_left_without_a_pause_is_open_and_its_incidents_are_counted(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    for moment in ("2126-11-22T10:00:00.000+00:00", "2126-11-22T11:00:00.000+00:00"):
        with Store(store(), lambda moment=moment: moment) as opened:  # and the program is killed
            resume_sitting(opened, find_session(opened, code), lambda moment=moment: Now(moment, 0))
    (data,) = call("sessions", "--json").data["sessions"]
    assert (data["state"], data["incidents"]) == ("open", 2)
    shown = call("sessions", "--lang", "en").out
    assert "interrupted " in shown
    assert "2 incidents" in shown


def test_a_sitting_that_a_living_window_has_open_is_in_use(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    alive = 1 if sys.platform != "win32" else 4  # a process that is always there, and is not this one
    here = (system.host_name(), system.boot_id(), alive, system.started_at(alive))
    change(f"INSERT INTO lease VALUES ('{code}', '{here[0]}', '{here[1]}', {here[2]}, '{here[3]}', "
           "'2026-11-22T09:00:00.000+00:00', 5)")  # fmt: skip
    (data,) = call("sessions", "--json").data["sessions"]
    assert data["state"] == "in_use"
    assert "en cours" in call("sessions", "--lang", "fr").out


def test_who_was_invited_and_has_not_begun_is_counted(call, tmp_path):
    sit(call, tmp_path)
    ((sha256,),) = rows("SELECT sha256 FROM questionnaire")
    change(
        f"INSERT INTO invitation VALUES ('INVITE', 'agility', '1', '{sha256}', 'a', 'fr', 'p-9', '', 0.0, '{{}}', '', "
        "'2026-11-01')"
    )
    done = call("sessions", "--lang", "en")
    assert done.err == "Invited, not begun yet: 1 person.\n"
    assert call("sessions", "--lang", "fr").err == "Pas encore commencé : 1 personne invitée.\n"


def test_a_sitting_that_cannot_be_read_hides_none_of_the_others(call, tmp_path):
    bad, good = sit(call, tmp_path, "p-001"), sit(call, tmp_path, "p-002")
    change(f"UPDATE event SET item = 'a1d3' WHERE session_id = '{bad}' AND seq = 2")
    done = call("sessions", "--lang", "en")
    assert done.status == 1
    assert f"ANS022 event 2 of sitting {bad} was changed afterwards" in done.err
    states = {each["session"]: each["state"] for each in call("sessions", "--json").data["sessions"]}
    assert states == {bad: "unreadable", good: "submitted"}


def test_the_list_fits_80_columns_however_long_the_names_are(call, tmp_path, monkeypatch):
    sit(call, tmp_path, "Quelqu’un dont le nom est très long", ends="pause")
    monkeypatch.setattr("digimat.commands.show.FILE_WIDTH", 80)
    for lang in ("fr", "en"):
        lines = call("sessions", "--lang", lang).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert "2/24" in lines[1]
        assert "très" in " ".join(lines)


def test_a_name_gives_the_terminal_no_orders(call, tmp_path):
    code = sit(call, tmp_path)
    change(f"UPDATE session SET respondent = 'x' || char(27) || '[2J' WHERE id = '{code}'")
    assert "\x1b" not in call("sessions").out


def test_the_list_writes_nothing_to_the_store(call, tmp_path):
    sit(call, tmp_path)
    before = store().read_bytes()
    call("sessions")
    assert store().read_bytes() == before
