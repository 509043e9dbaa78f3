"""From the content of a report to slides, part after part."""

from __future__ import annotations

import io

from digimat.reports.content import Report
from digimat.reports.look import Look
from digimat.reports.office.archive import same_bytes, set_properties
from digimat.reports.office.slides.advice import advice_slides
from digimat.reports.office.slides.charts import chart_slides
from digimat.reports.office.slides.companions import companion_notes
from digimat.reports.office.slides.conclusions import conclusion_slides
from digimat.reports.office.slides.cover import cover_slide, running_feet
from digimat.reports.office.slides.deck import Deck
from digimat.reports.office.slides.notes import note_slides
from digimat.reports.office.slides.passport import closing_slide, passport_slides
from digimat.reports.office.slides.pooled import pooled_slides
from digimat.reports.office.slides.profile import profile_slides
from digimat.reports.office.slides.result import result_slides
from digimat.reports.office.values import LOCALES, kind_of


def written(report: Report, look: Look) -> bytes:
    """The slides of a report. The annex of answers is not among them: it is for reading, not for showing."""
    deck = Deck(report, look)
    running_feet(deck)
    cover_slide(deck)
    result_slides(deck)
    conclusion_slides(deck)
    profile_slides(deck)
    for page in report.pages:
        for index, chart in enumerate(page.charts):
            chart_slides(deck, chart, page.title, page.text if index == 0 else "")
        note_slides(deck, page.title, page.notes, "" if page.charts else page.text)
    note_slides(deck, deck.w["flags"], report.flags)
    pooled_slides(deck)
    advice_slides(deck)
    note_slides(deck, deck.w["further"], companion_notes(report))
    note_slides(deck, deck.w["method"], report.method)
    passport_slides(deck)
    closing_slide(deck)
    cover = report.cover
    set_properties(
        deck.file.core_properties,
        title=deck.text(cover.title),
        subject=deck.text(f"{kind_of(report)} · {cover.respondent}"),
        author=deck.text(look.author.of(report.language) or cover.software),
        language=LOCALES[report.language],
        day=cover.iso_date,
    )
    out = io.BytesIO()
    deck.file.save(out)
    return same_bytes(out.getvalue())
