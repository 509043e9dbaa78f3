"""Answer files: bytes to text to rows, whatever the program that wrote them."""

import pytest
from file_kit import CANONICAL, HEADER, ROWS, SMALL, band, read, refusal, told, written

from digimat.answers.answer_files import read_answers
from digimat.problems import UserError

ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "cp1252": "windows-1252", "utf-16": "utf-16-le"}


def good(held):
    assert [told(problem) for problem in held.problems] == []
    assert list(held.table.respondents) == ["p-001", "Éloïse", "p-003"]
    assert list(held.table.required) == ["", "advanced", "novice"]
    assert {name: list(cells) for name, cells in held.table.columns.items()} == CANONICAL
    assert (held.rows_read, held.rejected) == (3, 0)
    return True


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_with_every_delimiter_is_read(tmp_path, encoding, delimiter, newline):
    text = written([HEADER, *ROWS], delimiter, newline)
    held = read(tmp_path, text, encoding)
    assert good(held)
    assert (held.encoding, held.delimiter) == (ENCODINGS[encoding], delimiter)


def test_a_file_of_a_french_spreadsheet_is_read(tmp_path):
    """Windows-1252, semicolons, CRLF, decimal commas, no-break spaces in numbers, trailing empty columns."""
    rows = [[*row, "", ""] for row in [HEADER, *ROWS]]
    rows[1][4] = "1\u00a0234,5"
    assert good(read(tmp_path, written(rows, ";", "\r\n"), "cp1252"))


@pytest.mark.parametrize("big_endian", [False, True])
def test_utf_16_of_either_byte_order_is_read(tmp_path, big_endian):
    mark, encoding = (b"\xfe\xff", "utf-16-be") if big_endian else (b"\xff\xfe", "utf-16-le")
    assert good(read(tmp_path, mark + written([HEADER, *ROWS]).encode(encoding)))


@pytest.mark.parametrize(
    ("case", "change"),
    [
        ("columns in another order", lambda rows: [[row[2], *row[:2], *row[3:]] for row in rows]),
        ("header in capitals", lambda rows: [[c.upper() for c in rows[0]], *rows[1:]]),
        ("header with spaces", lambda rows: [[f"  {c} " for c in rows[0]], *rows[1:]]),
        ("blank lines", lambda rows: [rows[0], [""], rows[1], ["", "", "", "", ""], *rows[2:], [""], [""]]),
        ("blank lines first", lambda rows: [[""], ["", "", ""], [" "], *rows]),
        ("codes in capitals", lambda rows: [*rows[:2], [*rows[2][:2], "DK", *rows[2][3:]], rows[3]]),
        ("spaces around cells", lambda rows: [rows[0], *([f" {c} " for c in row] for row in rows[1:])]),
        ("unnamed columns", lambda rows: [["", *row, ""] for row in rows]),
    ],
)
def test_harmless_differences_change_nothing(tmp_path, case, change):
    assert good(read(tmp_path, written(change([HEADER, *ROWS]))))


def test_quoted_cells_may_hold_delimiters_quotes_and_lines(tmp_path):
    rows = [HEADER, ['p "one", of\ntwo', "", "c", "a", "1"], ["p-2", "", "x", "", ""]]
    held = read(tmp_path, written(rows))
    assert list(held.table.respondents) == ['p "one", of two']
    assert told(held.problems[0]).startswith("4:3: ANS010 ")  # the quoted line break is counted


def test_the_requirement_column_may_be_missing(tmp_path):
    rows = [["respondent", "a1d1", "a1d3", "a1d2"], ["p", "c", "a", "1"]]
    held = read(tmp_path, written(rows))
    assert list(held.table.required) == [""]


@pytest.mark.parametrize(
    ("case", "content", "told_first"),
    [
        ("empty", "", "1: ANS004 the file is empty"),
        ("blank", "\n \n;;;\n", "1: ANS004 the file is empty"),
        (
            "misspelt column",
            written([["a1d9" if c == "a1d1" else c for c in HEADER]]),
            '1: ANS006 unknown column "a1d9"',
        ),
        ("no row", written([HEADER]), "1: ANS012 the file has only its header line"),
        ("another file", "name,city\nx,y\n", '1: ANS006 unknown column "name"'),
        ("column twice", written([[*HEADER, "a1d1"]]), '1: ANS005 column "a1d1" appears twice'),
        ("column twice in capitals", written([[*HEADER, "A1D1"]]), '1: ANS005 column "a1d1" appears twice'),
        ("missing item", written([HEADER[:-1]]), "1: ANS007 1 column(s) missing: a1d2"),
        ("missing respondent", written([HEADER[1:]]), "1: ANS007 1 column(s) missing: respondent"),
        ("header on line 3", "\n\n" + written([HEADER[:-1]]), "3: ANS007 1 column(s) missing: a1d2"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(tmp_path, case, content, told_first):
    assert refusal(tmp_path, content)[0].startswith(told_first)


@pytest.mark.parametrize(
    ("case", "line", "told_first"),
    [
        ("open quote", '"p-004,,c,,', "ANS003 the row that starts here is"),
        ("text after quote", '"p"x,,c,,', "ANS003 the row that starts here is"),
        ("huge cell", "p,,c,," + "1" * 1_000_001, "ANS113 a cell is over 1 MB"),
        ("zero byte", "p,,c\0,,1", "ANS112 the row holds a zero byte"),
    ],
)
def test_a_line_that_is_no_csv_costs_that_line_only(tmp_path, case, line, told_first):
    last = [["p-9", "", "c", "a", "1"]]
    held = read(tmp_path, written([HEADER, *ROWS]) + line + "\n" + written(last))
    assert list(held.table.respondents) == [*(row[0] for row in ROWS), "p-9"]
    assert told(held.problems[0]).startswith(f"{len(ROWS) + 2}: {told_first}")
    assert held.rejects[0].row.raw == line.encode()
    assert held.rows_read == len(ROWS) + 2


def test_all_faults_of_a_header_are_told_at_once(tmp_path):
    codes = [line.split()[1] for line in refusal(tmp_path, "respondent,a1d1,a1d1,nonsense\n")]
    assert sorted(codes) == ["ANS005", "ANS006", "ANS007"]


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_that_no_encoding_explains_are_refused_with_their_line(tmp_path, byte):
    content = written([HEADER, *ROWS]).encode("cp1252") + bytes([byte]) + b",,c,,\n"
    assert refusal(tmp_path, content) == ["5: ANS002 unknown encoding"]


@pytest.mark.parametrize("content", [b"\xff\xfer", b"\xfe\xffr", b"\xff\xfe\x00\xd8a\x00"])
def test_broken_utf_16_is_refused(tmp_path, content):
    assert refusal(tmp_path, content) == [": ANS002 unknown encoding"]


@pytest.mark.parametrize("name", ["nothing.csv", "folder"])
def test_a_file_that_is_not_there_is_said(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError) as caught:
        read_answers(tmp_path / name, SMALL, band)
    assert caught.value.problems[0].code == "ANS001"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_the_first_line_that_excel_writes_says_the_delimiter(tmp_path, first):
    clean_file = read(tmp_path, f"{first}\n{written([HEADER, *ROWS], ';')}")
    assert clean_file.delimiter == ";"
    assert clean_file.table.columns == CANONICAL
    spoiled = read(tmp_path, f"{first}\n{written([HEADER, ['p-001', '', 'z', '', '']], ';')}")
    assert spoiled.problems[0].position.line == 3


def test_a_column_that_belongs_to_no_item_is_told_and_costs_no_row(tmp_path):
    held = read(tmp_path, written([[*HEADER, "remark"], *([*row, "any words"] for row in ROWS)]))
    assert held.table.columns == CANONICAL
    (problem,) = held.problems
    assert (problem.code, problem.warning, held.rejected) == ("ANS006", True, 0)
