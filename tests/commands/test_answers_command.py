"""``answers``: several people sit one after the other, and their answers make one file and one report."""

import csv
import io
from pathlib import Path

import pytest

MOTORS = Path(__file__).parents[1] / "scoring/outcomes/motors.yaml"


def sit(call, tmp_path, name, role, code, submit=True, organisation="Bolt"):
    script = tmp_path / f"{name}.txt"
    lines = [f"answer {item} {code}" for item in ("n1", "n2", "n3", "c1", "c2", "c3")]
    script.write_text("\n".join([*lines, "submit" if submit else "pause"]) + "\n", "utf-8")
    said = ["--profile", f"role={role}", "--profile", f"organisation={organisation}"]
    return call("run", MOTORS, "--script", script, *said, "-r", name, "--no-pdf")


@pytest.fixture
def sat(call, tmp_path):
    assert sit(call, tmp_path, "a", "head", 3).status == 0
    assert sit(call, tmp_path, "b", "hr", 1).status == 0
    assert sit(call, tmp_path, "c", "hr", 4, submit=False).status == 3


def test_the_sittings_that_were_handed_in_make_one_file(call, sat):
    done = call("answers", "-q", MOTORS, "--lang", "en")
    assert done.status == 0
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert [(r["respondent"], r["role"], r["organisation"], r["n1"], r["areas"]) for r in rows] == [
        ("a", "head", "Bolt", "3", ""),
        ("b", "hr", "Bolt", "1", ""),
    ]
    assert "Sittings handed in: 2; still open, and not counted: 1" in done.err


def test_the_file_scores_as_the_store_does(call, sat, tmp_path):
    stored = call("score", "-q", MOTORS, "--by", "organisation")
    assert call("answers", "-q", MOTORS, "-o", tmp_path / "all.csv").status == 0
    filed = call("score", tmp_path / "all.csv", "-q", MOTORS, "--by", "organisation")
    assert stored.status == filed.status == 0
    assert stored.out == filed.out
    assert next(csv.DictReader(io.StringIO(stored.out)))["n"] == "50"  # (75 + 25) / 2


def test_one_report_of_the_organisation_comes_from_the_store(call, sat, tmp_path):
    done = call("report", "-q", MOTORS, "--by", "organisation", "-o", tmp_path / "r.pdf")
    assert done.status == 0, done.err
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")


def test_of_somebody_who_sat_twice_the_later_sitting_counts(call, sat, tmp_path):
    sit(call, tmp_path, "a", "head", 1)
    done = call("answers", "-q", MOTORS, "--lang", "en")
    assert [row["n1"] for row in csv.DictReader(io.StringIO(done.out))] == ["1", "1"]
    assert "ANS040" in done.err
    assert "a has two sittings" in done.err


def test_a_text_is_no_formula_for_a_spreadsheet(call, tmp_path):
    sit(call, tmp_path, "=1+1", "head", 3, organisation="@cmd")
    row = next(csv.DictReader(io.StringIO(call("answers", "-q", MOTORS).out)))
    assert (row["respondent"], row["organisation"]) == ("'=1+1", "'@cmd")
    # Nor is what begins a cell where a French Excel divides the line.
    sit(call, tmp_path, "a;=1+1", "hr", 3, organisation="R&D;@cmd")
    row = list(csv.DictReader(io.StringIO(call("answers", "-q", MOTORS).out)))[1]
    assert (row["respondent"], row["organisation"]) == ("a;'=1+1", "R&D;'@cmd")


def test_a_sitting_of_an_earlier_version_is_left_out_and_told(call, sat, tmp_path):
    text = MOTORS.read_text("utf-8").replace("n2", "n9")
    changed = tmp_path / "motors.yaml"
    changed.write_text(text, "utf-8")
    done = call("answers", "-q", changed, "--lang", "en")
    assert done.status == 1
    assert "ANS041" in done.err


def test_nothing_handed_in_says_how_to_begin(call):
    done = call("answers", "-q", MOTORS, "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert "ANS042" in done.err
    assert "digimat run motors" in done.err
