"""The PDF: closed to the outside, the same bytes twice, whole or absent. Its structure: test_report_structure.py."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from sample import person_report

from digimat.problems import UserError
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
    """A language, and a report in it as PDF."""
    return request.param, pdf_of(person_report(request.param))


@pytest.fixture
def opened(made):
    with pikepdf.open(io.BytesIO(made[1])) as pdf:
        yield pdf


def test_every_font_is_ours(opened):
    fonts = [
        o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) == 4  # two of sans, two of serif; the third of sans is for missing scores
    assert all("Digimat" in str(font.FontName) for font in fonts)


def test_the_results_inside_are_those_given(opened):
    assert opened.attachments["results.json"].get_file().read_bytes() == RESULTS


def test_cover_summary_profile_next_then_the_annex(made):
    document = _engine().lay_out(render_html(person_report(made[0])))
    assert _front_pages(document) == FRONT
    assert len(document.pages) == FRONT + 1


def test_the_same_bytes_twice(made):
    language, content = made
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


def test_a_few_last_answers_do_not_get_a_page_of_their_own():
    report = person_report("fr")
    longer_row = replace(report.annex[0], answer=" ".join([LONG] * 2))
    document = _engine().lay_out(render_html(replace(report, annex=(*report.annex[:-4], *[longer_row] * 4))))
    assert len(document.pages) == FRONT + 1


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
