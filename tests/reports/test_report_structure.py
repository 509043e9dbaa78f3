"""Every kind of report as a PDF: sound as a document, and nothing on its pages out of place.

Each report is printed once and goes through all checks. That the checks find what they are for is in
``test_pdf_checks.py``; a new kind of report is a line in ``report_kinds.py``.
"""

import pytest
from pdf_checks import findings
from pdf_printed import printed
from report_kinds import KINDS, LANGUAGES

from digimat.reports.html import render_html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_sound(kind, language, caplog):
    assert findings(printed(render_html(KINDS[kind](language)), language)) == []
    assert [record.getMessage() for record in caplog.records] == []
