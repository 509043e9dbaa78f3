"""``verify`` and ``backup``: what they say, and how they end."""

import re
import stat
from pathlib import Path

import pytest
from stored_kit import change, sit, store


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", r"1 passation, 7 événements : tout est en ordre\n"),
                        ("en", r"1 sitting, 7 events: all in order\n")]
)  # fmt: skip
def test_what_is_in_order_is_counted(call, tmp_path, lang, words):
    sit(call, tmp_path)
    done = call("verify", "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert re.fullmatch(words.replace("7", r"\d+"), done.out)


def test_each_sitting_with_a_problem_has_one_line_and_the_remedy_is_said_once(call, tmp_path):
    codes = [sit(call, tmp_path, f"p-{n}") for n in range(3)]
    change("UPDATE event SET item = 'a1d3' WHERE seq = 2")
    done = call("verify", "--lang", "en")
    assert done.status == 1
    *lines, law = done.out.splitlines()
    assert [line.split("sitting ")[1].split()[0] for line in lines] == codes
    assert law == "3 sittings, 0 events: 3 problems"
    assert len(done.err.splitlines()) == 1
    assert "digimat recover" in done.err


def test_the_same_as_data(call, tmp_path):
    code = sit(call, tmp_path)
    assert call("verify", "--json").data["in_order"] is True
    change("UPDATE session SET required = 'novice'")
    data = call("verify", "--json").data
    (problem,) = data.pop("problems")
    assert data == {
        "format": "digimat.verification", "version": 1, "file": str(store()), "in_order": False, "sittings": 1,
        "events": 0, "anonymous": 0,
    }  # fmt: skip
    assert (problem["code"], problem["session"]) == ("ANS022", code)
    assert set(problem["message"]) == {"fr", "en"}


@pytest.mark.parametrize(("name", "status", "code"), [("report.pdf", 1, "REP040"), ("none.db", 1, "ANS070")])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_cannot_be_verified_is_said(call, name, status, code, lang):
    done = call("verify", name, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert f"{name}: {code} " in done.err


@pytest.mark.parametrize(
    ("lang", "words"),
    [("fr", ("Copie vérifiée dans", "1 passation, ", "l’effacement")),
     ("en", ("Verified copy in", "1 sitting, ", "erasure"))],
)  # fmt: skip
def test_a_backup_says_what_is_in_it_and_that_erasure_means_it_too(call, tmp_path, lang, words):
    sit(call, tmp_path)
    done = call("backup", "--lang", lang)
    assert done.status == 0
    (name,) = tmp_path.glob("digimat-*.db")
    assert re.fullmatch(r"digimat-\d{4}-\d\d-\d\d\.db", name.name)
    assert all(word in done.err for word in (*words, name.name))
    assert stat.S_IMODE(name.stat().st_mode) == 0o600
    assert call("verify", name).status == 0


def test_the_second_backup_of_a_day_takes_the_place_of_none(call, tmp_path):
    sit(call, tmp_path)
    files = [Path(call("backup", "--json").data["file"]) for _ in range(2)]
    assert files[1].name == f"{files[0].stem}-2.db"
    assert all(path.exists() for path in files)


def test_a_backup_goes_into_a_folder_or_under_a_name(call, tmp_path):
    code = sit(call, tmp_path)
    (tmp_path / "usb").mkdir()
    assert call("backup", "-o", "usb").status == 0
    assert call("backup", "-o", "usb/mine.db").status == 0
    assert len(list((tmp_path / "usb").iterdir())) == 2
    again = call("backup", "-o", "usb/mine.db")
    assert again.status == 1
    assert "CLI009" in again.err
    (only,) = call("sessions", "--store", "usb/mine.db", "--json").data["sessions"]
    assert only["session"] == code


def test_a_store_that_is_not_in_order_is_not_backed_up(call, tmp_path):
    sit(call, tmp_path)
    change("UPDATE session SET required = 'novice'")
    done = call("backup", "--lang", "en")
    assert done.status == 1
    assert "ANS074" in done.err
    assert not list(tmp_path.glob("digimat-*"))
    assert not list(tmp_path.glob(".*.part"))


def test_without_a_file_of_sittings_there_is_nothing_to_back_up(call):
    assert "ANS070" in call("backup").err
