"""What lies inside a report fits its schema, and a file that somebody made to do harm does none."""

import io
import json
import time
import zlib
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from digimat.answers.answer_files import read_answers
from digimat.problems import UserError
from digimat.questionnaires import bundled_folder, load
from digimat.reports.attached.compared import compare_data
from digimat.reports.attached.drawn_pages import pages_of
from digimat.reports.attached.model import attachment_schema
from digimat.reports.attached.reading import read_report
from digimat.reports.attached.written import Told, attached_data, attachment
from digimat.reports.case import Occasion
from digimat.scoring import score, score_groups
from digimat.scoring.requirements import read_band

SAMPLES = bundled_folder() / "samples"


def told(name, by=None, *, for_assessor=False):
    """The results that lie inside the report on the first person or group of a sample."""
    source = load(bundled_folder() / f"{name}.yaml")
    held = read_answers(
        SAMPLES / f"{name}.csv", source.questionnaire, lambda band: read_band(source.questionnaire, band)
    )
    table = held.table
    results = score_groups(source.questionnaire, table, by) if by else score(source.questionnaire, table)
    occasion = Occasion(date(2026, 11, 22), form="a" if name == "agility" else None)
    return attached_data(results, 0, source, Told("fr", occasion, for_assessor))


KINDS = {
    "person": lambda: told("agility"),
    "assessor": lambda: told("agility", for_assessor=True),
    "organisation": lambda: told("cdo", "organisation"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_fits_the_schema_and_says_what_it_is(kind):
    data = json.loads(attachment(KINDS[kind]()))
    Draft202012Validator(attachment_schema()).validate(data)
    assert (data["version"], data["report"]["kind"], data["report"]["date"]) == (2, kind, "2026-11-22")


def test_what_no_schema_allows_is_refused_by_it():
    data = json.loads(attachment(KINDS["person"]()))
    validator = Draft202012Validator(attachment_schema())
    for change in ({"version": 3}, {"report": None}, {"more": 1}):
        assert not validator.is_valid({**data, **change})


def test_only_the_persons_own_report_holds_answers():
    own, assessor, group = (made() for made in KINDS.values())
    (person,) = own["respondents"]
    assert person["answers"]["a1d1"].keys() >= {"code", "state", "points"}
    assert "answers" not in assessor["respondents"][0]
    (pooled,) = group["groups"]
    assert "answers" not in pooled
    assert set(pooled["pooled"]["agreement"]) == set(pooled["pooled"]["disagreements"])


def test_numbers_are_compared_as_numbers_and_truth_as_truth():
    one = {"software": "a", "x": 0.1 + 0.2, "n": 1, "yes": True, "list": [1, 2], "none": None}
    assert compare_data(one, {**one, "software": "b", "x": 0.3, "n": 1.0}) == (6, [])
    count, found = compare_data(one, {"x": 0.31, "n": True, "yes": 1, "list": [1], "none": None, "new": 0})
    assert count == 6
    assert [each.where for each in found] == ["x", "n", "yes", "list", "new"]


def pdf_with(name=None, content=b"{}", pages=1, **files):
    """A small PDF with files inside."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    for each, written in ({name: content} if name else {}).items() | files.items():
        pdf.attachments[each] = pikepdf.AttachedFileSpec(pdf, written, filename=each)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def encrypted():
    pdf, out = pikepdf.open(io.BytesIO(pdf_with("results.json"))), io.BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    return out.getvalue()


def bomb():
    """Results of 200 MB, in a few hundred kilobytes."""
    content = pdf_with("results.json", b"{}")
    pdf, out = pikepdf.open(io.BytesIO(content)), io.BytesIO()
    packed = zlib.compressobj(1)
    data = b"".join([*(packed.compress(bytes(10_000_000)) for _ in range(20)), packed.flush()])
    stream = pdf.attachments["results.json"].get_file().obj
    stream.write(data, filter=pikepdf.Name.FlateDecode)
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def two_of_one_name():
    pdf, out = pikepdf.open(io.BytesIO(pdf_with("results.json", b"{}", **{"x.json": b"{}"}))), io.BytesIO()
    names = pdf.Root.Names.EmbeddedFiles
    tree = names.Names if "/Names" in names else names.Kids[0].Names
    for place in range(0, len(tree), 2):
        tree[place] = pikepdf.String("results.json")
    pdf.save(out)
    return out.getvalue()


@cache
def whole():
    return json.loads(attachment(KINDS["person"]()))


def changed(**change):
    return pdf_with("results.json", json.dumps({**whole(), **change}).encode())


def answer(**change):
    answers = {"a1d1": {"code": "c", "state": "answered", "points": 1, **change}}
    return changed(respondents=[{**whole()["respondents"][0], "answers": answers}])


HOSTILE = {
    "empty": (lambda: b"", "REP040"),
    "text": (lambda: b"respondent,a1d1\n", "REP040"),
    "head only": (lambda: b"%PDF-1.7\n", "REP040"),
    "cut": (lambda: pdf_with("results.json")[:400], "REP040"),
    "encrypted": (encrypted, "REP042"),
    "nothing inside": (pdf_with, "REP043"),
    "something else inside": (lambda: pdf_with("invoice.xml", b"<x/>"), "REP043"),
    "two results": (two_of_one_name, "REP043"),
    "bomb": (bomb, "REP041"),
    "long": (lambda: pdf_with("results.json", b" " * 6_000_000), "REP041"),
    "not JSON": (lambda: pdf_with("results.json", b"\xff"), "REP044"),
    "deep": (lambda: pdf_with("results.json", b"[" * 200_000), "REP044"),
    "NaN": (lambda: pdf_with("results.json", b'{"format": NaN}'), "REP044"),
    "a name twice": (lambda: pdf_with("results.json", b'{"format": "x", "format": "digimat.scores"}'), "REP044"),
    "of another tool": (lambda: pdf_with("results.json", b'{"format": "other", "version": 2}'), "REP044"),
    "a list": (lambda: pdf_with("results.json", b"[]"), "REP044"),
    "version of text": (lambda: changed(version="2"), "REP044"),
    "earlier": (lambda: pdf_with("results.json", b'{"format": "digimat.scores", "version": 1}'), "REP045"),
    "no respondent": (lambda: changed(respondents=[]), "REP044"),
    "two respondents": (lambda: changed(respondents=whole()["respondents"] * 2), "REP044"),
    "neither": (lambda: changed(respondents=None), "REP044"),
    "path for a fingerprint": (lambda: changed(questionnaire={**whole()["questionnaire"], "sha256": "../x"}), "REP044"),
    "number for a code": (lambda: answer(code=5), "REP044"),
    "time below zero": (lambda: answer(seconds=-1), "REP044"),
    "language": (lambda: changed(report={**whole()["report"], "language": "de"}), "REP044"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_quickly_with_one_problem(name, tmp_path, capsys):
    make, code = HOSTILE[name]
    path = tmp_path / "report.pdf"
    path.write_bytes(make())
    begun = time.monotonic()
    with pytest.raises(UserError) as refused:
        read_report(path)
    assert time.monotonic() - begun < 5
    assert {problem.code for problem in refused.value.problems} == {code}
    assert all(str(problem.position) == str(path) for problem in refused.value.problems)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("place", [Path("/dev/zero"), Path("/nowhere/report.pdf"), Path()])
def test_what_is_no_file_is_refused(place):
    with pytest.raises(UserError, match=r"REP04[01]"):
        read_report(place)


def nested(levels):
    """A page whose resources hold an array of arrays of arrays, each of them ten times the next."""
    pdf = pikepdf.new()
    page, out = pdf.add_blank_page(), io.BytesIO()
    inner = pdf.make_indirect(pikepdf.Array([1]))
    for _ in range(levels):
        inner = pdf.make_indirect(pikepdf.Array([inner] * 10))
    page.obj["/Extra"] = inner
    pdf.save(out)
    return out.getvalue()


def endless_page():
    pdf, out = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.Contents = pdf.make_stream(b"BT /F 9 Tf (a) Tj ET " * 400_000)
    pdf.save(out)
    return out.getvalue()


def test_references_that_multiply_are_followed_once():
    assert len(pages_of(nested(30), Path("x.pdf"))) == 1


@pytest.mark.parametrize(
    ("make", "code"),
    [(lambda: nested(60), "REP040"), (endless_page, "REP041"), (lambda: pdf_with(pages=500), "REP041")],
    ids=["references", "drawing", "pages"],
)
def test_pages_without_end_are_not_read_to_it(make, code):
    content = make()
    begun = time.monotonic()
    with pytest.raises(UserError, match=code):
        pages_of(content, Path("x.pdf"))
    assert time.monotonic() - begun < 5
