"""``recover``: what is saved, what is named as lost, and that nothing is ever deleted."""

import json

import pytest
from stored_kit import change, rows, sit, spoil, store, whole_sitting

from digimat.questionnaires import bundled_folder


def beside():
    return sorted(path.name for path in store().parent.iterdir() if not path.name.endswith("-journal"))


def test_a_file_in_order_is_left_alone_and_says_so(call, tmp_path):
    sit(call, tmp_path)
    before = store().read_bytes()
    done = call("recover", "--lang", "en")
    assert done.status == 0
    assert done.out.endswith("all in order\n")
    assert done.err == "There is nothing to recover.\n"
    assert call("recover", "--json").data["in_order"] is True
    assert (store().read_bytes(), beside()) == (before, ["digimat.db"])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            (
                "incomplète",
                "Questions dont la réponse est peut-être perdue : 12 « ",
                "Sa remise, si elle a eu lieu, est perdue",
            ),
        ),
        (
            "en",
            (
                "not complete",
                "Questions whose answer may be lost: 12 “",
                "That it was handed in, if it was, is lost",
            ),
        ),
    ],
)
def test_a_lost_answer_is_named_by_number_and_title_and_the_sitting_goes_on(call, tmp_path, lang, words):
    code = sit(call, tmp_path, ends="pause")
    whole = sit(call, tmp_path, "p-002", "answer a1d1 b")
    spoil(code, "a1d2")
    assert call("resume", code).status == 1
    damaged = store().read_bytes()
    done = call("recover", "--lang", lang)
    assert done.status == 1
    assert all(word in done.out for word in words)
    (aside,) = [name for name in beside() if name != "digimat.db"]
    assert aside.startswith("digimat.db.damaged-")
    assert (store().parent / aside).read_bytes() == damaged
    assert aside in done.err
    assert call("verify").status == 0
    states = {each["session"]: each for each in call("sessions", "--json").data["sessions"]}
    assert (states[code]["answered"], states[code]["incidents"]) == (1, 1)
    assert states[whole]["incidents"] == 0


def test_resume_answers_and_score_work_again(call, tmp_path, quick_pages):
    code = whole_sitting(call, tmp_path)
    spoil(code, "a2d3")
    assert call("answers", "-q", "agility").status == 1
    assert call("recover").status == 1
    assert call("verify").status == 0
    done = call("answers", "-q", "agility")
    assert done.status == 0
    header, row = (line.split(",") for line in done.out.splitlines())
    assert row[header.index("a2d3")] == ""
    assert row[header.index("a2d2")] != ""
    assert call("score", "-q", "agility").status == 0
    assert call("resume", code, "-o", "report.pdf").status == 0
    assert [each["incidents"] for each in call("sessions", "--json").data["sessions"]] == [1]


def test_what_happened_is_told_as_data(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    spoil(code, "a1d2")
    data = call("recover", "--json").data
    (sitting,) = data["sittings"]
    assert (data["format"], data["in_order"], data["written_to"]) == ("digimat.recovery", False, str(store()))
    assert (sitting["session"], sitting["events_known"] - sitting["events_kept"]) == (code, 1)
    assert [(each["number"], each["item"]) for each in sitting["may_be_lost"]] == [(12, "a1d2")]
    (event,) = rows("SELECT payload FROM event WHERE kind = 'recovered'")
    assert json.loads(event[0])["items"] == ["a1d2"]


def test_to_a_new_file_nothing_is_renamed(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    spoil(code, "a1d2")
    before = store().read_bytes()
    done = call("recover", "-o", "saved.db")
    assert done.status == 1
    assert f"digimat resume {code} --store saved.db" in done.out
    assert (store().read_bytes(), beside()) == (before, ["digimat.db"])
    assert call("verify", "saved.db").status == 0
    again = call("recover", "-o", "saved.db")
    assert "CLI009" in again.err


def test_a_questionnaire_that_is_lost_in_the_store_comes_from_the_catalogue(call, tmp_path):
    code = sit(call, tmp_path)
    change("UPDATE questionnaire SET text = text || 'x'")
    done = call("recover", "--lang", "en")
    assert done.status == 0
    assert f"{code} (p-001, agility)" in done.out
    assert "nothing is lost" in done.out
    assert call("resume", code, "--no-pdf").status == 0


def test_a_sitting_that_cannot_be_saved_is_named_and_stays_in_the_file_that_is_kept(call, tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_bytes((bundled_folder() / "agility.yaml").read_bytes().replace(b"id: agility", b"id: mine", 1))
    script = tmp_path / "paper.txt"
    script.write_text("answer a1d1 c\nsubmit\n", encoding="utf-8")
    lost = call("run", "mine.yaml", "--script", script, "--no-pdf", "--json").data["session"]
    kept = sit(call, tmp_path)
    text = mine.read_bytes()
    mine.unlink()
    change("UPDATE questionnaire SET text = 'x' || text WHERE text LIKE '%id: mine%'")
    done = call("recover", "--lang", "en")
    assert done.status == 1
    assert f"{lost}: cannot be saved, the text of questionnaire mine" in done.out
    assert "2 sittings: 1 whole, 0 in part, 1 not saved" in done.out
    assert [each["session"] for each in call("sessions", "--json").data["sessions"]] == [kept]
    # With the file of that version in the folder, the file that was kept gives it back.
    (tmp_path / "version-1.yaml").write_bytes(text)
    (aside,) = [name for name in beside() if name != "digimat.db"]
    assert call("recover", store().parent / aside, "-o", "both.db").status == 0
    both = call("sessions", "--store", "both.db", "--json").data["sessions"]
    assert {each["session"] for each in both} == {lost, kept}


def test_where_the_new_file_cannot_be_written_the_damaged_one_stays(call, tmp_path, monkeypatch):
    code = sit(call, tmp_path, ends="pause")
    spoil(code, "a1d2")
    before = store().read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("digimat.answers.backup.os.fsync", full)
    done = call("recover")
    assert done.status == 1
    assert "ANS020" in done.err
    assert (store().read_bytes(), beside()) == (before, ["digimat.db"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_cannot_be_recovered_is_said(call, tmp_path, lang):
    assert "ANS070" in call("recover", "--lang", lang).err
    (tmp_path / "notes.txt").write_text("nothing of ours\n" * 500)
    done = call("recover", "notes.txt", "--lang", lang)
    assert (done.status, done.out) == (1, "")
    assert "notes.txt: ANS075 " in done.err


def test_a_damaged_file_says_how_it_can_be_recovered(call, tmp_path):
    code = sit(call, tmp_path, ends="pause")
    spoil(code, "a1d2")
    assert "digimat recover" in call("resume", code, "--lang", "en").err
