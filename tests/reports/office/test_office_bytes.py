"""The same content, look and date give the same bytes; no clock is read."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import pytest
from office_files import parts
from report_of_charts import whole_report
from sample import person_report

from digimat.reports.look import default_look
from digimat.reports.office import docx_report, pptx_report

WRITERS = {"docx": docx_report, "pptx": pptx_report}


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_report_has_the_same_bytes_on_another_day(format_, monkeypatch):
    one = WRITERS[format_](whole_report("fr"), default_look())
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert WRITERS[format_](whole_report("fr"), default_look()) == one
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("format_", WRITERS)
def test_the_only_dates_inside_are_that_of_the_report(format_):
    data = WRITERS[format_](person_report("fr"), default_look())
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(data)["docProps/core.xml"]
    dates = {each.text for each in core.iter("{*}created", "{*}modified", "{*}lastPrinted")}
    assert dates == {"2026-11-22T12:00:00Z"}


@pytest.mark.parametrize("format_", WRITERS)
def test_another_date_gives_other_bytes(format_):
    report = person_report("fr")
    other = replace(report, cover=replace(report.cover, iso_date="2026-11-23"))
    assert WRITERS[format_](report, default_look()) != WRITERS[format_](other, default_look())
