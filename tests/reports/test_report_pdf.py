"""The PDF: tagged, archivable, closed to the outside, the same bytes twice, nothing out of its box."""

import io
import json
import logging
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from foreign import NETWORK, POSITIONING, instrument, motors, outcome
from sample import bars, person_report

from digimat.problems import UserError
from digimat.reports.content import Advice, Note
from digimat.reports.html import FONTS, render_html
from digimat.reports.pdf import FRONT, _engine, _front_pages, render_pdf, write_pdf

CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
RESULTS = json.dumps({"score": 64}).encode()
LONG = (
    "Une phrase assez longue pour prendre de la place, comme on en écrit quand on veut tout dire d’un coup."
)


def pdf_of(report):
    return render_pdf(render_html(report), attachment=RESULTS, created=CREATED)


@pytest.fixture(scope="module", params=["fr", "en"])
def made(request):
    """A report, its PDF, and what WeasyPrint logged on the way."""
    records = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        content = pdf_of(person_report(request.param))
    finally:
        logger.removeHandler(handler)
    return request.param, content, records


@pytest.fixture
def opened(made):
    with pikepdf.open(io.BytesIO(made[1])) as pdf:
        yield pdf


def elements(node, kind=None):
    """All structure elements under a node."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind in (None, str(kid.S)):
                yield kid
            yield from elements(kid, kind)


def test_nothing_to_warn_about(made):
    assert [record.getMessage() for record in made[2]] == []


def test_document_says_what_it_is(made, opened):
    language, _, _ = made
    assert str(opened.Root.Lang) == language
    assert bool(opened.Root.MarkInfo.Marked)
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert str(opened.docinfo["/Title"]).endswith("Camille Martin")
    assert "/OutputIntents" in opened.Root
    assert "/ID" in opened.trailer
    with opened.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "3"
        assert xmp["pdfaid:conformance"] == "A"
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_structure_has_headings_tables_and_figures_with_alternative_texts(opened):
    root = opened.Root.StructTreeRoot
    headings = [int(str(e.S)[2:]) for e in elements(root) if str(e.S) in ("/H1", "/H2", "/H3", "/H4")]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    figures = list(elements(root, "/Figure"))
    assert len(figures) == 5
    assert all(len(str(figure.Alt)) > 10 for figure in figures)
    assert len(list(elements(root, "/Table"))) == 5
    scopes = [str(cell.A.Scope) for cell in elements(root, "/TH")]
    assert len(scopes) > 50
    assert set(scopes) == {"/Column", "/Row"}


def test_every_font_is_ours_embedded_and_readable(opened):
    fonts = [
        o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) == 4  # two of sans, two of serif; the third of sans is for missing scores
    for font in fonts:
        assert "Digimat" in str(font.FontName)
        assert "/FontFile2" in font or "/FontFile3" in font
    composite = [
        o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/Type0"
    ]
    assert all("/ToUnicode" in font for font in composite)


def test_results_are_attached_as_data(opened):
    assert list(opened.attachments) == ["results.json"]
    assert opened.attachments["results.json"].get_file().read_bytes() == RESULTS
    assert {str(f.AFRelationship) for f in opened.Root.AF} == {"/Data"}


def test_nothing_runs_and_nothing_leads_out(opened):
    kinds = {str(o.get("/S")) for o in opened.objects if isinstance(o, pikepdf.Dictionary)}
    assert not kinds & {"/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm"}
    assert "/OpenAction" not in opened.Root


def test_bookmarks_lead_to_each_part(opened):
    with opened.open_outline() as outline:
        assert len(outline.root) == 5


def test_cover_summary_profile_next_then_the_annex(made):
    document = _engine().lay_out(render_html(person_report(made[0])))
    assert _front_pages(document) == FRONT
    assert len(document.pages) == FRONT + 1


def test_the_same_bytes_twice(made):
    language, content, _ = made
    assert pdf_of(person_report(language)) == content


def test_the_same_bytes_in_another_process():
    script = (
        "import sys; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from test_report_pdf import pdf_of, person_report\n"
        "sys.stdout.buffer.write(pdf_of(person_report('fr')))"
    )
    here = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, "-c", script, str(here), str(here.parent.parent)],
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"},
    )
    assert run.stdout == pdf_of(person_report("fr"))


def test_a_name_without_end_stays_on_its_lines():
    report = person_report("en")
    named = replace(report, cover=replace(report.cover, respondent="W" * 500))
    assert len(_engine().lay_out(render_html(named)).pages) == FRONT + 1


FOREIGN = {
    "stages": lambda language: instrument("process_maturity", "managed", language),
    "stages of which little is known": lambda language: outcome("network", NETWORK, language),
    "decision, quadrant, profile, advice": lambda language: outcome("positioning", POSITIONING, language),
    "group": motors,
    "net score": lambda language: instrument("recommendation", "worst", language),
    "from 0 to 3": lambda language: instrument("security_assurance", "half-of-all", language),
    "levels without bands": lambda language: instrument("digital_maturity", "middle", language),
    "no headline": lambda language: instrument("points_and_levels", "does-not-know", language),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", FOREIGN)
def test_other_questionnaires_make_tagged_pages_with_no_text_out_of_its_box(kind, language, caplog):
    html = render_html(FOREIGN[kind](language))
    text_stays_in_its_box(_engine().lay_out(html))
    with pikepdf.open(io.BytesIO(render_pdf(html, attachment=RESULTS, created=CREATED))) as pdf:
        root = pdf.Root.StructTreeRoot
        headings = [int(str(e.S)[2:]) for e in elements(root) if str(e.S) in ("/H1", "/H2", "/H3", "/H4")]
        assert headings[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(headings))
        assert all(len(str(figure.Alt)) > 10 for figure in elements(root, "/Figure"))
        assert {str(cell.A.Scope) for cell in elements(root, "/TH")} <= {"/Column", "/Row"}
    assert caplog.records == []


def longer(report, times):
    """The same report in the hands of somebody who writes a lot."""
    more = " ".join([LONG] * times)

    def note(it):
        return replace(it, text=f"{it.text} {more}")

    return replace(
        report,
        summary=f"{report.summary} {more}",
        headline=replace(report.headline, explained=f"{report.headline.explained} {more}", adjusted=LONG),
        strengths=tuple(note(bar) for bar in report.strengths),
        priorities=tuple(note(bar) for bar in report.priorities),
        flags=(*map(note, report.flags), Note("Un troisième signal", LONG)),
        requirement=note(report.requirement),
        advice=tuple(replace(a, action=f"{a.action} {more}", sign=f"{a.sign} {LONG}") for a in report.advice),
        method=tuple(note(n) for n in report.method),
    )


def test_a_few_last_answers_do_not_get_a_page_of_their_own():
    report = person_report("fr")
    longer_row = replace(report.annex[0], answer=" ".join([LONG] * 2))
    document = _engine().lay_out(render_html(replace(report, annex=(*report.annex[:-4], *[longer_row] * 4))))
    assert len(document.pages) == FRONT + 1


def profile_of(count):
    return (bars("fr") * 2)[:count]


CASES = {
    "long texts": longer(person_report("fr"), 1),
    "very long texts": longer(person_report("en"), 2),
    "no text to speak of": replace(
        person_report("fr"),
        summary="Court.",
        flags=(),
        requirement=None,
        advice=(Advice("a", "b", "c", "", "", "", ""),),
    ),
    "missing scores": replace(
        person_report("fr"),
        headline=None,
        profile=bars("fr", (50, None, 0, 100, None, 70)),
        stairs=tuple(replace(bar, score=None) for bar in person_report("fr").stairs),
    ),
    "a long name": replace(
        person_report("fr"),
        cover=replace(person_report("fr").cover, respondent="Wolfeschlegelsteinhausen" * 9),
    ),
    **{f"{n} axes": replace(person_report("fr"), profile=profile_of(n)) for n in (2, 3, 4, 5, 7, 8, 12)},
}


def descendants(box, around=None):
    """Every box of text with the block that holds it."""
    from weasyprint.formatting_structure.boxes import BlockContainerBox

    for child in box.all_children():
        child = getattr(child, "_box", child)
        block = child if isinstance(child, BlockContainerBox) else around
        if child.__class__.__name__ == "TextBox":
            yield child, around
        elif hasattr(child, "all_children"):
            yield from descendants(child, block)


@pytest.mark.parametrize("name", CASES)
def test_four_pages_and_no_text_out_of_its_box(name, caplog):
    document = _engine().lay_out(render_html(CASES[name]))
    assert _front_pages(document) <= FRONT
    text_stays_in_its_box(document)
    assert caplog.records == []


def text_stays_in_its_box(document):
    pixel = 96 / 25.4
    for number, page in enumerate(document.pages):
        for text, block in descendants(page._page_box):
            if not text.text.strip() or block is None:
                continue
            right = text.position_x + text.width
            assert right <= block.content_box_x() + block.width + 1, (number, text.text)
            assert text.position_x >= 17.9 * pixel, (number, text.text)
            assert right <= 192.1 * pixel, (number, text.text)
            assert text.position_y + text.height <= 297 * pixel, (number, text.text)


HOSTILE = (
    '<img src="file:///etc/passwd"><link rel="attachment" href="file:///etc/passwd">',
    "W" * 500,
    "m" * 500,
    "שלום עולם، مرحبا بالعالم",
    "👩‍👩‍👧‍👦 🎉 漢字 ꙮ",
    "a\x00\x1b[31mb\u202ec\ud800d",
    "e" + "\u0301" * 300,
    "\n" * 300 + "fin",
)


def test_hostile_answers_and_names_print_or_vanish_without_a_word(caplog):
    report = person_report("fr")
    rows = tuple(replace(row, answer=HOSTILE[i % len(HOSTILE)]) for i, row in enumerate(report.annex))
    for name in (HOSTILE[0] + HOSTILE[5], HOSTILE[1]):
        cover = replace(report.cover, respondent=name)
        content = pdf_of(replace(report, cover=cover, annex=rows[:8]))
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert list(pdf.attachments) == ["results.json"]
            # a box stands for a letter no font has: PDF/A allows no missing glyph
            assert len(pdf.pages) <= FRONT + 3
    assert caplog.records == []


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="attachment" href="{secret}">',
        '<a rel="attachment" href="{secret}">x</a>',
        '<img alt="" src="{secret}">',
        '<img alt="" src="http://127.0.0.1:9/x.png">',
        '<object data="{secret}"></object><embed src="{secret}">',
        "<style>@import url({secret}); p {{ background: url({secret}) }}</style>",
        '<link rel="stylesheet" href="{secret}">',
        '<svg><image href="{secret}"/></svg>',
        '<base href="{folder}"><img alt="" src="secret.svg">',
    ],
)
def test_the_door_is_closed_even_if_markup_came_through(markup, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><text>TRÈS-SECRET</text></svg>', encoding="utf-8"
    )
    markup = markup.format(secret=secret.as_uri(), folder=tmp_path.as_uri() + "/")
    html = f'<html lang="fr"><title>x</title><body><p>avant</p>{markup}<p>après</p>'
    fetched = []
    engine = _engine()
    original = type(engine.fetcher).__mro__[1].fetch

    def watch(self, url, headers=None):
        fetched.append(url)
        return original(self, url, headers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(engine.fetcher).__mro__[1], "fetch", watch)
        content = render_pdf(html, attachment=RESULTS, created=CREATED)
    assert fetched == []
    assert b"SECRET" not in content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(pdf.attachments) == ["results.json"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file:/etc/passwd",
        "file://localhost/etc/passwd",
        FONTS.as_uri() + "/../content.py",
        FONTS.as_uri() + "/%2e%2e/content.py",
        "http://example.com/",
        "https://example.com/",
        "ftp://example.com/",
    ],
)
def test_fetcher_refuses(address):
    with pytest.raises(ValueError, match=r"refused|disallowed"):
        _engine().fetcher.fetch(address)


def test_fetcher_serves_our_fonts_and_data():
    fetcher = _engine().fetcher
    assert fetcher.fetch("data:text/plain,x").read() == b"x"
    response = fetcher.fetch((FONTS / "DigimatSans-Regular.ttf").as_uri())
    assert response.read(4) == b"\x00\x01\x00\x00"
    response.close()


def test_file_is_whole_or_absent(tmp_path, monkeypatch):
    target = tmp_path / "rapport.pdf"
    html = render_html(person_report())
    write_pdf(html, target, attachment=RESULTS, created=CREATED)
    assert target.read_bytes() == pdf_of(person_report())
    assert [p.name for p in tmp_path.iterdir()] == ["rapport.pdf"]

    before = target.read_bytes()
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(UserError, match="disk full"):
        write_pdf(html, target, attachment=b"{}", created=CREATED)
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["rapport.pdf"]


def test_importing_the_reports_loads_nothing_heavy():
    script = (
        "import sys, digimat.reports, digimat.reports.charts, digimat.reports.typography, digimat.reports.terminal\n"
        "import digimat.reports.html, digimat.reports.pdf\n"
        "assert not {'weasyprint', 'rich', 'jinja2', 'fontTools'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
