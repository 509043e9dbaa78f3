"""``report -o``: the ending of the file chooses PDF, Word, PowerPoint, a web page or data."""

import builtins
import json
import sys
import zipfile

import pytest
from command_kit import script_file
from docx import Document


def report(call, golden, *more, lang="en"):
    return call("report", golden, "-q", "agility", "-r", "AG2", "--date", "2026-11-22", "--lang", lang, *more)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("r.docx", b"PK"), ("r.PPTX", b"PK"), ("r.html", b"<!DOCTYPE html>"), ("r.json", b"{"), ("r", b"%PDF")],
)
def test_the_ending_chooses_the_format(call, golden, tmp_path, name, begins):
    done = report(call, golden, "-o", name)
    assert (done.status, done.err) == (0, f"Report written to {name}\n")
    assert (tmp_path / name).read_bytes().lower().startswith(begins.lower())


@pytest.mark.parametrize("ending", ["docx", "pptx", "html", "json"])
def test_the_same_answers_and_date_give_the_same_bytes(call, golden, tmp_path, ending):
    for name in ("one", "two"):
        report(call, golden, "-o", f"{name}.{ending}")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.parametrize(("lang", "word"), [("fr", "terminaisons"), ("en", "endings")])
def test_another_ending_is_refused_with_those_there_are(call, golden, tmp_path, lang, word):
    done = report(call, golden, "-o", "out/r.odt", lang=lang)
    assert done.status == 2
    assert done.err.startswith("out/r.odt: REP060 ")
    assert word in done.err
    assert ".pdf, .docx, .pptx, .html, .json" in done.err
    assert not (tmp_path / "out").exists()


def test_another_ending_is_refused_before_a_sitting_begins(call, tmp_path):
    script = script_file(tmp_path / "answers.txt", {"a1d1": "c"})
    done = call("run", "agility", "--script", script, "-o", "r.odt", "--lang", "fr")
    assert (done.status, "REP060" in done.err) == (2, True)
    assert call("sessions", "--json").data["sessions"] == []


@pytest.mark.parametrize("ending", ["docx", "pptx"])
def test_without_the_extra_it_says_what_to_install(call, golden, tmp_path, ending, monkeypatch):
    for name in [n for n in sys.modules if n.partition(".")[0] in ("docx", "docxtpl", "pptx")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [n for n in sys.modules if n.startswith("digimat.reports.office.")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without_office(name, *rest, **named):
        if name.partition(".")[0] in ("docx", "docxtpl", "pptx"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_office)
    done = report(call, golden, "-o", f"r.{ending}")
    assert done.status == 1
    assert "REP061" in done.err
    assert 'pip install "digimat[office]"' in done.err
    assert not (tmp_path / f"r.{ending}").exists()


def test_other_formats_need_nothing_of_the_pdf_engine(call, golden, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # an import of it fails
    for ending in ("docx", "pptx", "html", "json"):
        assert report(call, golden, "-o", f"r.{ending}").status == 0


def test_data_are_the_content_of_the_report(call, golden, tmp_path):
    report(call, golden, "-o", "r.json")
    data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert data["format"] == "digimat.report-content"
    assert data["report"]["cover"]["respondent"] == "AG2"
    assert data["report"]["cover"]["iso_date"] == "2026-11-22"


def test_an_assessors_files_hold_no_answers(call, golden, tmp_path):
    report(call, golden, "--assessor", "-o", "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["report"]["annex"] == []


@pytest.fixture
def workspace(call, tmp_path):
    call("init", ".", "--lang", "en")
    (tmp_path / "templates").mkdir(exist_ok=True)
    return tmp_path


def test_a_word_template_of_the_workspace_is_used(call, golden, workspace):
    made = Document()
    made.add_paragraph("Ours: {{ r.cover.respondent }}")
    made.save(workspace / "templates" / "report.docx")
    assert report(call, golden, "-o", "r.docx").status == 0
    assert Document(workspace / "r.docx").paragraphs[0].text == "Ours: AG2"


def test_ours_can_be_copied_to_be_changed(call, golden, workspace):
    assert call("template", "eject", "report.docx", "--lang", "en").status == 0
    assert zipfile.is_zipfile(workspace / "templates" / "report.docx")
    assert report(call, golden, "-o", "r.docx").status == 0
    assert "AG2" in [p.text for p in Document(workspace / "r.docx").paragraphs]


def test_a_word_template_that_leads_out_of_the_workspace_is_refused(
    call, golden, workspace, tmp_path_factory
):
    outside = tmp_path_factory.mktemp("outside") / "report.docx"
    Document().save(outside)
    (workspace / "templates" / "report.docx").symlink_to(outside)
    done = report(call, golden, "-o", "r.docx")
    assert done.status == 1
    assert "REP062" in done.err


def test_a_mistake_in_a_word_template_names_the_file(call, golden, workspace):
    made = Document()
    made.add_paragraph("{{ r.nobody }}")
    made.save(workspace / "templates" / "report.docx")
    done = report(call, golden, "-o", "r.docx")
    assert done.status == 1
    assert done.err.startswith("templates/report.docx: REP063 ")
