"""``report --group``: one report on all people of a file, or of the store."""

import json
from pathlib import Path

import compared
import pikepdf
import pypdfium2
import pytest

from digimat.answers.collected import answers_csv

COMPARED = Path(compared.__file__).with_suffix(".yaml")
DAY = ["--date", "2026-11-22"]


@pytest.fixture
def people(tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(answers_csv(compared.questionnaire(), compared.table_of()), "utf-8")
    return file


def text_of(path):
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    ("language", "kind", "sentence"),
    [("fr", "RAPPORT DE GROUPE", "il ne la prend pas"), ("en", "GROUP REPORT", "it does not make it")],
)
def test_a_file_of_people_makes_one_report_without_a_name(call, people, tmp_path, language, kind, sentence):
    words = ["--group", "-r", "September", "-o", "group.pdf", *DAY, "--lang", language]
    done = call("report", people, "-q", COMPARED, *words)
    assert done.status == 0, done.err
    assert "September" in done.out
    text = " ".join(text_of(tmp_path / "group.pdf").split())
    assert kind.lower() in text.lower()
    assert "September" in text
    assert sentence in text
    assert not [name for name in compared.table_of().respondents if name in text.split()]


def test_its_data_are_of_all_people_and_of_no_one(call, people, tmp_path):
    assert call("report", people, "-q", COMPARED, "--group", "--by", "site", "-o", "g.pdf", *DAY).status == 0
    with pikepdf.open(tmp_path / "g.pdf") as pdf:
        data = json.loads(pdf.attachments["results.json"].get_file().read_bytes())
    assert (data["format"], data["people"]) == ("digimat.group", 13)
    assert list(data["parts"]) == ["site"]
    assert "p1" not in json.dumps(data)


def test_the_same_bytes_for_the_same_people(call, people, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        call("report", people, "-q", COMPARED, "--group", "-o", name, *DAY)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_other_formats_follow_the_ending_of_the_file(call, people, tmp_path):
    assert call("report", people, "-q", COMPARED, "--group", "-o", "g.html", *DAY, "--lang", "en").status == 0
    assert "Group report" in (tmp_path / "g.html").read_text("utf-8")


def test_without_a_name_it_is_called_by_how_many_there_are(call, people, tmp_path):
    done = call("report", people, "-q", COMPARED, "--group", "--json", *DAY, "--lang", "en")
    assert done.data["report"] == "compared-group.pdf"
    assert "13 people" in text_of(tmp_path / "compared-group.pdf")


def test_a_report_on_four_people_is_refused_where_they_were_read(call, tmp_path):
    few = tmp_path / "few.csv"
    few.write_text(answers_csv(compared.questionnaire(), compared.table_of(compared.PEOPLE[:4])), "utf-8")
    done = call("report", few, "-q", COMPARED, "--group", "-o", "g.pdf", "--lang", "en")
    assert done.status == 1
    assert f"{few}: SCO053 a report on a group takes 5 people at least; there are 4" in done.err
    assert not (tmp_path / "g.pdf").exists()


def test_a_field_that_is_none_is_refused(call, people):
    done = call("report", people, "-q", COMPARED, "--group", "--by", "siet", "--lang", "en")
    assert done.status == 2
    assert "SCO050" in done.err
    assert "site" in done.err


@pytest.mark.parametrize("others", [["--all"], ["--assessor"], ["--require", "x"]])
def test_what_is_for_one_person_does_not_go_with_it(call, people, others):
    done = call("report", people, "-q", COMPARED, "--group", *others, "--lang", "en")
    assert done.status == 2
    assert "CLI020" in done.err


def test_the_sittings_of_the_store_make_a_report_too(call, tmp_path):
    for number in range(5):
        script = tmp_path / f"{number}.txt"
        lines = [f"answer {item.id} {number % 5}" for item in compared.questionnaire().items]
        script.write_text("\n".join([*lines, "submit"]) + "\n", "utf-8")
        said = ["--profile", "role=staff", "--profile", f"site={'North' if number else 'South'}"]
        assert call("run", COMPARED, "--script", script, *said, "-r", f"x{number}", "--no-pdf").status == 0
    done = call("report", "-q", COMPARED, "--group", "-o", "g.pdf", *DAY, "--lang", "en")
    assert done.status == 0, done.err
    text = text_of(tmp_path / "g.pdf")
    assert "5 people" in text
    assert "South" not in text  # one person
