"""``report`` writes a person's PDF with the results inside; ``explain`` shows how a result came about."""

import json
from pathlib import Path

import pikepdf
import pytest


def attached(path):
    with pikepdf.open(path) as pdf:
        (file,) = pdf.attachments.values()
        return json.loads(file.get_file().read_bytes())


def test_a_report_is_a_pdf_and_its_attachment_is_the_json_of_score(call, golden, tmp_path):
    done = call("report", golden, "-q", "agility", "-r", "AG2", "-o", "out/ag2.pdf", "--json", "--lang", "en")
    assert done.status == 0
    assert done.data == {"format": "digimat.report", "version": 1, "report": "out/ag2.pdf"}
    assert done.err == "Report written to out/ag2.pdf\n"
    scores = call("score", golden, "-q", "agility", "--json").data
    inside = attached(tmp_path / "out" / "ag2.pdf")
    report = inside.pop("report")
    assert (report["kind"], report["language"]) == ("person", "en")
    assert inside == {**scores, "version": 2, "respondents": [scores["respondents"][1]]}


def test_the_same_answers_and_date_give_the_same_bytes(call, golden, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        assert (
            call("report", golden, "-q", "agility", "-r", "AG1", "-o", name, "--date", "2026-11-22").status
            == 0
        )
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["-r", "nobody"], 1, "CLI003"),
        ([], 1, "CLI003"),  # four respondents to choose from
        (["-r", "AG1", "--date", "22/11/2026"], 2, "CLI004"),
        (["-r", "AG1", "-o", "golden.csv/out.pdf"], 1, "CLI005"),
        (["-r", "AG1", "--require", "master"], 2, "SCO021"),
    ],
)
def test_a_report_that_cannot_be_written_is_said(call, golden, quick_pages, words, status, code, lang):
    done = call("report", golden, "-q", "agility", *words, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert f"{code} " in done.err


def test_a_report_is_named_after_questionnaire_and_respondent(call, golden, tmp_path, quick_pages):
    assert call("report", golden, "-q", "agility", "-r", "AG1", "--json").status == 0
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.name.startswith("agility-ag1-")


def test_an_explanation_goes_down_to_the_answers(call, golden):
    done = call("explain", golden, "-q", "agility", "total", "-r", "AG1", "--lang", "en")
    assert done.status == 0
    for words in ("total", "= 25", "a1d1", "c"):
        assert words in done.out
    data = call("explain", golden, "-q", "agility", "total", "level", "-r", "AG1", "--json").data
    assert (data["format"], data["version"], data["respondent"]) == ("digimat.explain", 1, "AG1")
    assert [node["name"] for node in data["results"]] == ["total", "level"]
    assert set(data["results"][0]) >= {"name", "kind", "title", "value", "rule", "inputs"}
    assert data["results"][0]["value"] == 25


@pytest.mark.parametrize("wish", ["total", "level", "a4", "a1d1", "security_reserve", "requirement"])
def test_every_kind_of_result_can_be_explained(call, golden, wish):
    done = call("explain", golden, "-q", "agility", wish, "-r", "AG1", "--require", "advanced", "--json")
    assert done.status == 0
    assert done.data["results"][0]["name"] == wish


def test_without_a_name_the_main_result_of_the_report_is_explained(call):
    sample = Path(__file__).parents[2] / "questionnaires" / "samples" / "cdo.csv"
    (tree,) = call("explain", sample, "-q", "cdo", "-r", "p-001", "--json").data["results"]
    assert tree["name"] == "leadership", "its levels come first among what can be explained"


def test_an_unknown_result_shows_the_nearest(call, golden):
    done = call("explain", golden, "-q", "agility", "totla", "-r", "AG1", "--lang", "en")
    assert done.status != 0
    assert done.out == ""
    assert 'Did you mean "total"?' in done.err


def test_the_requirement_is_the_assessors_and_the_answers_are_the_persons(call, golden, tmp_path):
    words = ["report", golden, "-q", "agility", "-r", "AG2", "--require", "expert", "--lang", "en"]
    assert call(*words, "-o", "own.pdf").status == 0
    assert call(*words, "--assessor", "-o", "assessor.pdf").status == 0
    assert "answers" in attached(tmp_path / "own.pdf")["respondents"][0]
    assert "answers" not in attached(tmp_path / "assessor.pdf")["respondents"][0]
    with pikepdf.open(tmp_path / "own.pdf") as own, pikepdf.open(tmp_path / "assessor.pdf") as assessor:
        assert len(own.pages) > len(assessor.pages)


def test_what_the_post_asks_for_is_not_inside_the_persons_own_report_either(
    call, golden, tmp_path, quick_pages
):
    asked = ["-q", "agility", "-r", "AG2", "--require", "expert"]
    call("report", golden, *asked, "-o", "own.pdf")
    call("report", golden, *asked, "-o", "assessor.pdf", "--assessor")
    (own,) = attached(tmp_path / "own.pdf")["respondents"]
    (told,) = attached(tmp_path / "assessor.pdf")["respondents"]
    assert own["requirement"] == {"band": None, "status": None}
    assert told["requirement"] == {"band": "expert", "status": "not_met"}


@pytest.mark.parametrize("words", [["score"], ["report", "-r", "AG1"]])
def test_the_answers_are_never_written_over(call, golden, words):
    before = golden.read_bytes()
    command, *others = words
    done = call(command, golden, "-q", "agility", *others, "-o", golden, "--lang", "en")
    assert done.status == 2
    assert "CLI008 this file holds the answers" in done.err
    assert golden.read_bytes() == before


@pytest.mark.parametrize("written", [str.upper, str.lower])
def test_a_sitting_is_explained_by_its_code(call, tmp_path, written):
    (tmp_path / "paper.txt").write_text("answer a4d1 d\nsubmit\n")
    code = call("run", "agility", "--script", "paper.txt", "--no-pdf", "--json").data["session"]
    (tree,) = call("explain", written(code), "a4", "--json").data["results"]
    assert tree["value"] == 25
    assert [node["value"] for node in tree["inputs"]] == [1, 0, 0, 0]


def test_a_file_is_explained_with_its_questionnaire(call, golden):
    done = call("explain", golden, "a4", "--lang", "en")
    assert done.status == 2
    assert "Add -q ID." in done.err


def test_flags_are_explained_by_the_name_of_their_column(call, golden):
    trees = call("explain", golden, "flags", "-q", "agility", "-r", "AG4", "--json").data["results"]
    assert {tree["name"]: tree["value"] for tree in trees} == {
        "security_reserve": True,
        "agility_potential": False,
        "irregular_profile": False,
    }


@pytest.mark.parametrize(("lang", "shown"), [("fr", "= 83,3333 "), ("en", "= 83.3333 ")])
def test_numbers_are_written_as_the_language_writes_them(call, golden, lang, shown):
    assert shown in call("explain", golden, "total", "-q", "agility", "-r", "AG4", "--lang", lang).out


@pytest.mark.parametrize("name", ["self", "over_confidence"])
def test_what_is_for_the_respondent_alone_is_not_explained_from_a_file(call, golden, name):
    done = call("explain", golden, "total", name, "-q", "agility", "-r", "AG4", "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert f'CLI017 "{name}" is shown to the respondent alone' in done.err


def test_their_own_sitting_explains_it_to_the_respondent(call, tmp_path):
    lines = [f"answer s{n} 4" for n in range(1, 7)]
    (tmp_path / "paper.txt").write_text("\n".join([*lines, "submit"]))
    code = call("run", "agility", "--script", "paper.txt", "--no-pdf", "--json").data["session"]
    (tree,) = call("explain", code, "over_confidence", "--json").data["results"]
    assert tree["value"] is True
