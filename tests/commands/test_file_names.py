"""Files are named after respondents: whatever they are called, nothing escapes and nothing collides."""

import os

import pytest
from command_kit import GOLDEN, answer_file

from digimat.files import LONGEST, safe_name, write_whole
from digimat.problems import UserError

HOSTILE = [
    "", ".", "..", "../etc/passwd", "..\\..\\x", "/", "/tmp/x", "C:\\x", "CON", "con", "NUL.pdf", "aux", "com1",
    "LPT9.txt", "x:y", "x\x00y", "a\nb", "\u202egpj.exe", "e\u0301", "é", "É", "e", "~", "-rf", "$(id)", "%2e%2e",
    "x" * 500, "x" * 501, "a b", "a-b", "a--b", "A-B", "日本", "🙂", "x ", " x", "x.", "x", "X",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_its_folder(tmp_path, name):
    made = safe_name(name)
    path = tmp_path / f"{made}.pdf"
    assert path.resolve().parent == tmp_path.resolve()
    assert len(made) <= LONGEST + 9
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made.strip("-") == made
    assert made not in ("con", "prn", "aux", "nul", "com1", "lpt9")
    path.touch()


def test_no_two_names_give_one_file():
    names = [*HOSTILE, *(safe_name(name) for name in HOSTILE)]
    assert len({safe_name(name) for name in names}) == len(set(names))


@pytest.mark.parametrize("name", ["p-001", "ana", "team-7-b", "0"])
def test_a_plain_name_stays_as_it_is(name):
    assert safe_name(name) == name


@pytest.mark.parametrize("code", ["../../escaped", "/tmp/escaped", "..", "CON", "x" * 300])
def test_the_report_of_a_hostile_respondent_stays_in_the_folder(
    call, tmp_path, monkeypatch, quick_pages, code
):
    (tmp_path / "here").mkdir()
    file = answer_file(tmp_path / "answers.csv", {code: GOLDEN["AG1"]})
    monkeypatch.chdir(tmp_path / "here")
    assert call("report", file, "-q", "agility").status == 0
    assert len(list((tmp_path / "here").iterdir())) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"here", "answers.csv"}


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "scores.csv"
    write_whole(target, b"before")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError) as caught:
        write_whole(target, b"after")
    assert caught.value.problems[0].code == "CLI005"
    assert "No space left" in caught.value.problems[0].message.en
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
