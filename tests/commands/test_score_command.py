"""``score``: a file in, a file of scores out; bad rows are told and good ones are kept."""

import csv
import io

import pytest
from command_kit import COLUMNS, GOLDEN, answer_file

EXPECTED = {  # blueprint 3.11; levels and bands after floor and cap
    "AG1": {"total": 25, "culture": 37.5, "agility": 0, "level": "1", "level_by_total": "0", "band": "novice",
            "flags": "security_reserve"},
    "AG2": {"total": 50, "culture": 62.5, "agility": 25, "level": "3", "level_by_total": "3",
            "band": "independent", "flags": ""},
    "AG3": {"total": 75, "agility": 62.5, "level": "6", "level_by_total": "6", "band": "advanced", "flags": ""},
    "AG4": {"total": 2000 / 24, "agility": 87.5, "level": "7", "band": "expert", "a4": 0,
            "flags": "security_reserve"},
}  # fmt: skip


def rows(text):
    return {row["respondent"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_scores_go_to_stdout_and_the_count_of_rows_beside(call, golden):
    done = call("score", golden, "-q", "agility", "--lang", "en")
    assert done.status == 0
    # The results come first; how much was answered stands behind them.
    assert done.out.splitlines()[0].split(",")[: len(COLUMNS)] == COLUMNS
    assert list(rows(done.out)) == list(GOLDEN)
    assert done.err == 'Rows read: 4 = 4 scored + 0 rejected + 0 duplicates (utf-8, separator ",")\n'


@pytest.mark.parametrize("case", EXPECTED)
def test_golden_cases_have_their_scores(call, golden, case):
    row = rows(call("score", golden, "-q", "agility").out)[case]
    for column, expected in EXPECTED[case].items():
        found = row[column] if isinstance(expected, str) else float(row[column])
        assert found == (expected if isinstance(expected, str) else pytest.approx(expected, abs=1e-9)), column


def test_a_file_is_written_whole_and_stdout_stays_empty(call, golden, tmp_path):
    to_stdout = call("score", golden, "-q", "agility").out
    done = call("score", golden, "-q", "agility", "-o", tmp_path / "new" / "scores.csv", "--lang", "fr")
    assert (done.status, done.out) == (0, "")
    assert (tmp_path / "new" / "scores.csv").read_text(encoding="utf-8") == to_stdout
    assert "Scores écrits dans" in done.err
    assert list((tmp_path / "new").iterdir()) == [tmp_path / "new" / "scores.csv"]


def test_json_has_a_format_a_version_and_every_result(call, golden):
    data = call("score", golden, "-q", "agility", "--json").data
    assert (data["format"], data["version"]) == ("digimat.scores", 1)
    assert set(data) == {"format", "version", "software", "questionnaire", "respondents"}
    assert set(data["questionnaire"]) == {"id", "version", "status", "sha256"}
    person = data["respondents"][0]
    assert set(person) == {
        *("respondent", "form", "seed", "bank", "asked", "items", "scales", "levels", "decisions", "flags"),
        *("advice", "requirement", "answers"),
    }
    assert set(person["scales"]["total"]) == {"score", "margin", "answered", "base", "dont_know"}
    assert set(person["levels"]["level"]) == {"level", "by_score", "capped", "band"}
    assert set(person["answers"]["a1d1"]) == {"code", "state", "points"}
    assert (person["form"], person["seed"], person["asked"]["a1d2"]) == (
        "a",
        None,
        {"variant": "v1", "set": "s1"},
    )
    assert not {"self", "coach"} & set(person["scales"])  # nobody took these modules
    assert (person["scales"]["total"]["score"], person["flags"]) == (25.0, ["security_reserve"])


def test_bad_rows_are_told_and_good_rows_are_scored(call, tmp_path):
    people = {"p-1": GOLDEN["AG1"], "p-2": {**GOLDEN["AG2"], "a1d1": "z"}, "p-3": GOLDEN["AG3"]}
    file = answer_file(tmp_path / "answers.csv", people)
    done = call("score", file, "-q", "agility", "--lang", "en")
    assert done.status == 1
    assert list(rows(done.out)) == ["p-1", "p-3"]
    assert f'{file}:3:2: ANS010 p-2, item a1d1: "z" is not an option' in done.err
    assert "Rows read: 3 = 2 scored + 1 rejected" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "To have the rejected rows in a file to be mended: the same command with -o FILE\n"),
        (["--json"], "with -o FILE and without --json\n"),
        (["--by", "unit", "-o", "groups.csv"], "with -o FILE and without --by\n"),
        ([], "dans un fichier à corriger : la même commande avec -o FICHIER\n"),
        (["--by", "unit", "--json"], "avec -o FICHIER et sans --by ni --json\n"),
    ],
)
def test_where_rejected_rows_are_only_told_a_note_says_how_to_get_them(call, tmp_path, words, told):
    people = {f"p-{n}": {**GOLDEN["AG1"], "unit": "u"} for n in range(1, 7)}
    people["p-2"] = people["p-2"] | {"a1d1": "z"}
    file = answer_file(tmp_path / "answers.csv", people)
    done = call("score", file, "-q", "agility", *words, "--lang", "fr" if "FICHIER" in told else "en")
    assert (done.status, done.err.count(told)) == (1, 1), done.err
    people["p-2"] = people["p-1"]
    clean = answer_file(tmp_path / "clean.csv", people)
    assert "FILE" not in call("score", clean, "-q", "agility", "--lang", "en").err


SPELLINGS = ["avancé", "Avancé", "AVANCÉ", "avance", "Avance", "advanced", "Advanced", "ADVANCED", "avancé"]


@pytest.mark.parametrize("band", SPELLINGS)
def test_a_required_band_may_be_spelt_in_either_language(call, golden, band):
    found = rows(call("score", golden, "-q", "agility", "--require", band).out)
    assert {case: row["requirement"] for case, row in found.items()} == {
        "AG1": "not_met", "AG2": "to_confirm", "AG3": "met", "AG4": "met",
    }  # fmt: skip


def test_a_requirement_of_ones_own_goes_before_the_one_of_the_line(call, tmp_path):
    people = {"p-1": GOLDEN["AG1"], "p-2": GOLDEN["AG1"]}
    file = answer_file(tmp_path / "answers.csv", people, {"p-1": "Novice"})
    found = rows(call("score", file, "-q", "agility", "--require", "expert").out)
    assert [row["requirement"] for row in found.values()] == ["met", "not_met"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["nothing.csv", "-q", "agility"], 1, "ANS001"),
        (["golden.csv", "-q", "agilty"], 2, "QST008"),
        (["golden.csv", "-q", "nothing.yaml"], 1, "QST007"),
        (["golden.csv", "-q", "agility", "--require", "master"], 2, "SCO021"),
        (["golden.csv", "-q", "agility", "-o", "golden.csv/scores.csv"], 1, "CLI005"),
        (["golden.csv"], 2, "CLI001"),
        (["-q", "agility"], 1, "ANS042"),
        (["golden.csv", "extra.csv", "-q", "agility"], 1, "ANS001"),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr(call, golden, words, status, code, lang):
    done = call("score", *words, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert f"{code} " in done.err
    assert len(done.err.splitlines()) == 2  # what is wrong, and its remedy


@pytest.mark.parametrize(
    "code",
    [
        "=1+2",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "=cmd|' /C calc'!A0",
        "\t=1",
        "\r=1",
    ],
)
def test_no_respondent_is_a_formula_for_a_spreadsheet(call, tmp_path, code):
    file = answer_file(tmp_path / "answers.csv", {f'"{code}"': GOLDEN["AG1"]})
    (row,) = rows(call("score", file, "-q", "agility").out)
    assert row == "'" + code.strip()


def test_numbers_are_never_quoted_as_formulas(call, golden):
    assert ",'" not in call("score", golden, "-q", "agility").out
