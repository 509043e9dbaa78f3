"""The companions that a result calls for, in every output: why, how long, who answers, and the command."""

import io
import json
from dataclasses import replace

import pytest
import sample
from report_kinds import bundled
from rich.console import Console

from digimat.reports.content import Companion
from digimat.reports.content_data import content_json
from digimat.reports.contents import contents_of
from digimat.reports.html import render_html
from digimat.reports.terminal import terminal_summary
from digimat.reports.wording import words

ESN = Companion(
    "esn", "Le réseau", "Le collaboratif est sous 50.", "20 minutes", "les membres", "digimat run esn"
)


def with_companion(**changes):
    return replace(sample.person_report("fr"), deeper=(ESN,), **changes)


def on_screen(report):
    console = Console(file=io.StringIO(), width=80)
    console.print(terminal_summary(report))
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("language", "title", "because", "minutes", "who"),
    [
        (
            "fr",
            "Maturité du réseau social d’entreprise",
            "Le collaboratif est sous 50.",
            "20 minutes",
            "managers",
        ),
        (
            "en",
            "Maturity of the enterprise social network",
            "Collaboration is below 50.",
            "20 minutes",
            "managers",
        ),
    ],
)
def test_the_report_of_an_organisation_says_which_questionnaire_goes_further(
    language, title, because, minutes, who
):
    report = bundled("pillars", "org-a", language, by="organisation")
    assert [each.questionnaire for each in report.deeper] == ["esn", "engagement", "agility"]
    first = report.deeper[0]
    assert (first.title, first.minutes, first.command) == (title, minutes, "digimat run esn")
    assert first.because.startswith(because)
    assert who in first.respondents


def test_the_page_says_it_after_the_advice_and_before_the_method():
    html = render_html(with_companion())
    w = words("fr")
    places = [html.index(f"<h3>{w[name]}</h3>") for name in ("advice", "further", "method")]
    assert places == sorted(places)
    block = html[places[1] : places[2]].replace("\u00a0", " ")
    for told in (ESN.title, ESN.because, ESN.minutes, ESN.respondents, ESN.command):
        assert told in block


def test_without_companions_nothing_is_said_of_them():
    report = sample.person_report("fr")
    assert words("fr")["further"] not in render_html(report)
    assert words("fr")["further"] not in on_screen(report)


def test_a_report_with_companions_and_no_advice_still_says_what_is_next():
    report = with_companion(advice=(), quick_wins=())
    w = words("fr")
    assert f"<h2>{w['next']}</h2>" in render_html(report)
    assert ("next", w["next"]) in contents_of(with_pages(report), w)


def with_pages(report):
    """The same report with chapters enough for a list of them."""
    group = bundled("pillars", "org-a", "fr", by="organisation")
    return replace(report, pages=group.pages)


def test_the_terminal_says_the_command_and_why_on_its_eighty_columns():
    shown = on_screen(with_companion())
    assert f"> {ESN.title}, 20 minutes : digimat run esn" in shown
    assert ESN.because in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_content_as_data_has_them_field_by_field():
    (told,) = json.loads(content_json(with_companion()))["report"]["deeper"]
    assert told == {
        "questionnaire": "esn",
        "title": ESN.title,
        "because": ESN.because,
        "minutes": "20 minutes",
        "respondents": "les membres",
        "command": "digimat run esn",
    }
