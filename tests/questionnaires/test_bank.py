"""A cell becomes one item for each of its variants and parameter sets; its texts are filled from their data."""

from pathlib import Path

import pytest

from digimat.questionnaires import load
from digimat.questionnaires.instances import Writer
from digimat.questionnaires.variant_model import Variant

BANK = load(Path(__file__).with_name("bank.yaml")).questionnaire
TALLY = BANK.item("tally")


def written(template, data, **variant):
    texts = {"title": {"fr": "-", "en": "-"}, "stem": {"fr": "-", "en": "-"}}
    model = Variant.model_validate({**texts, **variant})
    text = Writer(model, data).fill(Variant.model_validate({**texts, "title": template}).title)
    return text.fr, text.en


def test_a_cell_is_asked_as_each_of_its_variants_with_each_of_their_sets():
    assert list(TALLY.instances) == ["v1/s1", "v1/s2", "v2", "v3/s1", "v3/s2"]
    assert [i.key for i in TALLY.instances.values()] == [2, 1, 7, 1, 2]
    assert (TALLY.asked, TALLY.key) == ("v1/s1", 2)  # itself, it is the first


def test_what_the_cell_says_holds_for_all_of_them():
    for instance in TALLY.instances.values():
        assert (instance.id, instance.type, instance.seconds) == ("tally", "numeric", 60)
        assert (instance.hint.en, instance.with_) == ("A whole number.", {"tolerance": 0})


def test_words_and_numbers_are_those_of_each_language():
    stem = TALLY.instance("v1/s1").stem
    assert stem.fr == "Combien de commandes de la région Nord dépassent 12,5 euros ?"
    assert stem.en == "How many orders of the North region are over 12.5 euros?"


def test_a_table_is_laid_out_as_the_variant_says():
    assert TALLY.instance("v1/s2").stimulus.en == (
        "Extract.\n\norder;region;amount\nC4;South;120\nC5;South;80\nC6;North;500\n"
    )
    assert (
        TALLY.instance("v3/s2").stimulus.fr
        == "Pièce    Stock\nVis          9\nBoulon       1\nJoint     1200\n"
    )


def test_the_rationale_names_the_key_of_the_set():
    assert [TALLY.instance(f"v1/s{n}").rationale.en for n in (1, 2)] == [
        "Answer: 2, the orders C1, C3.",
        "Answer: 1, the orders C4.",
    ]


@pytest.mark.parametrize(
    ("template", "data", "found"),
    [
        ("{n} et {n}", {"n": 1}, ("1 et 1", "1 et 1")),
        ("{a}{b}", {"a": "{b}", "b": "x"}, ("{b}x", "{b}x")),  # what is filled in is not filled again
        ("{missing} {N}", {"n": 1}, ("{missing} {N}", "{missing} {N}")),
        (
            "  {t}\nfin",
            {"t": {"fr": "un\ndeux\n", "en": "one\ntwo"}},
            ("  un\n  deux\nfin", "  one\n  two\nfin"),
        ),
        ("{l}", {"l": [1.5, "a"]}, ("1,5, a", "1.5, a")),
        ("{t}", {"t": [["a", 10], ["bcd", 5]]}, ("a     10\nbcd    5", "a     10\nbcd    5")),
    ],
)
def test_a_template_is_filled_once(template, data, found):
    assert written({"fr": template, "en": template}, data) == found


def test_a_table_may_be_lines_of_words():
    lines = {
        "rules": {
            "layout": "lines",
            "columns": {"n": {"fr": "-", "en": "-"}, "what": {"fr": "-", "en": "-"}},
            "row": {"fr": "R{n} : si {what}", "en": "R{n}: if {what}"},
        }
    }
    words = {"late": {"fr": "en retard", "en": "late"}}
    data = {"rules": [[1, "late"], [2, "x"]]}
    template = {"fr": "{rules}", "en": "{rules}"}
    assert written(template, data, tables=lines, words=words) == (
        "R1 : si en retard\nR2 : si x",
        "R1: if late\nR2: if x",
    )
