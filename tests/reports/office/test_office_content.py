"""Every score, every piece of advice, every word of the content is found in the text of both office files."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from office_files import all_text, texts_of, without_text
from report_kinds import KINDS
from report_of_charts import whole_report

from digimat.reports.look import default_look
from digimat.reports.office import docx_report, pptx_report
from digimat.reports.office.shown import is_net

BOTH = "DIGIMAT_BOTH_LANGUAGES" in os.environ


def missing(report, data, *, annex):
    """What of a report an office file does not say."""
    told = replace(report, conclusions=tuple(c for c in report.conclusions if not c.on_page))
    if report.profile_as == "radar" and is_net(
        report.profile
    ):  # as in the PDF, its table has no room for explanations
        told = replace(told, profile=without_text(report.profile))
    text = all_text(data).replace(" ", "")  # a column may end in the middle of a text
    return [
        each for each in texts_of(told, report.language, annex=annex) if each.replace(" ", "") not in text
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_slides_say_all_but_the_annex(language):
    report = whole_report(language)
    assert missing(report, pptx_report(report, default_look()), annex=False) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_document_says_all(language):
    report = whole_report(language)
    assert missing(report, docx_report(report, default_look()), annex=True) == []


@pytest.mark.parametrize("kind", KINDS)
def test_real_reports_are_said_whole(kind):
    """Every other kind as slides in French, the others as a document in English; all as both in ``make torture``."""
    number = [*KINDS].index(kind)
    if BOTH or number % 2:
        french = KINDS[kind]("fr")
        assert missing(french, pptx_report(french, default_look()), annex=False) == []
    if BOTH or not number % 2:
        english = KINDS[kind]("en")
        assert missing(english, docx_report(english, default_look()), annex=True) == []


def test_a_text_that_is_not_there_is_missed():
    report = whole_report("fr")
    advice = replace(report.advice[0], action="Apprendre le chant des baleines.")
    data = pptx_report(report, default_look())
    assert missing(replace(report, advice=(advice, *report.advice[1:])), data, annex=False) == [advice.action]
