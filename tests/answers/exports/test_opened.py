"""A file is what its content says, whatever its name; what is no file of answers is told apart."""

import codecs
import datetime
import gzip
import json

import polars as pl
import pytest
import xlsxwriter
from workbook_kit import write_parts

from digimat.answers.exports.opened import open_rows
from digimat.problems import UserError


@pytest.fixture
def file_of(tmp_path):
    def write(data, name="answers.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def refused(path, **more):
    with pytest.raises(UserError) as raised:
        open_rows(path, **more)
    (problem,) = raised.value.problems
    assert problem.position.file == str(path)
    return problem.code


TABLE = [["respondent", "Q1"], ["a", "3"], ["b", "é"]]


def as_csv():
    return "".join(";".join(row) + "\r\n" for row in TABLE).encode("cp1252")


def as_json_lines():
    return "\n".join(json.dumps(dict(zip(TABLE[0], row, strict=True))) for row in TABLE[1:]).encode()


def as_workbook(path):
    with xlsxwriter.Workbook(path) as book:
        one = book.add_worksheet("S")
        for number, row in enumerate(TABLE):
            one.write_row(number, 0, row)


def as_parquet(path):
    pl.DataFrame([dict(zip(TABLE[0], row, strict=True)) for row in TABLE[1:]]).write_parquet(path)


@pytest.mark.parametrize("name", ["answers.csv", "answers.xlsx", "answers"])
@pytest.mark.parametrize("kind", ["csv", "json_lines", "xlsx", "parquet"])
def test_the_kind_is_told_by_the_content_and_the_rows_are_the_same(kind, name, tmp_path):
    path = tmp_path / name
    match kind:
        case "csv":
            path.write_bytes(as_csv())
        case "json_lines":
            path.write_bytes(as_json_lines())
        case "xlsx":
            as_workbook(path)
        case "parquet":
            as_parquet(path)
    opened = open_rows(path)
    assert opened.form.kind == kind
    assert opened.path == path
    for rows in (opened.first_rows, opened.rows(), opened.rows()):
        assert [list(row.cells) for row in rows] == TABLE


def test_the_form_of_a_csv_file_says_how_it_is_written(file_of):
    opened = open_rows(file_of(b"\xef\xbb\xbfsep=|\r\n\r\na|b\r\n1|2\r\n"))
    form = opened.form
    assert (form.encoding, form.delimiter, form.first_line, form.header_rows) == ("utf-8", "|", 3, 1)
    assert [row.line for row in opened.rows()] == [3, 4]
    with opened.stream() as stream:
        data = stream.read()
    assert [data[row.offset : row.end] for row in opened.rows()] == [b"a|b\r\n", b"1|2\r\n"]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, b""])
def test_utf_16_is_read_as_utf_8(mark, file_of):
    opened = open_rows(file_of(mark + as_csv().decode("cp1252").encode("utf-16-le")))
    assert opened.form.encoding == "utf-16-le"
    assert opened.encoding.of_rows == "utf-8"
    assert [row.raw for row in opened.rows()] == [b"respondent;Q1", b"a;3", "b;é".encode()]


def test_only_the_first_records_are_kept(file_of):
    opened = open_rows(file_of("h;i\n" + "1;2\n" * 1000))
    assert len(opened.first_rows) == 200
    assert sum(1 for _ in opened.rows()) == 1001


def test_what_the_user_says_goes_first(file_of):
    path = file_of("h;i,j\né;1,2\n".encode("mac_roman"))
    opened = open_rows(path, encoding="mac_roman", delimiter=",")
    assert [list(row.cells) for row in opened.rows()] == [["h;i", "j"], ["é;1", "2"]]
    assert refused(path, sheet="S") == "ANS118"


@pytest.mark.parametrize("data", ["", "\ufeff", "\n\r\n \n", ";;\n;;\n", '""\n', " [] ", "[\n]\n"])
def test_an_empty_file_is_told(data, file_of):
    assert refused(file_of(data)) == "ANS004"


def test_a_file_or_folder_that_cannot_be_read_is_told(tmp_path):
    assert refused(tmp_path / "none.csv") == "ANS001"
    assert refused(tmp_path) == "ANS001"


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"a;b\n"),
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        b"<!DOCTYPE html><html><body>Session expired</body>",
        b"\r\n  <html lang='fr'>",
        b"\xef\xbb\xbf<?xml version='1.0'?>",
    ],
    ids=["gzip", "pdf", "png", "jpeg", "xls", "page", "page without type", "xml"],
)
def test_what_is_no_file_of_answers_says_what_it_is(data, file_of):
    assert refused(file_of(data)) == "ANS114"


def test_an_archive_of_a_csv_file_asks_for_the_file(tmp_path):
    assert refused(write_parts(tmp_path / "form.csv", {"form.csv": "a,b\n"})) == "ANS114"


@pytest.mark.parametrize(
    "heading", ["PK", "PAR1", "[Q1]", "{name}", "<b>Q1</b>", "Rar!", "BZh", "%PDF", "[", "{0}"]
)
def test_a_heading_that_only_looks_like_another_kind_is_a_heading(heading, file_of):
    opened = open_rows(file_of(f"{heading};Q2\n1;2\n"))
    assert opened.form.kind == "csv"
    assert opened.first_rows[0].cells == [heading, "Q2"]


def test_a_header_that_cannot_be_read_is_the_fault_of_the_file(file_of):
    assert refused(file_of('"a;b\n1;2\n')) == "ANS003"
    assert refused(file_of('{"a": 1,}\n')) == "ANS120"


def test_json_has_a_row_of_headings_before_its_lines(file_of):
    rows = list(open_rows(file_of(as_json_lines())).rows())
    assert [row.line for row in rows] == [0, 1, 2]


def test_values_of_parquet_become_texts(tmp_path):
    path = tmp_path / "answers"
    pl.DataFrame(
        {
            "n": [4, None],
            "x": [3.0, 0.5],
            "b": [True, False],
            "t": ["", None],
            "d": [datetime.date(2026, 7, 27), None],
            "s": [datetime.datetime(2026, 7, 27, 19, 6), None],
            "l": [["a", "b"], []],
            "c": pl.Series(["u", "v"], dtype=pl.Categorical),
        }
    ).write_parquet(path)
    rows = list(open_rows(path).rows())
    assert [list(row.cells) for row in rows[1:]] == [
        ["4", "3", "TRUE", "", "2026-07-27", "2026-07-27T19:06:00", "a\nb", "u"],
        [None, "0.5", "FALSE", None, None, None, "", "v"],
    ]
    assert [row.line for row in rows] == [0, 1, 2]


def test_parquet_that_is_damaged_or_holds_no_texts_is_told(tmp_path):
    path = tmp_path / "answers.parquet"
    as_parquet(path)
    path.write_bytes(path.read_bytes()[:-20])
    assert refused(path) == "ANS122"
    pl.DataFrame({"b": [b"\xff"]}).write_parquet(path)
    assert refused(path) == "ANS122"
    pl.DataFrame({"b": [{"x": 1}]}).write_parquet(path)
    assert refused(path) == "ANS122"
