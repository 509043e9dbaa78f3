"""Random answers, typed or as codes, are a response in its one canonical writing, or refused in our own words."""

import random
from contextlib import suppress

import pytest
from fuzz_kit import STRINGS, code, scratched, seeded
from item_examples import ITEMS

from digimat.administration.typed import code_of
from digimat.questionnaires import InvalidResponse
from digimat.questionnaires.item_types import ITEM_TYPES, read_response
from digimat.questionnaires.responses import State, clean

PIECES = [
    "a", "b", "A", "é", "ｂ", "1", "2", "3", "0", "９", "١", "²", "½", "Ⅳ", "10", "1 234,5", "-", "\u2212",
    "+", ">", "=", "==", ",", ";", ".", "/", " ", "\t", "\n", "\u00a0", "\u202f", "\u202e", "\u200b",
    "\0", "\x1b[A", "\ud800", "best", "worst=", "best=a worst=", "dk", "na", "DK", "oui", "no", "YES", ":d",
    "?", "(", ")", "é&", "ß", "ı", "İ", "ﬁ", "e5", "inf", "nan", "1e9", "a=1", "1=a", "x" * 50, "9" * 30,
    "9" * 5000, "a+b", "a>b>c", "a=40 b=60", "b=4 a=2 c=1", "{}", "%s", "_",
]  # fmt: skip


def random_answer(draw: random.Random, item):
    if draw.random() < 0.5:
        return draw.choice(["", " "]).join(draw.choice(PIECES) for _ in range(draw.randint(1, 6)))
    return scratched(draw, code(draw, item) or "", PIECES)


def test_every_type_has_an_example():
    assert {item.type for item in ITEMS.values()} == set(ITEM_TYPES)


@pytest.mark.parametrize("name", ITEMS)
def test_any_code_is_a_response_that_reads_the_same_again_or_is_refused(name):
    item = ITEMS[name]
    for number in range(STRINGS // 10):
        raw = random_answer(seeded("code", name, number), item)
        try:
            reading = read_response(item, raw)
        except InvalidResponse:
            continue
        assert reading.code == clean(reading.code)
        assert read_response(item, reading.code) == reading, repr(raw)
        assert (reading.code == "") == (reading.state is State.BLANK)


@pytest.mark.parametrize("name", ITEMS)
def test_any_typed_line_stands_for_a_code_or_is_refused(name):
    item = ITEMS[name]
    for number in range(STRINGS // 10):
        with suppress(InvalidResponse):
            read_response(item, code_of(item, random_answer(seeded("typed", name, number), item)))


@pytest.mark.parametrize("name", ITEMS)
def test_a_typed_line_of_any_length_is_refused(name):
    """At once: a pasted line of a million digits would otherwise be searched for pairs, from each digit on."""
    for letter in "9a ":
        with pytest.raises(InvalidResponse, match=r"more than 4000 characters|is not a choice"):
            read_response(ITEMS[name], code_of(ITEMS[name], letter * 1_000_000))
