"""From HTML to a PDF that lasts: tagged (PDF/UA-1), archivable (PDF/A-3a), its results inside.

WeasyPrint is imported when the first PDF is asked for, so that every other command works without Pango. Fonts and
style are read once a process and shared by all its reports.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from digimat.files import write_whole
from digimat.reports.look import Look, default_look
from digimat.reports.look.css import FONTS, TEMPLATES, stylesheet
from digimat.reports.page_source import page_class
from digimat.reports.standards import finish
from digimat.system_libraries import help_loading

FRONT = 4  # pages before the annex, at most
ANNEX, END = "annex", "end"  # ids: where the annex begins, its last row
CONCLUSIONS, POOLED = "conclusions", "pooled"  # ids of parts that a plain report does not have

# Longer texts get smaller type and tighter spacing, in two steps, rather than a fifth page.
_TIGHTER = (
    "html{font-size:9pt;line-height:1.36}h2{margin-bottom:4mm}.block{margin-bottom:5mm}.lead{font-size:12pt;"
    "margin-bottom:5mm}.note p,.card,.data,.small{font-size:8.1pt;line-height:1.32}.scoreline,.pair,.requirement"
    "{margin-bottom:5mm}.data th,.data td{padding-top:1mm;padding-bottom:1mm}.card{padding:3mm}",
    "html{font-size:8.4pt;line-height:1.3}h2{font-size:18pt;margin-bottom:3mm}h3{font-size:10pt;margin-bottom:1.5mm}"
    ".block{margin-bottom:3.5mm}.lead{font-size:11pt;margin-bottom:4mm}.note p,.card,.data,.small"
    "{font-size:7.6pt;line-height:1.26}.scoreline,.pair,.requirement{margin-bottom:3.5mm}.data th,.data td"
    "{padding-top:0.7mm;padding-bottom:0.7mm}.card{padding:2.5mm}.passport{padding:3mm 4mm}"
    ".pair .note{margin-bottom:1.8mm}.sentence{font-size:12pt}",
)
_DENSER_ANNEX = (
    ".annex h2{margin-bottom:3mm}.annex .data,.annex .data .small{font-size:7.6pt;line-height:1.2}"
    ".annex .data th,.annex .data td{padding-top:0.45mm;padding-bottom:0.45mm}"
)
_BEFORE_ANNEX = re.compile(rf'(<main\b[^>]*>).*(?=<section\b[^>]*\bid="{ANNEX}")', re.DOTALL)


def write_pdf(
    html: str, target: Path, *, attachment: bytes, created: datetime, look: Look | None = None
) -> None:
    """Write the report to a file, which is either complete or not there.

    Args:
        html: what :func:`digimat.reports.html.render_html` gives.
        target: the file to write; an earlier one is replaced.
        attachment: the results as JSON, kept inside the PDF as ``results.json``.
        created: the date of the results; no clock is read.
        look: the one that the HTML was made with; digimat's own if none is given.

    Raises:
        OSError: Pango is not installed.
        UserError: the file cannot be written.
    """
    write_whole(target, render_pdf(html, attachment=attachment, created=created, look=look))


def render_pdf(html: str, *, attachment: bytes, created: datetime, look: Look | None = None) -> bytes:
    """The report as PDF; the same bytes for the same arguments, fonts and version of Pango."""
    engine = _engine(look)
    with _unsupported_characters() as unsupported:
        content = engine.write(html, attachment, created)
    if unsupported:
        # PDF/A allows no missing glyph. Only the machine knows which letters its fonts lack (ours have Latin, Greek
        # and Cyrillic), and it says so while drawing: draw again with a plain box in their place.
        content = engine.write(html.translate(dict.fromkeys(map(ord, unsupported), "□")), attachment, created)
    return content


@contextmanager
def _unsupported_characters() -> Iterator[set[str]]:
    """Collect the characters that WeasyPrint finds in no font, instead of one warning for each."""
    found: set[str] = set()

    def collect(record: logging.LogRecord) -> bool:
        if not str(record.msg).startswith(".notdef glyph") or not isinstance(record.args, tuple):
            return True
        found.add(str(record.args[0]))
        return False

    logger = logging.getLogger("weasyprint")
    logger.addFilter(collect)
    try:
        yield found
    finally:
        logger.removeFilter(collect)


class _Engine:
    """WeasyPrint with the style and fonts of a look, made once: fresh fonts a report cost time and memory."""

    def __init__(self, look: Look) -> None:
        help_loading(sys.platform, os.environ)
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        self.weasyprint = weasyprint
        self._page = page_class(look)
        self.fetcher = _closed_fetcher()
        self.fonts = FontConfiguration()
        self.style = self._css(stylesheet(look, inline_fonts=False))
        self.tighter = [self._css(css) for css in _TIGHTER]
        self.denser_annex = self._css(_DENSER_ANNEX)

    def _css(self, css: str) -> Any:
        base = TEMPLATES.as_uri() + "/"
        return self.weasyprint.CSS(
            string=css, base_url=base, url_fetcher=self.fetcher, font_config=self.fonts
        )

    def write(self, html: str, attachment: bytes, created: datetime) -> bytes:
        """One PDF, its results attached."""
        data = self.weasyprint.Attachment(
            string=attachment,
            name="results.json",
            description="results.json",
            relationship="Data",
            created=created,
            modified=created,
            url_fetcher=self.fetcher,
        )
        document = self.lay_out(html)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile open
            content: bytes = document.write_pdf(pdf_variant="pdf/a-3a", attachments=[data], finisher=finish)
        return content

    def lay_out(self, html: str) -> Any:
        """The document in pages, tightened where its texts are long."""
        source = self.read(html)
        document, step = self.render(source), 0
        front = _front_pages(document)
        # Beyond three more pages no type large enough to read would save it.
        if not _has_more_parts(document) and FRONT < front <= FRONT + 3:
            for step in range(min(front - FRONT, len(self.tighter)), len(self.tighter) + 1):
                document = self.render(source, self.tighter[step - 1 : step])
                if _front_pages(document) <= FRONT:
                    break
        if _ends_with_a_few_rows(document):
            more = [*self.tighter[max(0, step - 1) : step], self.denser_annex]
            if self._may_save_a_page(html, document, more):
                denser = self.render(source, more)
                if len(denser.pages) < len(document.pages):
                    return denser
        return document

    def _may_save_a_page(self, html: str, document: Any, more: Sequence[Any]) -> bool:
        """Whether the annex takes fewer pages with more style; it is laid out alone, at a third of the price of all."""
        alone, cut = _BEFORE_ANNEX.subn(r"\1", html, count=1)
        if not cut:  # a template of the workspace has another page
            return True
        trial, front = self.render(self.read(alone), more), _front_pages(document)
        begins = [
            pages[at].anchors.get(ANNEX, ())[:2] for pages, at in ((trial.pages, 0), (document.pages, front))
        ]
        if begins[0] != begins[1]:
            return True  # it begins lower down, below something else: alone it tells nothing
        return len(trial.pages) < len(document.pages) - front

    def read(self, html: str) -> Any:
        """The HTML as WeasyPrint knows it: read once, however often it is laid out."""
        return self._page(string=html, url_fetcher=self.fetcher)

    def render(self, source: Any, more: Sequence[Any] = ()) -> Any:
        """The document in pages, with more style than that of the look."""
        return source.render(stylesheets=[self.style, *more], font_config=self.fonts, pdf_variant="pdf/a-3a")


def _front_pages(document: Any) -> int:
    """How many pages come before the annex."""
    return next((i for i, page in enumerate(document.pages) if ANNEX in page.anchors), len(document.pages))


def _has_more_parts(document: Any) -> bool:
    """Whether there is more to tell than four pages hold: small type would not save it."""
    return any(part in page.anchors for page in document.pages for part in (CONCLUSIONS, POOLED))


def _ends_with_a_few_rows(document: Any) -> bool:
    """Whether the annex runs over to a page that it leaves mostly empty."""
    last = document.pages[-1]
    runs_over = len(document.pages) > _front_pages(document) + 1
    return runs_over and END in last.anchors and last.anchors[END][1] < last.height / 3


def _engine(look: Look | None = None) -> _Engine:
    return _engines(look or default_look())


@lru_cache(maxsize=2)  # a process prints reports of one look; tests, and a change of look, of two
def _engines(look: Look) -> _Engine:
    return _Engine(look)


def _closed_fetcher() -> Any:
    """A fetcher that knows data: addresses and our own fonts, and refuses everything else."""
    from weasyprint.urls import URLFetcher

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlsplit(url)  # not startswith("file:"): FILE:///… would get past
            if parts.scheme == "file":
                path = Path(url2pathname(parts.path)).resolve()
                if parts.netloc or not any(
                    path.is_relative_to(ours.resolve()) for ours in (FONTS, TEMPLATES)
                ):
                    raise ValueError(f"refused: {url}")
            elif parts.scheme != "data":
                raise ValueError(f"refused: {url}")
            return super().fetch(url, headers)

    return ClosedFetcher()
