"""``columns``: for what each column of a file is taken, before anything is scored."""

from pathlib import Path

import pytest
from command_kit import FORM, caller

from digimat.questionnaires import load


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return caller(capsys)


def file_of(folder, header, *rows, name="answers.csv"):
    path = folder / name
    path.write_text("".join(";".join(row) + "\n" for row in (header, *rows)), encoding="utf-8")
    return path


CODES = [item.id for item in FORM]


def test_columns_are_shown_with_samples_and_how_the_file_was_read(call, tmp_path):
    file_of(tmp_path, ["respondent", "Email", *CODES], ["p-1", "x@example.org", *[""] * len(CODES)])
    done = call("--lang", "en", "columns", "answers.csv", "-q", "agility", "--json")
    assert done.status == 0
    (seen,) = done.data["files"]
    assert (seen["kind"], seen["encoding"], seen["delimiter"], seen["header_rows"]) == (
        "csv",
        "utf-8",
        ";",
        1,
    )
    assert (seen["columns"][0]["role"], seen["columns"][0]["samples"]) == ("respondent", ["p-1"])
    assert (seen["columns"][2]["role"], seen["columns"][2]["target"]) == ("answer", CODES[0])


def test_no_sample_of_what_is_personal_is_shown(call, tmp_path):
    file_of(tmp_path, ["respondent", "Email", *CODES], ["p-1", "x@example.org", *[""] * len(CODES)])
    for words in ([], ["--json"]):
        done = call("columns", "answers.csv", "-q", "agility", *words)
        assert "example.org" not in done.out + done.err


def test_values_that_cannot_be_read_are_counted(call, tmp_path):
    path = Path(__file__).parents[1] / "administration" / "every_survey_type.yaml"
    items = [item.id for item in load(path).questionnaire.items]
    rows = [[f"p-{n}", *["zzz" if name == "owner" else "" for name in items]] for n in range(3)]
    file_of(tmp_path, ["respondent", *items], *rows, ["p-9", *[""] * len(items)])
    done = call("--lang", "en", "columns", "answers.csv", "-q", str(path), "--json")
    (seen,) = done.data["files"]
    told = {column["target"]: column["unread"] for column in seen["columns"] if column["unread"]}
    assert list(told) == ["owner"]
    assert "in 3 of the first 4 rows" in told["owner"][0]["en"]


def test_what_has_no_column_is_told_and_the_status_says_so(call, tmp_path):
    file_of(tmp_path, ["respondent", *CODES[1:]], ["p-1", *[""] * len(CODES[1:])])
    done = call("--lang", "en", "columns", "answers.csv", "-q", "agility")
    assert done.status == 1
    assert f"Without a column: {CODES[0]}" in done.out
    assert "ANS007" in done.err


def test_a_saved_mapping_makes_the_next_file_silent(call, tmp_path):
    header = ["Matricule", "Remarques", *CODES]
    file_of(tmp_path, header, ["p-1", "x", *[""] * len(CODES)])
    first = call("columns", "answers.csv", "-q", "agility", "--id", "matricule", "--save", "mapping.yaml")
    assert first.status == 0
    assert "ANS006" in first.err
    second = call("columns", "answers.csv", "-q", "agility", "--mapping", "mapping.yaml")
    assert (second.status, second.err) == (0, "")


def test_the_file_of_answers_is_never_overwritten(call, tmp_path):
    path = file_of(tmp_path, ["respondent", *CODES], ["p-1", *[""] * len(CODES)])
    before = path.read_bytes()
    assert call("columns", "answers.csv", "-q", "agility", "--save", "answers.csv").status != 0
    assert path.read_bytes() == before


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(call, tmp_path):
    file_of(
        tmp_path, ["respondent", "\x1b[31mred", *CODES], ["\x1b]52;c;x\x07", "[/nope]", *[""] * len(CODES)]
    )
    done = call("columns", "answers.csv", "-q", "agility")
    assert "\x1b" not in done.out + done.err
