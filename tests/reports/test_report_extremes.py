"""A person's report with too much, too little or nothing to say is as sound as any, and no longer."""

import pytest
from pdf_checks import findings
from pdf_printed import printed
from report_kinds import EXTREMES

from digimat.reports.html import render_html
from digimat.reports.pdf import FRONT


@pytest.mark.parametrize("name", EXTREMES)
def test_a_report_is_sound_on_its_four_pages(name, caplog):
    content = EXTREMES[name]()
    report = printed(render_html(content), content.language)
    assert findings(report) == []
    assert report.annex is not None
    assert report.annex <= FRONT
    assert [record.getMessage() for record in caplog.records] == []
