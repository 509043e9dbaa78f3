"""``run`` and ``resume``: what is kept, what is shown, and how the command ends."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from command_kit import GOLDEN, answer_file, script_file

from digimat.answers.store import Store

SCRIPT_BAD = "answer a1d1 c\nanswer a1d2 four\nsubmit\n"


def typed(monkeypatch, *lines):
    data = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_script_is_scored_shown_and_reported(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG3"])
    done = call("run", "agility", "--script", script, "-r", "p-1", "--lang", "en")
    assert done.status == 0
    assert "75 ± 14 out of 100" in done.out
    code = done.err.split()[1].rstrip(".")
    report = f"agility-p-1-{code.lower()}.pdf"  # a second sitting of p-1 replaces no report
    assert done.err.splitlines() == [
        f"Sitting {code}. Where a result comes from: digimat explain {code}",
        f"Report written to {report}",
    ]
    assert (tmp_path / report).read_bytes().startswith(b"%PDF-")


def test_the_json_of_a_sitting_is_the_json_of_score_and_its_code(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    data = call("run", "agility", "--script", script, "--no-pdf", "--json").data
    assert (data["format"], data["version"]) == ("digimat.scores", 1)
    assert data["session"] == data["respondents"][0]["respondent"]  # nobody was named: the code names


def test_an_unfinished_sitting_says_how_to_go_on(call, tmp_path):
    (tmp_path / "paper.txt").write_text("answer a1d1 c\nanswer a1d2 4\npause\n")
    done = call("run", "agility", "--script", "paper.txt", "--json", "--lang", "en")
    assert done.status == 3
    code = done.data["session"]
    assert done.data == {
        "format": "digimat.sitting", "version": 1, "session": code, "answered": 2, "items": 24,
    }  # fmt: skip
    assert done.err == f"Sitting {code} kept: 2 answers of 24. To go on: digimat resume {code}\n"


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "gardée : 0 réponse sur 24."), ("en", "kept: 0 answers of 24.")]
)
def test_no_answer_is_a_plural_in_english_only(call, tmp_path, lang, words):
    (tmp_path / "paper.txt").write_text("pause\n")
    assert words in call("run", "agility", "--script", "paper.txt", "--lang", lang).err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_bad_line_of_a_script_is_told_and_leaves_no_half_entered_sitting(call, tmp_path, lang):
    (tmp_path / "paper.txt").write_text(SCRIPT_BAD)
    done = call("run", "agility", "--script", "paper.txt", "--lang", lang)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("paper.txt:2: ADM002 item a1d2")
    assert done.err.endswith(
        "Rien n’a été saisi : corrigez la ligne, puis relancez la même commande.\n"
        if lang == "fr"
        else "Nothing was entered: mend the line, then run the same command again.\n"
    )
    assert call("resume").err.startswith("ANS031")


def test_a_script_that_cannot_be_read_begins_no_sitting(call, tmp_path):
    (tmp_path / "paper.txt").write_text("anwser a1d1 c\n")
    done = call("run", "agility", "--script", "paper.txt")
    assert (done.status, done.out) == (1, "")
    assert "paper.txt:1: ADM001" in done.err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("name", [["resume"], ["resume", "CODE"], ["resume", "code"]])
def test_resume_goes_on_and_ends_with_the_result(call, tmp_path, monkeypatch, name):
    (tmp_path / "paper.txt").write_text("answer a1d1 c\npause\n")
    code = call("run", "agility", "--script", "paper.txt", "--json").data["session"]
    words = [code if word == "CODE" else code.lower() if word == "code" else word for word in name]
    typed(monkeypatch, "r", "s", *["s"] * 18, ":s", *["s"] * 5, "e", "e")
    done = call(*words, "--no-pdf", "--lang", "fr")
    assert done.status == 0
    assert "Votre réponse actuelle : Mots : politique" in " ".join(done.out.split())
    assert "4 ± 14 sur 100" in done.out


def test_a_sitting_speaks_the_language_it_began_in(call, tmp_path, monkeypatch):
    (tmp_path / "paper.txt").write_text("pause\n")
    call("run", "agility", "--script", "paper.txt", "--lang", "en")
    typed(monkeypatch, "p")
    done = call("resume", "--lang", "fr")
    assert "Practice 1 of 2" in done.out


def test_resume_shows_the_result_of_a_sitting_that_was_handed_in(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG2"])
    first = call("run", "agility", "--script", script, "--no-pdf", "--json").data
    again = call("resume", first["session"], "--no-pdf", "--json")
    assert (again.status, again.data) == (0, first)


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["run", "agilty"], 2, "QST008"),
        (["run", "agility", "--form", "z"], 2, "CLI006"),
        (["run", "agility", "--require", "master"], 2, "SCO021"),
        (["run", "agility", "--script", "nothing.txt"], 1, "QST007"),
        (["resume", "XXXXXX"], 2, "ANS030"),
        (["resume"], 1, "ANS031"),
        (["resume", "--store", "golden.csv"], 1, "ANS020"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_cannot_be_begun_is_said(call, golden, words, status, code, lang):
    done = call(*words, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert f"{code} " in done.err


def test_the_notice_comes_first_and_who_leaves_there_has_not_begun(call, tmp_path, monkeypatch):
    typed(monkeypatch)
    done = call("run", "agility", "--lang", "en")
    assert done.status == 3
    assert "What this test is for" in done.out
    assert done.err == "The sitting has not begun.\n"
    assert not (tmp_path / "store").exists()


def test_a_form_may_be_named_in_capitals(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    assert call("run", "agility", "--form", "A", "--script", script, "--no-pdf").status == 0


@pytest.mark.parametrize(
    ("given", "kept"), [(" p-1 ", "p-1"), ("a\udcffb", "ab"), ("\x1b[2Jx", "[2Jx"), ("\u202ey", "y")]
)
def test_a_respondent_is_named_cleanly_from_the_line_too(call, tmp_path, given, kept):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    done = call("run", "agility", "--script", script, "-r", given, "--no-pdf", "--json")
    assert done.data["respondents"][0]["respondent"] == kept


def test_where_the_pdf_cannot_be_written_the_result_is_shown_and_resume_writes_it(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    (tmp_path / "file").touch()
    done = call("run", "agility", "--script", script, "-o", "file/out.pdf", "--lang", "en")
    assert done.status == 1
    assert "25 ± 14" in done.out
    assert "CLI005 cannot write the file" in done.err
    assert "The report can be written later: digimat resume" in done.err
    code = done.err.strip().split()[-1]
    assert call("resume", code, "-o", "out.pdf").status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_sitting_and_a_file_of_the_same_person_have_the_same_requirement(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG2"])
    file = answer_file(tmp_path / "answers.csv", {"p": GOLDEN["AG2"]}, {"p": "Avancé"})
    sat = call("run", "agility", "--script", script, "--require", "ADVANCED", "--no-pdf", "--json").data
    scored = call("score", file, "-q", "agility", "--json").data
    expected = {"band": "advanced", "status": "to_confirm"}
    assert sat["respondents"][0]["requirement"] == scored["respondents"][0]["requirement"] == expected


@pytest.mark.parametrize(("extra", "minutes"), [([], 45), (["--extra-time", "33"], 60)])
def test_extra_time_is_granted_to_one_sitting_and_kept(call, tmp_path, monkeypatch, extra, minutes):
    (tmp_path / "paper.txt").write_text("pause\n")
    call("run", "agility", "--script", "paper.txt", "--lang", "en", *extra)
    typed(monkeypatch, "t", "p")
    assert f"About {minutes} min left." in call("resume").out


MOTORS = Path(__file__).parents[1] / "scoring/outcomes/motors.yaml"


def test_who_answers_may_be_said_beforehand_and_is_kept_with_the_answers(call, tmp_path):
    script = tmp_path / "form.txt"
    script.write_text("answer n1 3\nsubmit\n", "utf-8")
    said = ["--profile", "role=RH", "--profile", "organisation=Bolt"]
    done = call("run", MOTORS, "--script", script, *said, "--no-pdf", "--json")
    assert done.status == 0, done.err
    code = json.loads(done.out)["session"]
    with Store(Path(os.environ["DIGIMAT_STORE"]), str) as store:
        begun = next(iter(store.events(code)))
    assert begun.payload["profile"] == {"role": "hr", "organisation": "Bolt"}


@pytest.mark.parametrize("said", ["rol=hr", "role", "role=boss"])
def test_a_profile_that_does_not_exist_is_told_before_anything_begins(call, said):
    done = call("run", MOTORS, "--profile", said, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "CLI012" in done.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_whoever_was_granted_more_time_reads_their_own_limit_first(call, monkeypatch, lang):
    typed(monkeypatch, "", ":p")
    done = call("run", "agility", "--extra-time", "33", "--lang", lang)
    words = "Temps limité à 60 min pour vous" if lang == "fr" else "Time limit 60 min for you"
    assert words in done.out
    assert done.status == 3


def test_the_way_to_go_on_names_the_file_that_the_command_named(call, tmp_path):
    (tmp_path / "paper.txt").write_text("answer a1d1 c\npause\n")
    done = call("run", "agility", "--script", "paper.txt", "--store", "their own.db", "--lang", "en")
    assert done.err.strip().endswith("--store 'their own.db'")
