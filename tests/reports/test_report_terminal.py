"""The summary at the terminal: short, narrow, and told without colour."""

import io
from dataclasses import replace

import pytest
from rich.console import Console
from sample import person_report

from digimat.reports.terminal import terminal_summary


def shown(report, **options):
    console = Console(file=io.StringIO(), width=80, color_system=None, **options)
    console.print(terminal_summary(report))
    return console.file.getvalue()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_summary_says_all_in_thirty_lines_of_eighty_columns(language):
    report = person_report(language)
    text = shown(report)
    assert len(text.splitlines()) <= 32
    assert max(map(len, text.splitlines())) <= 80
    assert "64 ± 14" in text
    assert "[======o======]" in text
    flat = " ".join(text.split())
    for expected in (report.sentence, report.headline.level, report.headline.band, report.requirement.title):
        assert expected in flat
    for bar in (*report.profile, *report.comparison):
        assert bar.title in text
        assert f" {bar.score.text}" in text
        assert bar.state in text
    for flag in report.flags:
        assert flag.title in text


def test_missing_scores_are_said_not_drawn_as_zero():
    report = person_report("fr")
    holes = tuple(replace(bar, score=None, state="", state_rank=-1) for bar in report.profile)
    text = shown(replace(report, headline=None, no_result="Pas de score.", profile=holes))
    assert text.count("— pas assez de réponses") == 6
    assert "Pas de score." in text


def test_hostile_names_print_as_they_are_and_send_no_escape():
    name = "[bold]x[/nope] \x1b]52;c;AAAA\x07 \u202eabc " + "W" * 500
    report = person_report("en")
    report = replace(report, cover=replace(report.cover, respondent=name))
    text = shown(report)
    assert "[bold]x[/nope]" in text
    assert not set(text) & {"\x1b", "\x07", "\u202e"}
    assert max(map(len, text.splitlines())) <= 80
    assert len(text.splitlines()) <= 32


def test_no_confidence_without_margin():
    report = person_report("fr")
    text = shown(replace(report, headline=replace(report.headline, margin="", low=None, high=None)))
    assert "±" not in text
    assert "confiance" not in text
    assert "o" in text
