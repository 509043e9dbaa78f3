"""An answer spread over several columns: ticks, places, prompts, numbers; in one manner, or refused."""

import pytest
from item_kit import AGREE, TOOLS, an_item, said

from digimat.answers.exports.spread import SpreadReader
from digimat.answers.exports.values import Absence, CellReader

MULTI = an_item("multi", TOOLS, choose=3)
NONE_TOO = an_item("multi", {"a": "Téléphone|Phone", "none": "Aucun|None of these"}, exclusive=("none",))
WITH_OTHER = an_item("multi", {"a": "Téléphone|Phone", "other": "Autre|Other"})
NUMBERED = an_item("multi", {"0": "Rien|Nothing", "1": "Peu|Little", "2": "Tout|Everything"})
CODED_N = an_item("multi", {"y": "Nord|North", "n": "Sud|South"})
SINGLE = an_item("single", {"a": "Rouge|Red", "b": "Bleu|Blue"}, dont_know=True)
LIKERT = an_item("likert", AGREE)
RANK = an_item("rank", {"a": "Coût|Cost", "b": "Délai|Time", "c": "Qualité|Quality"}, choose=2)
ORDER = an_item("order", {"a": "Coût|Cost", "b": "Délai|Time", "c": "Qualité|Quality"})
NUMBERED_ORDER = an_item("order", {"1": "Coût|Cost", "2": "Délai|Time", "3": "Qualité|Quality"})
MATCH = an_item("match", {"a": "Rouge|Red", "b": "Bleu|Blue"}, prompts={"1": "Ciel|Sky", "2": "Feu|Fire"})
SPREAD = an_item("allocation", {"a": "Outils|Tools", "b": "Temps|Time"}, spread=100)
RATE = an_item("sjt_rate", {"a": "Écouter|Listen", "b": "Crier|Shout"})
BEST = an_item("sjt_bw", {"a": "Écouter|Listen", "b": "Crier|Shout", "c": "Noter|Note"})


def reads(item, parts, cells, *, nulls=False, not_shown=(), spellings=None, words=False):
    absent = Absence(nulls, not_shown)
    cell = CellReader(item, spellings or {}, frozenset(not_shown))
    return said(SpreadReader(item, parts, cell, absent, words).read, cells)


@pytest.mark.parametrize(
    ("marked", "not_marked"),
    [
        *[("Y", ""), ("Y", "N"), ("Yes", "No"), ("Oui", "Non"), ("1", "0"), ("1.0", "0.0"), ("x", "")],
        *[("TRUE", "FALSE"), ("VRAI", "FAUX"), ("Y", None), ("1", None)],
    ],
)
def test_ticks_are_marks(marked, not_marked):
    assert reads(MULTI, "abcd", [not_marked, marked, marked, not_marked]) == "b+c"
    assert reads(MULTI, "dcba", [not_marked, marked, marked, not_marked]) == "b+c"


def test_ticks_are_the_option_s_own_label_or_code():
    assert reads(MULTI, "abcd", ["Excel, avancé", "", "Word", ""]) == "a+c"
    assert reads(MULTI, "abcd", ["", "", "Word\u00a0", None]) == "c"
    assert reads(MULTI, "abcd", ["a", "", "C", ""]) == "a+c"
    assert reads(MULTI, "abcd", ["", "tableur", "", ""], spellings={"tableur": "b"}) == "b"


@pytest.mark.parametrize("cells", [["", "", "", ""], ["0", "0", "0", "0"], [None] * 4, ["N", "", None, "No"]])
def test_nothing_ticked_is_a_blank(cells):
    assert reads(MULTI, "abcd", cells) == ""


def test_what_was_not_shown_is_no_blank():
    assert reads(MULTI, "abcd", [None] * 4, nulls=True) is None
    assert reads(MULTI, "abcd", ["N/A"] * 4, not_shown=["N/A"]) is None
    assert reads(MULTI, "abcd", [""] * 4, nulls=True) == ""
    assert reads(MATCH, "12", [None, None], nulls=True) is None


@pytest.mark.parametrize("cells", [["Y", None, "", ""], [None, "", "", ""]])
def test_an_item_is_not_shown_in_part(cells):
    assert reads(MULTI, "abcd", cells, nulls=True)[0] == "ANS092"
    written = ["N/A" if cell is None else cell for cell in cells]
    assert reads(MULTI, "abcd", written, not_shown=["N/A"])[0] == "ANS092"


@pytest.mark.parametrize(
    ("item", "cells", "told"),
    [
        (MULTI, ["maybe", "", "", ""], '"maybe" does not say whether option "a" is ticked'),
        (MULTI, ["", "Word", "", ""], '"Word" does not say whether option "b" is ticked'),
        (MULTI, ["2", "1", "1", "1"], '"2" does not say whether option "a" is ticked'),
        (MULTI, ["Y", "Excel", "", ""], '"Excel" does not say whether option "b" is ticked'),
        (MULTI, ["Y", "Y", "Y", "Y"], "4 options are ticked"),
        (NONE_TOO, ["Y", "Y"], 'option "none" goes with no other'),
        (SINGLE, ["Y", "Y"], "2 options are ticked"),
    ],
)
def test_what_is_no_tick_is_refused(item, cells, told):
    code, message = reads(item, tuple(item.options), cells)
    assert (code, told in message) == ("ANS010", True), message


def test_marks_that_could_be_the_options_names_are_refused():
    """An option whose code is 0 or n: its column may repeat the code, or say that it is not ticked."""
    assert reads(NUMBERED, "012", ["0", "1", "0"]) == "1"  # 0 in the column of 2 is no name of it
    assert reads(NUMBERED, "012", ["0", "0", "1"]) == "2"
    assert reads(NUMBERED, "012", ["1", "", ""]) == "0"
    assert reads(NUMBERED, "012", ["0", "1", ""])[0] == "ANS090"
    assert reads(NUMBERED, "012", ["0", "", ""])[0] == "ANS090"
    assert reads(CODED_N, "yn", ["N", "Y"]) == "n"
    assert reads(CODED_N, "yn", ["Y", "N"])[0] == "ANS090"


def test_words_of_one_s_own_tick_other():
    assert reads(WITH_OTHER, ("a", "other"), ["Y", "Y", "pigeon"], words=True) == "a+other"
    assert reads(WITH_OTHER, ("a",), ["Y", "pigeon"], words=True) == "a+other"
    assert reads(WITH_OTHER, ("a",), ["", "pigeon"], words=True) == "other"
    assert reads(WITH_OTHER, ("a",), ["Y", ""], words=True) == "a"
    assert reads(WITH_OTHER, ("a",), ["N/A", "N/A"], words=True, not_shown=["N/A"]) is None
    assert reads(MULTI, "abcd", ["", "Y", "", "", "pigeon"], words=True) == "b"
    code, message = reads(MULTI, "abcd", ["", "", "", "", "pigeon"], words=True)
    assert (code, "words of their own" in message) == ("ANS010", True)


def test_one_choice_may_be_spread_as_well():
    assert reads(SINGLE, "ab", ["", "Blue"]) == "b"
    assert reads(LIKERT, "12345", ["0", "0", "0", "1", "0"]) == "4"
    assert reads(SINGLE, ("a", "b", "dk"), ["", "", "1"]) == "dk"
    assert reads(SINGLE, ("a", "b", "dk"), ["", "", "Je ne sais pas"]) == "dk"
    assert reads(SINGLE, ("a", "b", "dk"), ["1", "0", "1"])[0] == "ANS010"


@pytest.mark.parametrize(
    ("item", "parts", "cells", "code"),
    [
        (RANK, "12", ["Qualité", "Cost"], "c>a"),
        (RANK, "21", ["Cost", "Qualité"], "c>a"),
        (RANK, "123", ["c", "a", ""], "c>a"),
        (RANK, "123", ["c", "a", "b"], "c>a"),
        (RANK, "abc", ["2", "", "1"], "c>a"),
        (RANK, "abc", ["2.0", "3", "1"], "c>a"),
        (ORDER, "abc", ["2", "3", "1"], "c>a>b"),
        (ORDER, "123", ["Quality", "Cost", "Time"], "c>a>b"),
        (ORDER, "123", ["", "", None], ""),
        (NUMBERED_ORDER, "123", ["Délai", "Coût", "Qualité"], "2>1>3"),
        (NUMBERED_ORDER, "123", ["2", "1", "3"], "2>1>3"),  # the same either way
    ],
)
def test_places_hold_options_or_options_hold_places(item, parts, cells, code):
    assert reads(item, parts, cells) == code


@pytest.mark.parametrize(
    ("item", "parts", "cells", "code", "told"),
    [
        (RANK, "12", ["", "Cost"], "ANS010", "place 1 is empty"),
        (RANK, "12", ["Cost", "Cost"], "ANS010", "named twice"),
        (RANK, "12", ["Cost", ""], "ANS010", "1 instead of 2"),
        (RANK, "12", ["Cost", "Costs"], "ANS010", '"Costs" is not an option'),
        (RANK, "abc", ["1", "", "1"], "ANS010", '"1" is not a place from 1 to 3'),
        (RANK, "abc", ["1", "", "4"], "ANS010", '"4" is not a place from 1 to 3'),
        (RANK, "abc", ["1", "", "3"], "ANS010", "place 2 is empty"),
        (ORDER, "abc", ["1", "2", ""], "ANS010", "missing: c"),
        (NUMBERED_ORDER, "123", ["2", "3", "1"], "ANS090", "2>3>1"),
    ],
)
def test_places_that_do_not_fit_are_refused(item, parts, cells, code, told):
    refused, message = reads(item, parts, cells)
    assert (refused, told in message) == (code, True), message


@pytest.mark.parametrize(
    ("item", "parts", "cells", "code"),
    [
        (MATCH, "12", ["Bleu", "Red"], "1=b 2=a"),
        (MATCH, "21", ["a", ""], "2=a"),
        (MATCH, "12", ["", ""], ""),
        (SPREAD, "ab", ["33,3", "66.7"], "a=33.3 b=66.7"),
        (SPREAD, "ab", ["40 %", "60 %"], "a=40 b=60"),
        (SPREAD, "ab", ["100.0", ""], "a=100 b=0"),
        (SPREAD, "ab", ["", None], ""),
        (RATE, "ba", ["1", "5.0"], "a=5 b=1"),
        (BEST, ("best", "worst"), ["Listen", "Crier"], "best=a worst=b"),
        (BEST, ("worst", "best"), ["Listen", "c"], "best=c worst=a"),
    ],
)
def test_pairs_are_read_column_by_column(item, parts, cells, code):
    assert reads(item, parts, cells) == code


@pytest.mark.parametrize(
    ("item", "parts", "cells", "told"),
    [
        (MATCH, "12", ["Green", "Red"], '"Green" is not an option'),
        (SPREAD, "ab", ["40", "50"], "the total is 90"),
        (SPREAD, "ab", ["forty", "60"], "cannot be read here"),
        (SPREAD, "ab", ["1,00E+02", ""], "cannot be read here"),
        (RATE, "ab", ["6", "1"], '"6" is not a rating'),
        (RATE, "ab", ["5", ""], "missing: b"),
        (BEST, ("best", "worst"), ["Listen", "Listen"], "are the same"),
        (BEST, ("best", "worst"), ["Listen", ""], "cannot be read here"),
    ],
)
def test_pairs_that_do_not_fit_are_refused(item, parts, cells, told):
    code, message = reads(item, parts, cells)
    assert (code, told in message) == ("ANS010", True), message
