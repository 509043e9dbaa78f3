"""The header of a file: one row or two, and never a first answer."""

from digimat.answers.exports.headers import header_of
from digimat.answers.exports.model import Heading

MONKEY = ["Respondent ID", "Collector ID", "Start Date", "Which?", "", "", "Why?", "How often…", ""]
BELOW = ["", "", "", "This", "That", "Other (please specify)", "Open-Ended Response", "… mail?", "… paper?"]


def texts(headings):
    return [heading.text for heading in headings]


def test_one_row_of_headings_is_the_rule():
    count, headings = header_of([["respondent", "q1"], ["p", "a"]])
    assert (count, texts(headings)) == (1, ["respondent", "q1"])


def test_empty_columns_at_the_end_are_dropped_and_others_keep_their_place():
    assert header_of([["", "a", None, "b", "", None]])[1] == (
        Heading(0, ("",)),
        Heading(1, ("a",)),
        Heading(2, ("",)),
        Heading(3, ("b",)),
    )


def test_nothing_has_no_header():
    assert header_of([]) == (0, ())


def test_a_question_stands_over_all_its_columns_in_two_rows():
    count, headings = header_of([MONKEY, BELOW, ["114", "1", "", "This", "", "", "so", "Never", "Often"]])
    assert count == 2
    assert [heading.rows for heading in headings[3:]] == [
        ("Which?", "This"),
        ("Which?", "That"),
        ("Which?", "Other (please specify)"),
        ("Why?", "Open-Ended Response"),
        ("How often…", "… mail?"),
        ("How often…", "… paper?"),
    ]
    assert headings[0].rows == ("Respondent ID", "")


def test_what_stands_under_no_question_has_none():
    first = ["Respondent ID", "Collector ID", "", "Which?", ""]
    assert header_of([first, ["", "", "note", "This", "That"]])[1][2].rows == ("", "note")


def test_an_empty_second_row_belongs_to_the_header():
    assert header_of([["Respondent ID", "Collector ID", "q1"], ["", "", ""], ["114", "1", "a"]])[0] == 2


def test_a_first_answer_is_no_second_header_row():
    count, headings = header_of([["Respondent ID", "Collector ID", "q1"], ["114", "1", "Response"]])
    assert (count, texts(headings)) == (1, ["Respondent ID", "Collector ID", "q1"])


def test_a_file_of_no_such_tool_has_one_header_row_whatever_its_second_holds():
    assert header_of([["", "Which?", ""], ["", "This", "That"]])[0] == 1


def test_rows_of_tags_belong_to_the_header():
    header = ["start", "role", "_id", "_uuid", "_submission_time"]
    tags = ["", "#indicator+role", "#meta +id", "", ""]
    assert header_of([header, tags, tags, ["2026", "it", "1", "u", "t"]])[0] == 3


def test_an_answer_with_a_hash_sign_is_no_tag():
    assert header_of([["q1", "q2"], ["#one", "a"]])[0] == 1
    assert header_of([["q1", "q2"], ["#one", ""]])[0] == 1
