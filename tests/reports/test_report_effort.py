"""What is spared on the way to a PDF changes nothing of it: the same pages, the same bytes, with less work."""

import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pydyf
import pytest
import weasyprint
from sample import person_report

from digimat.reports import pdf, standards
from digimat.reports.html import render_html
from digimat.reports.look import default_look
from digimat.reports.page_source import page_class
from digimat.reports.pdf import _engine, render_pdf

CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LONG = "Une réponse assez longue pour prendre de la place, comme on en écrit quand on veut tout dire."
ROWS = (2, 8, 12)  # more in the annex: all on its page; a few on one more; more than denser type saves


def html_with(rows):
    """A report whose annex has so many rows more, of two lines each."""
    report = person_report("fr")
    longer = replace(report.annex[0], answer=LONG)
    return render_html(replace(report, annex=(*report.annex, *[longer] * rows)))


def pdf_of(html):
    return render_pdf(html, attachment=b"{}", created=CREATED)


def laid_out(html, monkeypatch):
    """The document, and how many pages each layout of it had."""
    pages, render = [], pdf._Engine.render

    def counted(self, source, more=()):
        document = render(self, source, more)
        pages.append(len(document.pages))
        return document

    with monkeypatch.context() as patch:
        patch.setattr(pdf._Engine, "render", counted)
        return _engine().lay_out(html), pages


@pytest.mark.parametrize("rows", ROWS)
def test_an_annex_tried_alone_tells_what_the_whole_report_would(rows, monkeypatch):
    html = html_with(rows)
    document, _ = laid_out(html, monkeypatch)
    monkeypatch.setattr(pdf._Engine, "_may_save_a_page", lambda *_: True)
    tried_whole, _ = laid_out(html, monkeypatch)
    assert [page.anchors for page in document.pages] == [page.anchors for page in tried_whole.pages]


def test_the_whole_report_is_laid_out_again_only_to_save_a_page(monkeypatch):
    seen = set()
    for rows in ROWS:
        document, pages = laid_out(html_with(rows), monkeypatch)
        whole = [count for count in pages if count >= len(document.pages)]
        saved = len(whole) == 2 and whole[0] == whole[1] + 1
        assert len(whole) == 1 or saved, pages
        seen.add((len(whole), len(pages)))
    assert seen == {(1, 1), (1, 2), (2, 3)}  # nothing to try; tried alone in vain; tried and done


def test_an_annex_that_begins_below_something_else_is_tried_with_all():
    html, opening = html_with(ROWS[-1]), '<section class="sheet annex" id="annex">'
    assert opening in html
    above = '<p style="break-before: page">x</p><section class="sheet annex" style="break-before: avoid" id="annex">'
    for annex, with_all in ((opening, False), (above, True)):
        page = html.replace(opening, annex)
        document = _engine().render(_engine().read(page))
        assert _engine()._may_save_a_page(page, document, [_engine().denser_annex]) == with_all


def test_styles_of_notes_are_spared_where_there_can_be_none(monkeypatch):
    plain = page_class(default_look())
    assert plain is not weasyprint.HTML
    assert page_class(replace(default_look(), extra_css="p { float: footnote }")) is weasyprint.HTML
    html = html_with(0)
    spared = pdf_of(html)
    monkeypatch.setattr(_engine(), "_page", weasyprint.HTML)
    assert pdf_of(html) == spared


def test_no_element_waits_for_a_note():
    lean = page_class(default_look())(string="<p>x</p>")
    selectors = str(lean._ua_stylesheets()[0].matcher.other_selectors)
    assert "marker" in selectors
    assert "note" not in selectors


def test_objects_are_put_into_bytes_once_and_are_the_same(monkeypatch):
    html, packed = html_with(0), []
    pack = zlib.compressobj

    def watched(*args, **options):
        packed.append(1)
        return pack(*args, **options)

    monkeypatch.setattr(pydyf.zlib, "compressobj", watched)
    once, few = pdf_of(html), len(packed)
    packed.clear()
    monkeypatch.setattr(standards, "write_once", lambda _: None)
    assert pdf_of(html) == once
    assert few < 0.7 * len(packed)
