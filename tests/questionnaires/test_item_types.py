"""Reading answer codes: what is a response, in which canonical writing, and what is said of the rest."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from item_examples import ITEMS, options

from digimat.questionnaires import InvalidResponse, State, read_response
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.questionnaires.responses import MAX_LENGTH, clean

NO_BREAK, NARROW, THIN = "\u00a0", "\u202f", "\u2009"

# item, as given, canonical code
VALID = [
    ("single", "b", "b"),
    ("single", " B ", "b"),
    ("single", f"{NO_BREAK}b{NO_BREAK}", "b"),
    ("cases", "a", "a"),
    ("cases", "A", "A"),
    ("cases", "OFTEN", "Often"),
    ("multi", "a+c", "a+c"),
    ("multi", "c + A", "a+c"),
    ("multi", "d+c+b+a", "a+b+c+d"),
    ("multi", "b", "b"),
    ("order", "c>a>b", "c>a>b"),
    ("order", " C > A > B ", "c>a>b"),
    ("match", "1=b 2=a", "1=b 2=a"),
    ("match", "2=A 1=B", "1=b 2=a"),
    ("match", "1 = b   2= a", "1=b 2=a"),
    ("match", f"1=b{NO_BREAK}2=a", "1=b 2=a"),
    ("match", "1=b 2=b", "1=b 2=b"),
    ("match", "2=c", "2=c"),
    ("sjt_bw", "best=a worst=d", "best=a worst=d"),
    ("sjt_bw", "WORST = D  Best = A", "best=a worst=d"),
    ("short", "  M.  Leroy ", "M. Leroy"),
    ("short", "a\tb\nc", "a b c"),
    ("short", "e\u0301te\u0301", "été"),
    ("short", "\x1b[31mred\u202e", "[31mred"),
    ("short", "?", "?"),
    ("short_no_dk", "dk", "dk"),
    ("short", "na", "na"),
    ("ladder", "0", "0"),
    ("ladder", " 4 ", "4"),
    ("likert", "1", "1"),
    ("freq", "0", "0"),
    ("yesno", "yes", "yes"),
    ("yesno", "NO", "no"),
    ("yesno", "Oui", "yes"),
    ("yesno", "non", "no"),
    ("scale10", "0", "0"),
    ("scale10", "10", "10"),
    ("scale10", "07", "7"),
    ("rank", "c>a", "c>a"),
    ("rank", " D > B ", "d>b"),
    ("two_at_most", "c+a", "a+c"),
    ("two_at_most", "b", "b"),
    ("or_none", "none", "none"),
    ("or_none", " NONE ", "none"),
    ("or_none", "b+a", "a+b"),
    ("sjt_rate", "a=4 b=2 c=5", "a=4 b=2 c=5"),
    ("sjt_rate", "C = 5  a=4 B=2", "a=4 b=2 c=5"),
    ("allocation", "a=40 b=60", "a=40 b=60 c=0"),
    ("allocation", "c=100", "a=0 b=0 c=100"),
    ("allocation", "C = 33,4  a=33.3 b=33.30", "a=33.3 b=33.3 c=33.4"),
    ("allocation", "a=0.1 b=99.7 c=0.2", "a=0.1 b=99.7 c=0.2"),
    ("allocation", "a=100.0 b=0,00", "a=100 b=0 c=0"),
    ("one_point", "a=0.7 b=0,3", "a=0.7 b=0.3"),
    ("text", "  two   words ", "two words"),
    ("text", "na", "na"),
    ("numeric", "1234.5", "1234.5"),
    ("numeric", "1234,5", "1234.5"),
    ("numeric", "1 234,5", "1234.5"),
    ("numeric", f"1{NO_BREAK}234,5", "1234.5"),
    ("numeric", f"1{NARROW}234{NARROW}567,5", "1234567.5"),
    ("numeric", f"1{THIN}234", "1234"),
    ("numeric", "4", "4"),
    ("numeric", "4.0", "4"),
    ("numeric", "4,00", "4"),
    ("numeric", "004", "4"),
    ("numeric", "+4", "4"),
    ("numeric", "-3,5", "-3.5"),
    ("numeric", "\u22123.5", "-3.5"),
    ("numeric", "-0", "0"),
    ("numeric", ".5", "0.5"),
    ("numeric", ",5", "0.5"),
    ("numeric", "0,00001", "0.00001"),
    ("numeric", "123456789012345678901234567890", "123456789012345677877719597056"),
]

# item, as given, a part of the message, a part of the remedy
INVALID = [
    ("single", "d", '"d" is not an option', "Options: a, b, c, dk."),
    ("single", "a+b", '"a+b" is not an option', "Options"),
    ("single", "bb", '"bb" is not an option', 'Did you mean "b"?'),
    ("single", "na", '"na" is not an option', "Options"),
    ("single", "а", "is not an option", "Options"),
    ("no_dk", "dk", '"dk" is not an option', "Options: a, b, c."),
    ("cases", "oftn", '"oftn" is not an option', 'Did you mean "Often"?'),
    ("multi", "a+e", '"e" is not an option', "Options: a, b, c, d, dk."),
    ("multi", "a+", '"" is not an option', "Options"),
    ("multi", "+", '"" is not an option', "Options"),
    ("multi", "a+a", 'option "a" is ticked twice', "Name each option once"),
    ("multi", "a+A", 'option "a" is ticked twice', "Name each option once"),
    ("multi", "a,b", '"a,b" is not an option', "Options"),
    ("multi", "a dk", '"a dk" is not an option', "Options"),
    ("order", "a>b", "missing: c", "Put all 3 options in order"),
    ("order", "a>b>b", "missing: c", "Put all 3 options in order"),
    ("order", "a>b>c>a", "named twice: a", "a>b>c"),
    ("order", "a>b>d", '"d" is not an option', "Options"),
    ("order", "a>>b", '"" is not an option', "Options"),
    ("order", "(a=b)>c", '"(a=b)" is not an option', "Options"),
    ("match", "1=b 1=a", '"1" has two answers', "Give it one option"),
    ("match", "1=b 3=a", '"3" is not an option', "Options: 1, 2."),
    ("match", "1=z", '"z" is not an option', "Options: a, b, c."),
    ("match", "1:b", '"1:b" cannot be read here', "1=a 2=b"),
    ("match", "1=b,2=a", "cannot be read here", "1=a 2=b"),
    ("match", "1=b2=a", "cannot be read here", "1=a 2=b"),
    ("match", "1=b=c", "cannot be read here", "1=a 2=b"),
    ("match", "1 b", "cannot be read here", "1=a 2=b"),
    ("match", "=b", "cannot be read here", "1=a 2=b"),
    ("match", "b", "cannot be read here", "1=a 2=b"),
    ("sjt_bw", "best=a", "cannot be read here", "best=a worst=d"),
    ("sjt_bw", "best=a best=b", "cannot be read here", "best=a worst=d"),
    ("sjt_bw", "best=a worst=a", "the best and the worst are the same", "Choose two different"),
    ("sjt_bw", "best=a worst=e", '"e" is not an option', "Options"),
    ("sjt_bw", "a d", "cannot be read here", "best=a worst=d"),
    ("sjt_bw", "best=a worst=b worst=c", "cannot be read here", "best=a worst=d"),
    ("ladder", "5", '"5" is not an option', "Options: 0, 1, 2, 3, 4, dk."),
    ("ladder", "1.5", '"1.5" is not an option', "Options"),
    ("likert", "0", '"0" is not an option', "Options: 1, 2, 3, 4, 5, dk."),
    ("freq", "often", '"often" is not an option', "Options"),
    ("freq", "-1", '"-1" is not an option', "Options"),
    ("yesno", "y", '"y" is not an option', "Options: yes, no, dk."),
    ("yesno", "true", '"true" is not an option', "Options"),
    ("yesno", "1", '"1" is not an option', "Options"),
    ("scale10", "11", '"11" is not an option', "0, 1, 2"),
    ("scale10", "-1", '"-1" is not an option', "0, 1, 2"),
    ("scale10", "7.5", '"7.5" is not an option', "0, 1, 2"),
    ("scale10", "\u0667", "is not an option", "0, 1, 2"),  # ARABIC-INDIC DIGIT SEVEN
    ("rank", "a", "1 instead of 2", "Rank 2 options, for example: a>b."),
    ("rank", "a>b>c", "3 instead of 2", "Rank 2 options"),
    ("rank", "a>a", 'option "a" is named twice', "Name each option once"),
    ("rank", "a>e", '"e" is not an option', "Options: a, b, c, d, dk."),
    ("two_at_most", "a+b+c", "3 options are ticked", "Tick 2 at most."),
    ("or_none", "a+none", 'option "none" goes with no other', "Give it alone, or take it out."),
    ("or_none", "None+a+b", 'option "none" goes with no other', "Give it alone"),
    ("or_none", "none+none", 'option "none" is ticked twice', "Name each option once"),
    ("sjt_rate", "a=4 b=2", "missing: c", "Rate every option."),
    ("sjt_rate", "a=4 b=2 c=6", '"6" is not a rating from 1 to 5', "whole number"),
    ("sjt_rate", "a=4 b=2 c=0", '"0" is not a rating from 1 to 5', "whole number"),
    ("sjt_rate", "a=4 b=2 c=2.5", '"2.5" is not a rating from 1 to 5', "whole number"),
    ("sjt_rate", "a=4 a=2 c=5", 'option "a" is named twice', "Name each option once"),
    ("sjt_rate", "a=4 b=2 d=5", '"d" is not an option', "Options: a, b, c."),
    ("sjt_rate", "4 2 5", "cannot be read here", "a=3 b=3 c=3"),
    ("sjt_rate", "a=4 b=2 c=5=1", "cannot be read here", "a=3 b=3 c=3"),
    ("allocation", "a=40 b=50", "the total is 90", "Spread 100 in all, for example: a=100 b=0 c=0."),
    ("allocation", "a=40 b=70", "the total is 110", "Spread 100 in all"),
    ("allocation", "a=33.3 b=33.3 c=33.3", "the total is 99.9", "Spread 100 in all"),
    ("allocation", "a=-10 b=110", '"-10" cannot be read here', "a=100"),
    ("allocation", "a=1e2", '"1e2" cannot be read here', "a=100"),
    ("allocation", "a=50 a=50", 'option "a" is named twice', "Name each option once"),
    ("allocation", "a=50 d=50", '"d" is not an option', "Options: a, b, c."),
    ("allocation", "100", "cannot be read here", "a=100 b=0 c=0"),
    ("one_point", "a=1 b=1", "the total is 2", "Spread 1 in all, for example: a=1 b=0."),
    ("numeric", "1,234.5", '"1,234.5" cannot be read here', "1234.5"),
    ("numeric", "1.234,5", "cannot be read here", "1234.5"),
    ("numeric", "1,234,567", "cannot be read here", "1234.5"),
    ("numeric", "12 34", "cannot be read here", "1234.5"),
    ("numeric", "1 2345", "cannot be read here", "1234.5"),
    ("numeric", "1'234", "cannot be read here", "1234.5"),
    ("numeric", "1e3", "cannot be read here", "1234.5"),
    ("numeric", "0x1F", "cannot be read here", "1234.5"),
    ("numeric", "1_000", "cannot be read here", "1234.5"),
    ("numeric", "inf", "cannot be read here", "1234.5"),
    ("numeric", "nan", "cannot be read here", "1234.5"),
    ("numeric", "four", "cannot be read here", "1234.5"),
    ("numeric", "4 €", "cannot be read here", "1234.5"),
    ("numeric", "4.", "cannot be read here", "1234.5"),
    ("numeric", "--4", "cannot be read here", "1234.5"),
    ("numeric", "=4", "cannot be read here", "1234.5"),
    ("numeric", "\u0664", "cannot be read here", "1234.5"),  # ARABIC-INDIC DIGIT FOUR
    ("numeric", "\uff14", "cannot be read here", "1234.5"),  # FULLWIDTH DIGIT FOUR
    ("numeric", "\u00b2", "cannot be read here", "1234.5"),  # SUPERSCRIPT TWO
    ("numeric", "9" * 41, "cannot be read here", "1234.5"),
    ("numeric", "na", "cannot be read here", "1234.5"),
    *((name, "x" * (MAX_LENGTH + 1), "more than 4000 characters", "Shorten") for name in sorted(ITEM_TYPES)),
]


@pytest.mark.parametrize(("name", "given_", "code"), VALID)
def test_a_response_is_read_into_its_one_canonical_code(name, given_, code):
    reading = read_response(ITEMS[name], given_)
    assert (reading.state, reading.code) == (State.ANSWERED, code)


@pytest.mark.parametrize(("name", "given_", "code"), VALID)
def test_the_canonical_code_reads_as_itself(name, given_, code):
    first, again = (read_response(ITEMS[name], text) for text in (given_, code))
    assert (again.code, again.response) == (code, first.response)


@pytest.mark.parametrize(("name", "given_", "message", "remedy"), INVALID)
def test_what_is_no_response_is_refused_with_what_would_be_one(name, given_, message, remedy):
    with pytest.raises(InvalidResponse) as raised:
        read_response(ITEMS[name], given_)
    assert message in raised.value.message.en
    assert remedy in raised.value.remedy.en
    assert raised.value.message.fr != raised.value.message.en
    assert len(raised.value.message.fr) < 80


@pytest.mark.parametrize("name", sorted(ITEM_TYPES))
@pytest.mark.parametrize("nothing", ["", " ", "\t\n", NO_BREAK, "\u200b", "\ufeff"])
def test_nothing_is_a_blank_in_every_type(name, nothing):
    reading = read_response(ITEMS[name], nothing)
    assert (reading.state, reading.response, reading.code) == (State.BLANK, None, "")


@pytest.mark.parametrize("name", sorted(ITEM_TYPES))
@pytest.mark.parametrize("written", ["dk", "DK", " dk "])
def test_do_not_know_is_a_state_of_its_own_where_the_item_offers_it(name, written):
    reading = read_response(ITEMS[name], written)
    assert (reading.state, reading.response, reading.code) == (State.DONT_KNOW, None, "dk")


def test_not_applicable_is_a_state_of_its_own_where_the_item_offers_it():
    assert read_response(ITEMS["na"], "NA").state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    "text", ["1=b " * 900 + "!", "1" * 3999, "1=" * 1900, " = " * 1300, "(" * 4000, "1 " * 2000]
)
@pytest.mark.parametrize("name", sorted(ITEM_TYPES))
def test_no_text_makes_reading_slow(name, text):
    began = time.process_time()
    with suppress(InvalidResponse):
        read_response(ITEMS[name], text)
    assert (
        time.process_time() - began < 1
    )  # what runs away takes minutes; a pause of the machine does not count


def test_a_sum_of_decimals_is_as_exact_as_it_is_written():
    """Ten times 0.1 is 1, which floating-point numbers deny."""
    item = ITEMS["one_point"].model_copy(update={"options": options("abcdefghij")})
    assert read_response(item, " ".join(f"{code}=0.1" for code in "abcdefghij")).state is State.ANSWERED


CODE_LIKE = st.text(alphabet="abcd12=+> .,-()0bestworst\u00a0\u0664é", max_size=30)


@pytest.mark.parametrize("name", sorted(ITEM_TYPES))
@given(text=st.one_of(st.text(max_size=30), CODE_LIKE))
@example(text="9" * 39)
@example(text="-" + "9" * 39)
@example(text="0." + "0" * 36 + "12")
@example(text="." + "0" * 38 + "1")
def test_any_text_is_refused_or_has_a_canonical_code_that_reads_the_same(name, text):
    try:
        reading = read_response(ITEMS[name], text)
    except InvalidResponse:
        return
    again = read_response(ITEMS[name], reading.code)
    assert (again.state, again.response, again.code) == (reading.state, reading.response, reading.code)
    assert reading.code == clean(reading.code)
