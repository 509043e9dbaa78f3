"""``check --strict``: rules of writing on demand, as warnings that fail."""

from pathlib import Path

import pytest

BADLY_WRITTEN = """\
id: trial
version: "1.0"
status: designed
title: {fr: Essai, en: Trial}
purpose: {fr: Essayer, en: To try}
respondents: {fr: une personne, en: one person}
minutes: 5
notice: {fr: Merci..., en: Thank you}
sections:
  - id: part
    title: {fr: Partie, en: Part}
    items:
      - {id: q1, title: {fr: Sujet, en: Subject}, type: text, stem: {fr: "A qui l'écrire?", en: "To whom?"}}
"""


@pytest.fixture
def badly_written():
    Path("trial.yaml").write_text(BADLY_WRITTEN, encoding="utf-8")
    return "trial.yaml"


def test_without_strict_nothing_is_said_of_the_writing(call, badly_written):
    assert call("check", badly_written, "--lang", "en").status == 0
    assert call("check", badly_written, "--json").data["problems"] == []


def test_strict_tells_place_code_and_remedy_and_fails(call, badly_written):
    done = call("check", "--strict", badly_written, "--lang", "en")
    assert done.status == 1
    told = [line for line in done.out.splitlines() if not line.startswith("  ")]
    assert [" ".join(line.split()[:3]) for line in told] == [
        "trial.yaml:8:10: WRT074 warning:",
        "trial.yaml:13:70: WRT070 warning:",
        "trial.yaml:13:70: WRT071 warning:",
        "trial.yaml:13:70: WRT072 warning:",
    ]
    assert "Write ’, not '." in done.out
    assert "0 error(s), 4 warning(s)" in done.err


def test_strict_speaks_french(call, badly_written):
    out = call("check", "--strict", badly_written, "--lang", "fr").out
    assert "WRT070 avertissement : apostrophe droite (fr) : « A qui l'écrire? »\n  Écrivez ’ et non '." in out


def test_the_json_has_the_warnings_in_both_languages(call, badly_written):
    done = call("check", "--strict", badly_written, "--json")
    assert (done.status, done.data["format"], done.data["version"]) == (1, "digimat.check", 1)
    first = done.data["problems"][0]
    assert (first["code"], first["severity"], first["line"], first["column"]) == ("WRT074", "warning", 8, 10)
    assert first["message"]["fr"] != first["message"]["en"]


def test_under_strict_any_other_warning_fails_too(call, badly_written):
    well = BADLY_WRITTEN.replace("A qui l'écrire?", "À qui l’écrire ?").replace("Merci...", "Merci")
    Path(badly_written).write_text(well, encoding="utf-8")
    assert call("check", "--strict", badly_written).status == 0
    Path("other.yaml").write_text(well, encoding="utf-8")  # named otherwise than its questionnaire: a warning
    assert call("check", "other.yaml").status == 0
    assert call("check", "other.yaml", "--strict").status == 1


def test_a_file_with_errors_is_told_those_alone(call, badly_written):
    Path(badly_written).write_text(
        BADLY_WRITTEN.replace("type: text", "type: test, rule: unscored"), encoding="utf-8"
    )
    done = call("check", "--strict", badly_written, "--json")
    assert done.status == 1
    assert {problem["code"] for problem in done.data["problems"]} == {"QST021"}
