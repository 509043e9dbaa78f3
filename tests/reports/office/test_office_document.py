"""The Word document: real headings, repeated heads, set widths, native charts; and templates of a workspace."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from office_files import all_text, charts_in, document, parts
from PIL import Image
from report_of_charts import whole_report
from sample import person_report

from digimat.language import Text, same
from digimat.problems import UserError
from digimat.reports.look import Picture, default_look
from digimat.reports.office import WORD_SOURCE, docx_report

LOOK = default_look()
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module", params=["fr", "en"])
def whole(request):
    report = whole_report(request.param)
    return report, docx_report(report, LOOK)


def template(*lines):
    """A template with these paragraphs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_headings_are_headings_and_none_is_skipped(whole):
    styles = [p.style.name for p in document(whole[1]).paragraphs if p.style.name.startswith("Heading")]
    levels = [int(name.split()[1]) for name in styles]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_every_table_repeats_its_head_has_set_widths_and_says_what_it_is(whole):
    tables = document(whole[1]).tables
    assert len(tables) > 15
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) <= 170 * 56.7 + len(widths)


def test_charts_are_native_with_their_workbook_and_their_words(whole):
    report, data = whole
    found = parts(data)
    charts = [name for name in found if name.startswith("word/charts/chart")]
    native = [c for c in charts_in(report) if c.kind not in ("steps", "decision", "roadmap", "heatmap")]
    assert len(charts) == len(native) + 3  # and the profile, the comparison, the staircase
    assert len({name.partition("!")[0] for name in found if ".xlsx!" in name}) == len(charts)
    words = found["word/document.xml"].iter("{*}docPr")
    assert all(drawing.get("descr") for drawing in words)


def test_it_says_its_language_title_and_author(whole):
    report, data = whole
    core = document(data).core_properties
    assert core.title == report.cover.title
    assert core.author == "digimat 0.1.0"
    assert core.language == {"fr": "fr-FR", "en": "en-GB"}[report.language]
    styles = parts(data)["word/styles.xml"]
    defaults = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == core.language


def test_the_foot_has_pages_and_for_whom_it_is():
    look = replace(LOOK, client=same("Banque Exemple"), confidentiality=Text("Confidentiel", "Confidential"))
    data = docx_report(person_report("fr"), look)
    footer = parts(data)["word/footer1.xml"]
    fields = [f.get(qn("w:instr")) for f in footer.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    foot = "".join(footer.itertext())
    assert "Camille Martin" in foot
    assert "Banque Exemple" in foot
    assert "Page 1 sur 1" in foot
    assert document(data).sections[0].header.paragraphs[0].text == "Confidentiel"


def test_paper_colours_fonts_and_logo_are_those_of_the_look():
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#004d40").save(out, "PNG")
    logo = Picture(out.getvalue(), "image/png", 30, 10)
    look = replace(LOOK, paper="letter", primary="#004d40", logo=logo)
    made = document(docx_report(person_report("fr"), look))
    assert round(made.sections[0].page_width.mm, 1) == 215.9
    heading = made.styles["Heading 1"]
    assert str(heading.font.color.rgb) == "004D40"
    assert heading.font.name == look.heading_font.name
    assert len(made.inline_shapes) == 4  # and three charts


def test_our_template_is_what_the_tool_builds():
    spec = importlib.util.spec_from_file_location("office_template", ROOT / "tools" / "office_template.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.build() == WORD_SOURCE.read_bytes()


def test_a_template_of_the_workspace_is_filled_in_and_keeps_its_styles():
    data = docx_report(
        person_report("fr"), LOOK, template("Pour {{ r.cover.respondent }}", "{{ score }}"), "t"
    )
    made = document(data)
    assert [p.text for p in made.paragraphs] == ["Pour Camille Martin", "64\u00a0±\u00a014"]
    assert made.styles["Heading 1"].font.name != LOOK.heading_font.name


def test_a_template_can_set_charts_and_tables():
    each = ("{{ c.drawing }}", "{%p for t in c.tables %}", "{{p t }}", "{%p endfor %}")
    lines = ("{%p for c in profile %}", *each, "{%p endfor %}")
    made = document(docx_report(person_report("fr"), LOOK, template(*lines), "t"))
    assert len(made.tables) == len(made.inline_shapes) == 3


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("{{ r.nobody }}", "REP063", "nobody"),
        ("{% for %}", "REP063", ""),
        ("{{ r.__class__.__mro__ }}", "REP063", "__class__"),
        ("{{ ''.__class__ }}", "REP063", "unsafe"),
        ("{{ lipsum.__globals__ }}", "REP063", ""),
        ("{{ cycler.__init__.__globals__.os }}", "REP063", ""),
        ("{% for n in range(10**7) %}{% endfor %}", "REP062", "OverflowError"),
        ("{% include 'other' %}", "REP062", ""),
        ("{{ 1 / 0 }}", "REP062", "ZeroDivisionError"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_file(line, code, says):
    with pytest.raises(UserError) as told:
        docx_report(person_report("fr"), LOOK, template(line), "templates/report.docx")
    (problem,) = told.value.problems
    assert (problem.code, str(problem.position)) == (code, "templates/report.docx")
    assert says in problem.message.en


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken", template("x")[:900]])
def test_a_damaged_template_is_told(data):
    with pytest.raises(UserError) as told:
        docx_report(person_report("fr"), LOOK, data, "templates/report.docx")
    assert told.value.problems[0].code == "REP062"


def test_a_word_of_the_template_that_looks_like_xml_stays_a_word():
    assert "1 < 2 & 3" in all_text(docx_report(person_report("fr"), LOOK, template("1 < 2 & 3"), "t"))
