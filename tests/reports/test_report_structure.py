"""Every kind of report as a PDF: sound as a document, and nothing on its pages out of place.

Each report is printed once and goes through all checks, every other kind in French, the others in English; all in both
languages in ``make torture``. That the checks find what they are for is in ``test_pdf_checks.py``; a new kind of report
is a line in ``report_kinds.py``.
"""

import os

import pytest
from pdf_checks import findings
from pdf_printed import printed
from report_kinds import KINDS, LANGUAGES

from digimat.reports.html import render_html

BOTH = "DIGIMAT_BOTH_LANGUAGES" in os.environ
PRINTED = [
    (kind, language)
    for number, kind in enumerate(KINDS)
    for language in (LANGUAGES if BOTH else LANGUAGES[number % 2 :][:1])
]


@pytest.mark.parametrize(("kind", "language"), PRINTED)
def test_a_report_is_sound(kind, language, caplog):
    assert findings(printed(render_html(KINDS[kind](language)), language)) == []
    assert [record.getMessage() for record in caplog.records] == []
