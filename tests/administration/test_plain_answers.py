"""Plain lines, item by item: what is typed, and what is kept."""

import pytest
from sitting_kit import sit

KEPT = [
    # item, typed, kept
    ("one", "2", "b"),
    ("one", " 2 ", "b"),
    ("one", "é", "b"),  # the row of digits of a French keyboard, without Shift
    ("one", "0", "dk"),
    ("one", "à", "dk"),
    ("one", "d", "dk"),
    ("one", ":d", "dk"),
    ("many", "1", "a"),
    ("many", "6 1", "a+f"),
    ("many", "61", "a+f"),
    ("many", "1, 4 ; 6", "a+d+f"),
    ("many", "& ' -", "a+d+f"),
    ("many", "&'-", "a+d+f"),
    ("many", "&é\"'(-", "a+b+c+d+e+f"),
    ("rank", "2 1 3 4", "b>a>c>d"),
    ("rank", "2134", "b>a>c>d"),
    ("rank", "2>1>3>4", "b>a>c>d"),
    ("rank", "é&\"'", "b>a>c>d"),
    ("pair", "A B C", "1=a 2=b 3=c"),
    ("pair", "dba", "1=d 2=b 3=a"),
    ("pair", "A-B-C", "1=a 2=b 3=c"),
    ("pair", "1A 2b 3 C", "1=a 2=b 3=c"),
    ("pair", "3=C 1=A", "1=a 3=c"),
    ("pair", "1-A, 2-B, 3-C", "1=a 2=b 3=c"),
    ("pair", '&A éB "C', "1=a 2=b 3=c"),
    ("pair", "0", "dk"),
    ("figure", "1234.5", "1234.5"),
    ("figure", "1234,50", "1234.5"),
    ("figure", "1\u202f234,5", "1234.5"),
    ("figure", "-3", "-3"),
    ("figure", "0", "0"),  # a number here, not "I don't know"
    ("figure", "d", "dk"),
    ("word", "=r", "r"),  # alone it is a command elsewhere, and no answer by a slip of habit
    ("word", "=two words", "two words"),
    ("word", "  two   words ", "two words"),
    ("word", ":d", "dk"),
    ("act", "1 2", "best=a worst=b"),
    ("act", "12", "best=a worst=b"),
    ("act", "&é", "best=a worst=b"),
]


@pytest.mark.parametrize(("item", "typed", "kept"), KEPT)
def test_what_is_typed_is_kept_as_its_code(item, typed, kept):
    sat = sit(typed, start=item)
    assert sat.answers() == {item: kept}
    assert "Saved: " in sat.screen


REFUSED = [
    # item, typed, what the respondent reads
    ("one", "4", '"4" is not a choice. Type a number, 1 to 3 or 0.'),
    ("one", "b", '"b" is not a choice. Type a number, 1 to 3 or 0.'),
    ("one", "12", "One option only is expected. Type a number, 1 to 3 or 0."),
    ("one", "q", '"q" is not a choice'),
    ("one", "٢", '"٢" is not a choice'),
    ("one", "-1", '"-1" is not a choice'),
    ("one", "9" * 5000, "is not a choice"),
    ("one", "h" * 5000, "is not a choice"),
    ("many", "0", '"0" is not a choice'),  # this item takes no "I don't know"
    ("many", "1-3", '"1-3" is not a choice'),  # not 1, 6 and 3, although a hyphen alone is the key of 6
    ("many", "1 1", '"1" appears twice'),
    ("many", "1 and 3", '"and" is not a choice'),
    ("many", "a c", '"a" is not a choice'),
    ("rank", "1 2", "Missing: 3, 4"),
    ("rank", "1 2 3 3", '"3" appears twice'),
    ("pair", "A", '"A" does not match the 3 lines'),
    ("pair", "D", '"D" does not match the 3 lines'),  # option D, not "I don't know"
    ("pair", "d", '"d" does not match the 3 lines'),
    ("pair", "A B", '"A B" does not match the 3 lines'),
    ("pair", "A B Z", '"3Z" is not a choice'),
    ("pair", "4A", '"4A" is not a choice'),
    ("pair", "1A 1B", '"1" has two answers'),
    ("pair", "9" * 5000 + "A", "is not a choice"),
    ("figure", "five", '"five" cannot be read here'),
    ("figure", "1,234.5", '"1,234.5" cannot be read here'),
    ("figure", "é", '"é" cannot be read here'),
    ("word", "w" * 4001, "More than 4000 characters"),
    ("act", "1", "Two options are expected"),
    ("act", "1 1", '"1" appears twice'),
    ("act", "1 2 3", "Two options are expected"),
]


@pytest.mark.parametrize(("item", "typed", "said"), REFUSED)
def test_what_is_no_answer_is_said_and_nothing_is_kept(item, typed, said):
    sat = sit(typed, start=item)
    assert sat.answers() == {}
    assert said in " ".join(sat.screen.split())
    assert "Saved" not in sat.screen
    assert not [event for event in sat.events if event.kind == "answered"]


@pytest.mark.parametrize("item", ["one", "many", "rank", "pair", "figure", "word", "act"])
@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_enter_answers_nothing(item, typed):
    sat = sit(typed, start=item)
    assert sat.answers() == {}
    assert "Nothing is chosen." in sat.screen


@pytest.mark.parametrize("item", ["one", "many", "rank", "pair", "act"])
@pytest.mark.parametrize("key", ["e", "q", "y", "x", "\x1b[A", "\x1b", "\t", "!", "*", "§", "F1", "\x00"])
def test_an_unknown_key_never_answers(item, key):
    assert sit(key, start=item).answers() == {}


def test_an_answer_given_again_replaces_the_first():
    sat = sit("1", "r", "2", start="one")
    assert sat.answers() == {"one": "b"}
    assert [e.payload["code"] for e in sat.events if e.kind == "answered"] == ["a", "b"]
    assert "Your current answer: red" in sat.screen


def test_an_answer_is_confirmed_in_the_words_of_its_options():
    sat = sit("2", "1 6", "2 1 3 4", "A B C", "1234.5", "=r", "1 2", language="fr")
    said = " ".join(sat.screen.split())  # no-break spaces too
    for words in (
        "Enregistré : vert",
        "Enregistré : pomme ; figue",
        "Enregistré : voir → dire → faire → finir",
        "Enregistré : 1 → serrure ; 2 → écrou ; 3 → marteau",
        "Enregistré : 1234,5",
        "Enregistré : r",
        "Enregistré : La plus efficace : écouter · La moins efficace : crier",
    ):
        assert words in said
