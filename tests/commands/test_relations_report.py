"""``report --interactions``: a page on the network in the report of its organisation."""

import json
from pathlib import Path

import pytest
from test_relations_command import COMMUNITY, ROWS, answers, interactions

from digimat.reports.attached.reading import read_report


@pytest.fixture
def report(call):
    def written(*words, out="report.pdf"):
        line = ("report", "answers.csv", "-q", COMMUNITY, "--date", "2026-11-23", "-o", out, *words)
        return call("--lang", "en", *line)

    return written


def relations_of(name="report.json"):
    pages = json.loads(Path(name).read_text(encoding="utf-8"))
    return next((page for page in _found(pages) if page.get("id") == "relations"), None)


def _found(thing):
    if isinstance(thing, dict):
        yield thing
        for inner in thing.values():
            yield from _found(inner)
    elif isinstance(thing, list):
        for inner in thing:
            yield from _found(inner)


def test_the_page_tells_units_and_why_nobody_is_named(report):
    interactions(*ROWS)
    answers(informed="no")
    assert report("--interactions", "interactions.csv", out="report.json").status == 0
    page = relations_of()
    text = json.dumps(page, ensure_ascii=False)
    assert "People are not informed." in text
    assert "other units" in text
    assert "HR" not in text
    assert "Sales0" not in text


def test_without_interactions_there_is_no_such_page(report):
    answers()
    assert report(out="report.json").status == 0
    assert relations_of() is None


def test_a_report_with_the_page_can_be_verified(report, call):
    interactions(*ROWS)
    answers()
    assert report("--interactions", "interactions.csv").status == 0
    held = read_report(Path("report.pdf")).data["report"]["relations"]
    assert held["matrix"]["units"] == ["Plant"]
    done = call("--lang", "en", "verify", "report.pdf", "-q", COMMUNITY)
    assert done.status == 0
    assert "their file is not read again" in done.out
    assert "the file is identical" in done.out


@pytest.mark.parametrize("ending", ["docx", "pptx", "html"])
def test_every_format_has_the_page(report, ending):
    interactions(*ROWS)
    answers()
    assert report("--interactions", "interactions.csv", out=f"report.{ending}").status == 0


@pytest.mark.parametrize(
    "words",
    [("--interactions", "interactions.csv", "--group"), ("--interactions", "interactions.csv", "--all"),
     ("--members", "members.csv")],
)  # fmt: skip
def test_interactions_are_of_one_report(report, words):
    interactions(*ROWS)
    answers()
    done = report(*words)
    assert done.status == 2
    assert "CLI020" in done.err


def test_bad_rows_of_interactions_are_told(report):
    interactions(*ROWS, ("", "x", "A", "B", ""))
    answers()
    done = report("--interactions", "interactions.csv", out="report.html")
    assert (done.status, Path("report.html").exists()) == (1, True)
    assert "ANS131" in done.err


def test_interactions_are_never_written_over(report):
    interactions(*ROWS, name="network.html")
    answers()
    assert report("--interactions", "network.html", out="network.html").status == 2
