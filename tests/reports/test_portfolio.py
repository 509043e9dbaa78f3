"""A portfolio as a page: sound as a document, one page long, and with what is missing told."""

import io
import re

import pytest
from pdf_checks import findings
from pdf_printed import printed
from rich.console import Console

from digimat.reports.look import default_look
from digimat.reports.portfolio.content import Assessment, Portfolio, Told
from digimat.reports.portfolio.data import portfolio_data
from digimat.reports.portfolio.html import portfolio_html
from digimat.reports.portfolio.terminal import portfolio_table

LONG = "Commencer par les relations humaines, avec un binôme et un objectif que tout le monde comprend"


def assessment(number, told=True):
    result = Told("Niveau d’ensemble", "En développement", "54 sur 100", "accord 0,82 (de 0 à 1)", LONG)
    return Assessment(
        questionnaire=f"measured_{number}",
        title="Maturité du réseau social d’entreprise",
        version="1.0",
        when="du 3 novembre 2026 au 21 novembre 2026",
        first_day="2026-11-03",
        last_day="2026-11-21",
        people=12 if told else None,
        people_text="12 personnes" if told else "moins de 5 personnes",
        place="digimat.db",
        told=result if told else None,
        why_not="" if told else "Moins de 5 personnes : rien n’est montré d’elles ici.",
    )


def portfolio(count=6, language="fr", client="Acme", not_shown=()):
    rows = tuple(assessment(n, told=n != 1) for n in range(count))
    sentence = "Ce rapport éclaire une décision ; il ne la prend pas."
    return Portfolio(
        client, language, "23 novembre 2026", "2026-11-23", "digimat 0.1.0", rows, not_shown, sentence
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("not_shown", [(), ("answers/cdo.csv : illisible. Enregistrez-le en CSV.",) * 3])
def test_a_page_with_every_questionnaire_is_one_sound_page(language, not_shown, caplog):
    page = printed(portfolio_html(portfolio(6, language, not_shown=not_shown), default_look()), language)
    assert findings(page) == []
    assert len(page.document.pages) == 1
    assert [record.getMessage() for record in caplog.records] == []


def test_nothing_measured_is_a_sound_page_too():
    assert findings(printed(portfolio_html(portfolio(0), default_look()))) == []


def test_many_assessments_go_on_on_another_page():
    page = printed(portfolio_html(portfolio(14), default_look()))
    assert len(page.document.pages) == 2
    assert findings(page) == []


def test_a_screen_reader_hears_of_every_cell_what_it_is_about():
    page = printed(portfolio_html(portfolio(2), default_look()))
    (table,) = page.tree.all("Table")
    heads = [page.words(cell) for cell in table.all("TH")]
    assert heads[:4] == ["Évaluation", "Quand", "Résultat", "D’abord"]
    assert heads[4].startswith("Maturité du réseau social d’entreprise")
    assert [page.words(heading) for heading in page.tree.all("H1")] == ["Acme"]


def test_what_people_call_themselves_is_text_on_the_page_and_in_the_terminal():
    hostile = "<b>Acme</b> [bold]\x1b[31m{{ p }}"
    html = portfolio_html(portfolio(1, client=hostile), default_look())
    assert "<b>Acme" not in html
    assert "{{ p }}" in html
    console = Console(file=io.StringIO(), width=80)
    console.print(portfolio_table(portfolio(1, client=hostile)))
    shown = console.file.getvalue()
    assert "<b>Acme</b> [bold]" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_terminal(width):
    console = Console(file=io.StringIO(), width=width)
    console.print(portfolio_table(portfolio()))
    lines = console.file.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert re.search(r"Moins de 5", " ".join(lines))


def test_the_data_say_why_a_result_is_not_there():
    shown, hidden = portfolio_data(portfolio(2))["assessments"]
    assert (shown["result"]["told"], shown["why_not"]) == ("En développement", None)
    assert (hidden["result"], hidden["people"], hidden["why_not"][:17]) == (None, None, "Moins de 5 person")
