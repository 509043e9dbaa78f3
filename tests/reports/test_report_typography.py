"""French spaces, and text made fit to be printed."""

import doctest

import pytest

from digimat.reports import typography
from digimat.reports.typography import FIXED, NARROW, displayed, french, printable, shortened


def seen(text):
    return text.replace(NARROW, "_").replace(FIXED, "~")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Pourquoi ? Parce que ; voilà !", "Pourquoi_? Parce que_; voilà_!"),
        ("Attention: ceci", "Attention_: ceci"),
        ("« Oui »", "«_Oui_»"),
        ("«Oui»", "«_Oui_»"),
        ("50 %, 50%", "50_%, 50_%"),
        ("12 000 personnes", "12_000~personnes"),
        ("24 mois, 3 points, 5 min", "24~mois, 3~points, 5~min"),
        ("22 novembre 2026", "22~novembre 2026"),
        ("64 ± 14", "64~±~14"),
        ("niveau 5 (entre 3 et 6)", "niveau~5 (entre 3 et 6)"),
        ("Quoi ?!", "Quoi_?!"),
        ("« Vraiment ? »", "«_Vraiment_?_»"),
        # what must stay as it is
        ("à 10:30", "à 10:30"),
        ("https://exemple.fr/a?b=1;c=2%20!", "https://exemple.fr/a?b=1;c=2%20!"),
        ("www.exemple.fr:8080 et a@b.fr", "www.exemple.fr:8080 et a@b.fr"),
        ("=SI(A1>0;1;0)", "=SI(A1>0;1;0)"),
        ("type:pdf", "type:pdf"),
        ("a != b", "a != b"),
        ("C:\\temp", "C:\\temp"),
        ("rapport 3:1", "rapport 3:1"),
        ("", ""),
    ],
)
def test_french_spaces(typed, printed):
    assert seen(french(typed)) == printed
    assert french(french(typed)) == french(typed)


def test_english_keeps_its_spaces_and_quotes():
    assert displayed("“Why?” 50% : yes", "en") == "“Why?” 50% : yes"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\x00b\x1b[31mc\x9b", "ab[31mc"),
        ("ab\u202ecd\u2066e\u200bf\ufeff", "abcdef"),
        ("\ud800 \ue000 \uffff", "\ufffd \ufffd \ufffd"),
        ("e" + "\u0301" * 40, "e" + "\u0301" * 3),
        ("  bord  ", "bord"),
        ("une\nligne\tet", "une\nligne\tet"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_printable(raw, kept):
    assert printable(raw) == kept


def test_a_text_without_end_is_cut_with_an_ellipsis():
    assert len(printable("x" * 100_000)) == 4000
    assert shortened("nom " * 100, 20).endswith("…")
    assert len(shortened("W" * 500, 48)) == 48


def test_examples():
    assert doctest.testmod(typography).failed == 0
