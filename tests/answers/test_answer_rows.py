"""Bad rows of an answer file: each is told with its place, good rows are kept, and nothing is lost."""

import random

import pytest
from file_kit import CANONICAL, HEADER, ROWS, SMALL, band, read, told, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digimat.answers.answer_files import read_answers
from digimat.problems import UserError

BAD = [
    # what is wrong, the row, what is told
    ("unknown option", ["p-9", "", "x", "", ""], '3:3: ANS010 p-9, item a1d1: "x" is not an option'),
    ("two options", ["p-9", "", "a+b", "", ""], '3:3: ANS010 p-9, item a1d1: "a+b" is not an option'),
    ("ticked twice", ["p-9", "", "", "a+a", ""], '3:4: ANS010 p-9, item a1d3: option "a" is ticked twice'),
    ("no number", ["p-9", "", "", "", "many"], '3:5: ANS010 p-9, item a1d2: "many" cannot be read here'),
    ("two readings", ["p-9", "", "", "", "1,234.5"], '3:5: ANS010 p-9, item a1d2: "1,234.5" cannot be'),
    ("not applicable", ["p-9", "", "na", "", ""], '3:3: ANS010 p-9, item a1d1: "na" is not an option'),
    ("too long", ["p-9", "", "a" * 4001, "", ""], "3:3: ANS010 p-9, item a1d1: more than 4000 characters"),
    ("no respondent", ["", "", "c", "", ""], '3: ANS009 the "respondent" cell is empty'),
    ("invisible respondent", ["\u200b", "", "c", "", ""], '3: ANS009 the "respondent" cell is empty'),
    ("respondent twice", ["p-001", "", "c", "", ""], '3: ANS011 "p-001" has already answered on line 2'),
    (
        "twice but for spaces",
        [" p-001 ", "", "c", "", ""],
        '3: ANS011 "p-001" has already answered on line 2',
    ),
    ("cell too few", ["p-9", "", "c", "a"], "3: ANS008 4 cells instead of 5"),
    ("cell too many", ["p-9", "", "c", "a", "1", "5"], "3: ANS008 6 cells instead of 5"),
    ("unknown band", ["p-9", "master", "c", "", ""], "3:2: SCO021 no such band"),
]


@pytest.mark.parametrize(("case", "row", "first"), BAD)
def test_a_bad_row_is_told_and_the_good_rows_beside_it_are_kept(tmp_path, case, row, first):
    held = read(tmp_path, written([HEADER, ROWS[0], row, *ROWS[1:]]))
    assert told(held.problems[0]).startswith(first)
    assert {name: list(cells) for name, cells in held.table.columns.items()} == CANONICAL
    assert list(held.table.respondents) == ["p-001", "Éloïse", "p-003"]
    assert (held.rows_read, held.rejected) == (4, 1)


def test_every_bad_cell_of_a_row_is_told(tmp_path):
    held = read(tmp_path, written([HEADER, ["p-9", "master", "x", "y", "z"]]))
    assert [told(problem).split()[0] for problem in held.problems] == ["2:3:", "2:4:", "2:5:", "2:2:"]
    assert held.rejected == 1


def test_the_nearest_option_is_shown(tmp_path):
    held = read(tmp_path, written([HEADER, ["p-9", "", "", "c+dd", ""]]))
    assert held.problems[0].remedy.en.startswith('Did you mean "d"?')
    assert "Options: a, b, c, d, e, f" in held.problems[0].remedy.en


def test_a_message_quotes_one_cell_and_not_the_row(tmp_path):
    held = read(tmp_path, written([HEADER, ["p-9", "", "x" * 3000, "", "777"]]))
    assert len(held.problems[0].line("en")) < 250
    assert "777" not in held.problems[0].line("en")


def test_a_respondent_whose_first_row_was_bad_may_come_again(tmp_path):
    held = read(tmp_path, written([HEADER, ["p-1", "", "x", "", ""], ["p-1", "", "c", "", ""]]))
    assert list(held.table.respondents) == ["p-1"]
    assert (held.rows_read, held.rejected) == (2, 1)


def test_what_does_not_print_is_taken_out_of_respondents(tmp_path):
    held = read(tmp_path, written([HEADER, ["p\x1b[2J\u202e-1", "", "c", "", ""]]))
    assert list(held.table.respondents) == ["p[2J-1"]


INSERTED = [b'"', b";", b",", b"\n", b"\r", b"\x00", b"\xe9", b"\xff\xfe", b"\x81"]
FIXTURE_IS_SHARED = [HealthCheck.function_scoped_fixture]  # each example writes the file anew


@st.composite
def damaged_files(draw):
    """A good file with bytes changed, put in, taken out or cut off."""
    rows = [HEADER, *ROWS, *([f"q-{n}", "", "c", "a+e", "7"] for n in range(draw(st.integers(0, 6))))]
    text = written(rows, draw(st.sampled_from(";,\t|")), draw(st.sampled_from(["\n", "\r\n", "\r"])))
    data = bytearray(
        text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])))
    )
    hand = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 6))):
        place = hand.randrange(len(data)) if data else 0
        match draw(st.sampled_from(["change", "insert", "delete", "cut", "double"])):
            case "change" if data:
                data[place] = hand.randrange(256)
            case "insert":
                data[place:place] = hand.choice(INSERTED)
            case "delete":
                del data[place : place + hand.randrange(1, 9)]
            case "cut":
                del data[place:]
            case "double":
                data[place:place] = data[place : place + hand.randrange(1, 60)]
    return bytes(data)


@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=FIXTURE_IS_SHARED)
@given(damaged_files())
def test_a_damaged_file_is_refused_in_words_or_every_row_is_accounted_for(tmp_path, data):
    file = tmp_path / "answers.csv"
    file.write_bytes(data)
    try:
        held = read_answers(file, SMALL, band)
    except UserError as error:
        refused = [told(problem) for problem in error.problems]
    else:
        refused = []
        keeps_the_law(held)
    assert all(refused)


def keeps_the_law(held):
    accepted = len(held.table.respondents)
    assert held.rows_read == accepted + held.rejected + held.duplicates
    assert {len(cells) for cells in held.table.columns.values()} == {accepted}
    assert len(held.table.required) == accepted
    assert len(set(held.table.respondents)) == accepted
    assert all(held.table.respondents)
    # A warning costs no row; every other problem does.
    bad_lines = {problem.position.line for problem in held.problems if not problem.warning}
    assert len(bad_lines) == held.rejected
