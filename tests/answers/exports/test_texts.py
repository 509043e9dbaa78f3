"""Headings and labels are compared without what form tools and spreadsheets change of them."""

import time

import pytest

from digimat.answers.exports.texts import bare, normalised, plain, shortened


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Où en sont les sauvegardes\u202f?", "où en sont les sauvegardes"),
        ("<p style='x'>A &amp; <b>B</b>&nbsp;</p>", "a & b"),
        ("&lt;b&gt;A&lt;/b&gt;", "a"),
        ("un\r\ntexte\u00a0long", "un texte long"),
        ("l’eau « vive »…", 'l\'eau "vive"'),
        ('l\'eau "vive"', 'l\'eau "vive"'),
        ("A – B — C", "a - b - c"),
        ("Nom *", "nom"),
        ("ﬁn\u200b\ufeff", "fin"),
        ("STRASSE", "strasse"),
        ("Ａ ① m²", "a 1 m2"),
        ("5 < 6", "5 < 6"),
        ("R&D", "r&d"),
    ],
)
def test_typography_html_case_and_final_marks_do_not_count(written, compared):
    assert normalised(written) == compared


def test_texts_of_marks_alone_stay_apart():
    assert len({normalised(mark) for mark in ("?", "!", "…", "*")}) == 4


def test_accents_count_in_one_form_and_not_in_the_other():
    assert normalised("Télé") != normalised("Tele")
    assert bare("Télé œuvre") == bare("TELE OEUVRE")


@pytest.mark.parametrize(
    "hostile", ["<" * 200_000, "<a" * 100_000, "<!--" * 60_000, "::: " * 60_000, "&" * 200_000]
)
def test_a_text_made_to_do_harm_takes_no_longer_than_another(hostile):
    started = time.perf_counter()
    normalised(hostile + "x")
    assert time.perf_counter() - started < 2


def test_a_text_is_shown_on_one_line_and_cut():
    assert plain("<em>Un</em>\n texte") == "Un texte"
    assert shortened("un\ntexte  long", 9) == "un texte…"
