"""Several ticks in one cell: exactly one way to cut it, found quickly whatever stands in the cell."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.answers.exports.joined import segment, ways_to_cut
from digimat.answers.exports.labels import Labels

TOOLS = {"Excel": "b", "Excel, avancé": "a", "Word": "c", "Accès ; bases": "d"}


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Excel", "b"),
        ("Excel;", "b"),
        ("Excel;Word", "bc"),
        ("Word; Excel ;", "cb"),
        ("Excel, avancé", "a"),
        ("Excel, avancé, Excel", "ab"),
        ("EXCEL,  avance,Word", "ac"),
        ("Excel;;Word;;", "bc"),
        ("Accès ; bases;Word", "dc"),
        ("Excel, avancé;Word", "ac"),
    ],
)
def test_a_cell_is_cut_where_the_known_labels_say(cell, codes):
    assert segment(cell, TOOLS, (";", ",")) == [tuple(codes)]


@pytest.mark.parametrize("cell", ["", ";", "Exel", "Excel;Word,Access", "avancé", "Excel|Word", "Excel Word"])
def test_what_is_left_over_is_never_dropped(cell):
    assert segment(cell, TOOLS, (";", ",")) == []


def test_one_separator_cuts_a_whole_cell():
    assert segment("Excel;Word,Excel", TOOLS, (";", ",")) == []


def test_two_ways_to_cut_are_both_given():
    known = TOOLS | {"avancé": "e"}
    assert sorted(segment("Excel, avancé", known, (",",))) == [("a",), ("b", "e")]


def test_the_same_reading_under_two_separators_is_one():
    known = {"a": "a", "b": "b"}
    assert segment("a, b", known, (", ", ",")) == [("a", "b")]


def test_words_of_one_s_own_stand_at_the_end_and_hold_no_label():
    labels = Labels(TOOLS.items())

    def ways(cell, separators=(";", ",")):
        return [(way.codes, way.rest) for way in ways_to_cut(cell, labels, separators, words=True)]

    assert ways("Word;pigeon, voyageur;") == [(("c",), "pigeon, voyageur;")]
    assert ways("pigeon voyageur") == [((), "pigeon voyageur")]
    assert ways("pigeon;Word") == []
    assert ways("Word;pigeon, Word") == []
    assert len(ways("Excel, avancé, pigeon")) == 2  # the label, or the words "avancé, pigeon"
    assert ways("zzz Word", (" ",)) == []  # spaces join ticks here
    assert ways("Word;Excel") == [(("c", "b"), "")]


LABELS = ["a", "b", "a,b", "b,c", "c", "a,b,c", "d", "c,d"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=6), st.sets(st.sampled_from(LABELS), min_size=1)
)
def test_as_many_ways_are_found_as_trying_them_all_finds(ticked, options):
    """Against trying every way to join neighbouring pieces."""
    cell = ",".join(ticked)
    pieces = cell.split(",")
    all_ways = set()
    for cuts in itertools.product([False, True], repeat=len(pieces) - 1):
        parts, part = [], pieces[0]
        for cut, piece in zip(cuts, pieces[1:], strict=True):
            if cut:
                parts, part = [*parts, part], piece
            else:
                part += f",{piece}"
        parts.append(part)
        if set(parts) <= options:
            all_ways.add(tuple(parts))
    found = segment(cell, {label: label for label in options}, (",",))
    if len(pieces) <= len(options):  # with more pieces, something would be ticked twice
        assert len(found) == min(2, len(all_ways))
    assert set(found) <= all_ways
    assert len(found) == len(set(found))


HOSTILE = {
    "one label over and over": "a, " * 1333,
    "trailing separators": "a;" + ";" * 3998,
    "unknown pieces": ",".join(str(n) for n in range(900)),
    "nothing but separators": ", " * 2000,
    "every prefix is a label": ("a," * 40) + "zzz",
    "long pieces": ("x" * 100 + ";") * 39,
    "spaces": "a b c " * 660,
}


@pytest.mark.parametrize("cell", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("words", [False, True])
def test_a_hostile_cell_is_read_or_refused_at_once(cell, words):
    known = [(f"label {n}, part {n}", f"c{n}") for n in range(40)]
    labels = Labels([*known, *((", ".join("a" * n), f"a{n}") for n in range(1, 12))])
    begun = time.perf_counter()
    ways_to_cut(cell[:4000], labels, (";", ",", " ", "|", "\n", "+"), words)
    assert time.perf_counter() - begun < 0.05 * 4  # a busy machine; by itself a few milliseconds
