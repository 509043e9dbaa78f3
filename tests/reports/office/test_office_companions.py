"""Word and PowerPoint say which questionnaire goes further, as the PDF does."""

from dataclasses import replace

import pytest
from office_files import all_text
from sample import person_report

from digimat.reports.content import Companion
from digimat.reports.look import default_look
from digimat.reports.office import docx_report, pptx_report

ESN = Companion(
    "esn", "Le réseau", "Le collaboratif est sous 50.", "20 minutes", "les membres", "digimat run esn"
)


@pytest.mark.parametrize("write", [docx_report, pptx_report])
def test_a_companion_is_told_with_why_how_long_who_and_the_command(write):
    report = person_report("fr")
    told = ("Pour aller plus loin", ESN.title, ESN.because, ESN.minutes, ESN.respondents, ESN.command)
    without = all_text(write(report, default_look()))
    assert "Pour aller plus loin" not in without
    text = all_text(write(replace(report, deeper=(ESN,)), default_look()))
    assert [each for each in told if each not in text] == []
