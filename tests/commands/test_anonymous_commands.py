"""An anonymous questionnaire from ``run`` to ``score``: who answers is nowhere, and what each command can do of it."""

import io
import sys
from pathlib import Path

import pytest
from campaign_kit import Clock
from stored_kit import rows, store

from digimat.answers.codes import held_under
from digimat.commands.context import Context

PULSE = Path(__file__).parents[1] / "pulse.yaml"
WORDS = "canary-words"
ANSWERS = ["answer calm 4", "answer lost 2", "answer hours 3", "answer leaving no", f"answer words {WORDS}"]


@pytest.fixture(autouse=True)
def _pulse(tmp_path):
    (tmp_path / "pulse.yaml").write_text(PULSE.read_text(encoding="utf-8"), encoding="utf-8")


def sit(call, *more, ends="submit", answers=ANSWERS, status=0):
    """An anonymous sitting from a script; gives what was shown, as data."""
    Path("paper.txt").write_text("\n".join([*answers, ends]) + "\n", encoding="utf-8")
    done = call("run", "pulse.yaml", "--script", "paper.txt", "--json", "--lang", "en", *more)
    assert done.status == status, done.err
    return done.data


def five(call, unit="north", count=5):
    for number in range(count):
        answers = [f"answer calm {number % 5 + 1}", *ANSWERS[1:-1], f"answer words words-{number}"]
        sit(call, "--profile", f"unit={unit}", answers=answers)


def in_plain_lines(monkeypatch, *lines):
    data = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def everything(folder):
    """The bytes of all files below a folder, and their names."""
    return b"\n".join(
        str(path.relative_to(folder)).encode() + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "paper.txt"
    )


@pytest.mark.parametrize("option", ["--respondent", "--require"])
@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "ce questionnaire est anonyme"), ("en", "this questionnaire is anonymous")]
)
def test_who_it_is_cannot_be_said(call, option, lang, words):
    done = call("run", "pulse.yaml", option, "bob", "--lang", lang)
    assert (done.status, done.out) == (2, "")
    assert f"ANS100 {option}" in done.err
    assert words in done.err
    assert not store().exists()


def test_a_sitting_with_a_pause_from_its_first_screen_to_its_last(call, monkeypatch, tmp_path):
    letters = iter(("K7XQ2M", "4P9RTW"))
    monkeypatch.setattr(Context, "new_code", lambda _: next(letters))
    in_plain_lines(monkeypatch, "", "1", "4", ":p")
    left = call("run", "pulse.yaml", "--plain", "--lang", "en")
    assert left.status == 3
    assert "under a code that nobody else has:" in " ".join(left.out.split())
    assert "K7XQ-2M4P-9RTW" in left.out
    assert left.err == "Sitting K7XQ-2M4P-9RTW kept: 1 answer of 5. To go on: digimat resume K7XQ-2M4P-9RTW\n"
    in_plain_lines(monkeypatch, "2", "3", "2", WORDS, "e")
    done = call("resume", "k7xq2m4p9rtw", "--plain", "--lang", "en")
    assert done.status == 0
    assert "nothing leads from them to you any more" in done.err
    assert "This result is shown once" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pulse.yaml", "store"]  # no report by itself
    held = everything(tmp_path)
    assert held.count(WORDS.encode()) == 1
    for trace in ("K7XQ", held_under("K7XQ-2M4P-9RTW"), "2026-1", "moved", "resumed"):
        assert trace.encode() not in held, trace
    in_plain_lines(monkeypatch)
    again = call("resume", "K7XQ-2M4P-9RTW", "--lang", "en")
    assert (again.status, again.out) == (2, "")
    assert "nothing leads to it" in again.err


def test_without_its_code_nobody_goes_on_with_it(call):
    code = sit(call, ends="pause", status=3)["session"]
    done = call("resume", "--lang", "en")
    assert done.status == 1
    assert "with its code only" in done.err
    assert code not in done.err


def test_the_result_as_data_names_nobody(call):
    data = sit(call)
    assert (data["session"], data["incidents"], data["late"]) == (None, [], [])
    assert data["respondents"][0]["respondent"] == "anonymous"


def test_a_report_is_written_only_where_it_is_asked_for(call, tmp_path, quick_pages):
    Path("paper.txt").write_text("\n".join([*ANSWERS, "submit"]), encoding="utf-8")
    done = call("run", "pulse.yaml", "--script", "paper.txt", "-o", "mine.pdf", "--lang", "en")
    assert done.status == 0, done.err
    assert "Take it along, or delete it." in done.err
    assert (tmp_path / "mine.pdf").exists()
    assert rows("SELECT * FROM document") == []


def test_how_it_was_answered_stays_as_a_remark(call):
    answers = ["answer calm 3", *ANSWERS[1:]]
    sit(call, answers=answers)
    assert rows("SELECT flags FROM anonymous") == [("[]",)]  # a script has no times of its own


def test_speed_and_straight_lines_are_kept_as_flags_and_nothing_else():
    from digimat.answers.table import AnswerTable
    from digimat.commands.anonymous_sitting import quality_flags
    from digimat.questionnaires import load

    questionnaire = load(PULSE).questionnaire

    def flags(code, seconds):
        columns = {item.id: (code if item.type == "likert" else "",) for item in questionnaire.items}
        return quality_flags(
            questionnaire,
            AnswerTable(("anonymous",), columns, ("",), dict.fromkeys(columns, (seconds,)), {"unit": ("",)}),
        )

    assert flags("4", 9.0) == ["straight_lining"]  # one of the three is reversed
    assert flags("4", 1.0) == ["straight_lining", "speed"]
    assert flags("", 1.0) == []


def test_the_list_of_sittings_says_how_many_and_nothing_of_each(call):
    code = sit(call, ends="pause", status=3)["session"]
    sit(call)
    done = call("sessions", "--lang", "en")
    assert (done.status, done.out) == (0, "")
    assert done.err == "pulse, anonymous sittings: 1 handed in, 1 open\n"
    data = call("sessions", "--json")
    assert data.data["sessions"] == []
    assert data.data["anonymous"] == [{"questionnaire": "pulse", "open": 1, "handed_in": 1}]
    assert code not in data.out + done.err
    assert "anonymous:" not in data.out


def test_below_five_nothing_is_shown_and_from_five_on_rows_without_a_name(call):
    five(call, count=4)
    for words in (
        ("answers", "-q", "pulse.yaml"),
        ("score", "-q", "pulse.yaml"),
        ("report", "-q", "pulse.yaml"),
    ):
        done = call(*words, "--lang", "en")
        assert done.status != 0
        assert "ANS102" in done.err, words
        assert "words-" not in done.out
    five(call, count=1)
    done = call("answers", "-q", "pulse.yaml", "--lang", "en")
    assert done.status == 0, done.err
    assert "of which anonymous: 5 (to check: 0)" in done.err
    lines = done.out.splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == [f"anonymous-{number}" for number in range(1, 6)]
    scored = call("score", "-q", "pulse.yaml", "--lang", "en")
    assert scored.status == 0, scored.err
    assert len(scored.out.splitlines()) == 6


@pytest.mark.parametrize("which", [("-r", "anonymous-3"), ("--all",)])
def test_there_is_no_report_of_one_of_them(call, which):
    five(call)
    done = call("report", "-q", "pulse.yaml", *which, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "REP074 " in done.err
    assert "--group" in done.err
    assert not [*Path().rglob("*.pdf")]


def test_the_answers_of_the_file_score_as_those_of_the_store(call, tmp_path):
    five(call)
    stored = call("score", "-q", "pulse.yaml").out
    assert call("answers", "-q", "pulse.yaml", "-o", "answers.csv").status == 0
    assert call("score", "answers.csv", "-q", "pulse.yaml").out == stored


def test_groups_of_fewer_than_five_are_hidden_and_what_would_give_them_away(call):
    five(call, "north")
    five(call, "south", count=2)

    def shown():
        done = call("score", "-q", "pulse.yaml", "--by", "unit", "--lang", "en")
        assert done.status == 0, done.err
        return sorted(line.split(",")[:2] for line in done.out.splitlines()[1:])  # the rows come in any order

    assert shown() == []
    five(call, "south", count=3)
    assert shown() == [["north", "5"], ["south", "5"]]


def test_verify_and_backup_count_them(call, tmp_path):
    sit(call)
    sit(call, ends="pause", status=3)
    done = call("verify", "--lang", "en")
    assert (done.status, done.out) == (
        0,
        "1 sitting, 11 events, 1 set of anonymous answers: all in order\n",
    )
    saved = call("backup", "-o", "copy.db", "--lang", "en")
    assert saved.status == 0, saved.err
    assert "Without the anonymous sittings that are still open (1)" in saved.err
    assert rows("SELECT count(*) FROM event", path=tmp_path / "copy.db") == [(0,)]


def test_the_person_exports_and_erases_with_the_code_before_handing_in(call, tmp_path):
    code = sit(call, ends="pause", status=3)["session"]
    exported = call("export", code)
    assert exported.data["answers"][0]["code"] == "4"
    assert call("export", "--respondent", "anonymous").status == 2
    assert call("erase", "anonymous", "--yes").status == 2
    erased = call("erase", "--session", code, "--yes", "--lang", "en")
    assert erased.status == 0, erased.err
    assert "anonymous:" not in erased.out
    assert rows("SELECT * FROM erased") == []  # no tombstone
    assert WORDS.encode() not in store().read_bytes()


def test_afterwards_there_is_nothing_to_erase_one_by_one(call):
    sit(call)
    done = call("erase", "--session", "K7XQ-2M4P-9RTW", "--yes", "--lang", "en")
    assert done.status == 2
    assert "can no longer be erased" in done.err
    assert len(rows("SELECT * FROM anonymous")) == 1


def test_a_purge_takes_whole_weeks_and_open_sittings(call, monkeypatch):
    clock = Clock(monkeypatch, "2026-11-23")
    sit(call)
    code = sit(call, ends="pause", status=3)["session"]
    clock.day = "2026-12-29"  # a month after the 29th, when the week ends, is not yet over
    look = call("purge", "--older-than", "P1M", "--dry-run", "--lang", "en")
    assert "Would be erased: 1 sitting, 0 invitations without a sitting. Nothing has changed." in look.err
    clock.day = "2026-12-30"
    done = call("purge", "--older-than", "P1M", "--lang", "en")
    assert done.status == 0, done.err
    assert "1 line of anonymous answers" in done.err
    assert code not in done.out
    assert [rows(f"SELECT * FROM {table}") for table in ("anonymous", "session", "erased")] == [[], [], []]


def test_nobody_is_invited_to_it(call):
    Path("people.csv").write_text("respondent\np-001\n", encoding="utf-8")
    done = call("invite", "people.csv", "-q", "pulse.yaml", "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "ANS101" in done.err
    assert "Give everybody the same command: digimat run pulse" in done.err
    assert not store().exists()


def test_a_damaged_store_is_recovered_with_them(call):
    five(call)
    sit(call, ends="pause", status=3)
    data = store().read_bytes()
    store().write_bytes(data.replace(b"words-3", b"wor#s-3"))
    done = call("recover", "--lang", "en")
    assert "Anonymous answers saved, a line each person: 4" in done.out
    assert "anonymous (pulse)" in done.out
    assert "anonymous:" not in done.out
    assert "has open anonymous sittings" in done.err
    assert len(rows("SELECT * FROM anonymous")) == 4


def test_a_result_that_the_full_screen_has_shown_does_not_stay_on_the_terminal():
    from digimat.commands.anonymous_sitting import left_behind
    from digimat.commands.outcome import Outcome

    shown = Outcome("a result", notes=["a note"])
    assert (left_behind(shown, "full").shown, left_behind(shown, "full").notes) == (None, ["a note"])
    assert left_behind(shown, "plain") == shown
