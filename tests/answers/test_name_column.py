"""Names kept as bytes are a sequence of texts like any other."""

import numpy as np
import pytest

from digimat.answers.name_column import LONGEST, Names, concatenated
from digimat.commands.batch.hashes import hash_names

NAMES = ["anne", "béa", "", "a-name-of-more-than-eight", "日本", "\ud800"]


def test_names_are_texts_again_whatever_their_letters():
    names = Names.of(NAMES)
    assert [*names] == NAMES
    assert names[1] == "béa"
    assert names[-1] == "\ud800"
    assert [*names[1:3]] == ["béa", ""]
    assert [*names.take(np.array([4, 0]))] == ["日本", "anne"]
    assert names.known.tolist() == [True, True, False, True, True, True]


def test_names_equal_the_same_names_in_any_form():
    names = Names.of(NAMES)
    assert names == NAMES
    assert tuple(NAMES) == names
    assert names != NAMES[:-1]
    assert Names.of(["a"]) != "a"


def test_nobody_is_a_column_too():
    assert [*Names.of([])] == []
    assert [*concatenated([])] == []
    assert Names.of([]).known.tolist() == []


def test_parts_of_several_widths_are_put_together():
    parts = [Names.of(["a"]), [], ["longer than eight bytes"], Names.of(["b", "c"])]
    found = concatenated(parts)
    assert isinstance(found, Names)
    assert [*found] == ["a", "longer than eight bytes", "b", "c"]


def test_one_long_name_does_not_widen_the_others():
    long = "x" * (LONGEST + 1)
    found = concatenated([Names.of(["a"]), [long]])
    assert not isinstance(found, Names)
    assert [*found] == ["a", long]


@pytest.mark.parametrize("others", [["b"], ["b" * 40], ["é" * (LONGEST + 5), "c"]])
def test_the_number_of_a_name_does_not_depend_on_its_company(others):
    alone = hash_names(["anne"]).tolist()
    assert hash_names(["anne", *others]).tolist()[:1] == alone
    assert hash_names(Names.of(["anne", *others])).tolist()[:1] == alone
    assert len({*hash_names(["anne", *others]).tolist()}) == 1 + len(others)
