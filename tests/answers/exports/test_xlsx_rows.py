"""Workbooks: cells as a person sees them, and files that would eat the memory refused at once."""

import contextlib
import datetime
import json
import subprocess
import sys
import time
import zipfile

import pytest
import xlsxwriter
from workbook_kit import FRAME, SHEET, sheet, write_cells, write_far_cell, write_parts, write_swollen

from digimat.answers.exports import workbook_parts, xlsx_rows
from digimat.answers.exports.xlsx_rows import Limits, Workbook
from digimat.problems import UserError


@pytest.fixture
def book(tmp_path):
    """Writes a workbook: sheets by name, each a list of rows from A1, or a function that writes it."""

    def write(sheets, hidden=()):
        path = tmp_path / "f.xlsx"
        with xlsxwriter.Workbook(path) as made:
            for name, rows in sheets.items():
                one = made.add_worksheet(name)
                if callable(rows):
                    rows(one, made)
                else:
                    for number, row in enumerate(rows):
                        one.write_row(number, 0, row)
                if name in hidden:
                    one.hide()
        return path

    return write


def rows_of(path, sheet="", **more):
    return [(row.line, list(row.cells)) for row in Workbook(path, sheet, **more).rows()]


def refused(path, sheet="", **more):
    with pytest.raises(UserError) as raised:
        rows_of(path, sheet, **more)
    (problem,) = raised.value.problems
    assert problem.position.file == str(path)
    return problem.code


def test_cells_are_texts_as_a_person_sees_them(book):
    stamp = datetime.datetime(2026, 7, 27, 19, 6, 23)

    def write(one, made):
        dated = made.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        timed = made.add_format({"num_format": "hh:mm"})
        one.write_number(0, 0, 4)
        one.write_number(0, 1, 3.5)
        one.write_string(0, 2, "007")
        one.write_boolean(0, 3, True)
        one.write_boolean(0, 4, False)
        one.write_datetime(0, 5, stamp, dated)
        one.write_datetime(0, 6, datetime.datetime(2026, 7, 27), dated)
        one.write_datetime(0, 7, datetime.time(9, 30), timed)
        one.write_formula(0, 8, "=A1*2", None, 8)
        one.write_formula(0, 9, '="a"&"b"', None, "ab")
        one.write_string(0, 10, " é\u00a0x\n")
        one.write_number(0, 11, 1234567890123)
        one.write_number(0, 12, -0.1)
        one.write_string(0, 14, "=1+1")

    assert rows_of(book({"S": write})) == [
        (
            1,
            [
                *[
                    "4",
                    "3.5",
                    "007",
                    "TRUE",
                    "FALSE",
                    "2026-07-27T19:06:23",
                    "2026-07-27",
                    "09:30:00",
                    "8",
                    "ab",
                ],
                *[" é\u00a0x\n", "1234567890123", "-0.1", None, "=1+1"],
            ],
        )
    ]


def test_a_cell_with_an_error_says_so_and_is_not_taken_for_a_blank(book, tmp_path):
    def write(one, made):
        one.write_row(0, 1, ["h", "i", "j"])
        one.write_formula(1, 2, "=NA()", None, "#N/A")
        one.write_formula(2, 1, "=1/0", None, "#DIV/0!")

    assert rows_of(book({"A": [], "Réponses & co": write})) == [
        (1, ["h", "i", "j"]),
        (2, [None, "#N/A", None]),
        (3, ["#DIV/0!", None, None]),
    ]


def test_every_error_of_a_long_sheet_is_found(tmp_path):
    numbers = range(1, 40_001)
    cells = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c t="e" r="B{n}"><v>#REF!</v></c></row>' for n in numbers
    )
    assert len(sheet(cells)) > 2 << 20  # several blocks of it, which end within cells
    assert rows_of(write_cells(tmp_path / "f.xlsx", cells)) == [(n, ["1", "#REF!"]) for n in numbers]


def test_rows_have_the_numbers_that_the_sheet_shows_and_blank_ones_are_passed_over(book):
    def write(one, made):
        one.write_row(2, 3, ["h", "i"])
        one.write_row(5, 3, [1, "x"])
        one.write_row(6, 3, ["  ", ""])

    path = book({"S": write})
    assert rows_of(path) == [(3, ["h", "i"]), (6, ["1", "x"])]


def test_the_first_sheet_with_data_is_read_and_two_ask_which(book):
    path = book({"Empty": [], "One": [["a"]]})
    assert rows_of(path) == [(1, ["a"])]
    path = book({"One": [["a"]], "Deux": [["b"]], "Hidden": [["c"]]}, hidden=["Hidden"])
    with pytest.raises(UserError) as raised:
        rows_of(path)
    assert raised.value.problems[0].code == "ANS117"
    assert "One, Deux" in raised.value.problems[0].message.fr
    assert "Hidden" not in raised.value.problems[0].message.fr
    assert rows_of(path, "Deux") == [(1, ["b"])]
    assert rows_of(path, "Hidden") == [(1, ["c"])]
    assert refused(path, "Trois") == "ANS118"


def test_a_workbook_without_data_is_empty(book):
    assert refused(book({"S": []})) == "ANS004"


READ = """
import json, resource, sys, time
from pathlib import Path
from digimat.answers.exports.opened import open_rows
from digimat.problems import UserError
started = time.perf_counter()
try:
    open_rows(Path(sys.argv[1]))
    codes = []
except UserError as error:
    codes = [p.code for p in error.problems]
took = time.perf_counter() - started
# What this process was started from counts in its own ru_maxrss.
used = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([codes, took, used, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]))
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the system does not hold a process to its memory"
)
@pytest.mark.parametrize(
    ("write", "code"),
    [
        (lambda path: write_swollen(path, 642), "ANS115"),
        (lambda path: write_swollen(path, 642, told=5_000_000), "ANS116"),  # its directory lies
        (write_far_cell, "ANS116"),
        (lambda path: write_far_cell(path, "GJH20000"), "ANS116"),  # that much memory there might be
    ],
    ids=["swollen", "lying", "far cell", "cell not so far"],
)
def test_bombs_are_refused_in_two_seconds_and_three_hundred_megabytes(write, code, tmp_path):
    path = write(tmp_path / "bomb.xlsx")
    assert path.stat().st_size < 8_000_000
    done = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    codes, took, parent, child = json.loads(done.stdout)
    assert codes == [code]
    assert took < 2
    assert parent < 300
    assert child < 300


def test_a_part_that_unpacks_to_hundreds_of_times_its_size_is_refused(tmp_path):
    rows = " " * 3_000_000
    assert refused(write_cells(tmp_path / "f.xlsx", rows)) == "ANS115"


def test_more_parts_than_a_workbook_has_are_refused(tmp_path, monkeypatch):
    parts = {**FRAME, SHEET: sheet(""), **{f"p{n}": "" for n in range(30)}}
    path = write_parts(tmp_path / "f.xlsx", parts)
    assert refused(path) == "ANS004"
    monkeypatch.setattr(workbook_parts, "MAX_PARTS", 30)
    assert refused(path) == "ANS115"


@pytest.mark.parametrize("cut", [10, 100, 500, -30])
def test_a_damaged_workbook_is_told(cut, book):
    path = book({"S": [["a"]]})
    data = path.read_bytes()
    path.write_bytes(data[:cut])
    assert refused(path) == "ANS116"


def test_every_damaged_byte_is_told_or_does_no_harm(book):
    path = book({"S": [["a", 1]]})
    data = path.read_bytes()
    for at in range(0, len(data), len(data) // 25):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        with contextlib.suppress(UserError):
            rows_of(path)


def test_a_workbook_that_takes_too_long_is_given_up(book):
    assert refused(book({"S": [["a"]]}), limits=Limits(300_000_000, seconds=0.0)) == "ANS116"


@pytest.mark.parametrize(
    "child",
    [
        "import os; os.abort()",
        'print(\'{"sheet": "S"}\'); print(\'[1, ["a"]]\', flush=True); import os; os.abort()',
        'print(\'{"sheet": "S"}\'); print(\'[1, ["a\', end="")',
    ],
)
def test_a_process_that_ends_before_the_last_row_is_told(child, book, tmp_path, monkeypatch):
    path = book({"S": [["a"]]})
    fake = tmp_path / "child.py"
    fake.write_text(child)
    monkeypatch.setattr(xlsx_rows, "_CHILD", fake)
    assert refused(path) == "ANS116"


def test_no_process_is_left_where_reading_stops_early(book, monkeypatch):
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[-1])
    rows = Workbook(book({"S": [["a"]] * 5000})).rows()
    next(rows)
    assert started[0].poll() is None
    rows.close()
    assert started[0].poll() is not None


def test_a_process_that_goes_on_is_ended(book, tmp_path, monkeypatch):
    fake = tmp_path / "child.py"
    fake.write_text("""print('{"sheet": "S"}\\n[1, ["a"]]', flush=True); import time; time.sleep(60)""")
    monkeypatch.setattr(xlsx_rows, "_CHILD", fake)
    rows = Workbook(book({"S": [["a"]]})).rows()
    assert next(rows).cells == ["a"]
    started = time.monotonic()
    rows.close()
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "names", [["answers.csv"], ["content.xml", "mimetype"], ["xl/workbook.bin"], ["word/document.xml"]]
)
def test_a_zip_file_that_is_no_workbook_says_what_it_is(names, tmp_path):
    path = write_parts(tmp_path / "f.xlsx", dict.fromkeys(names, "x"))
    assert refused(path) == "ANS114"


def test_a_part_with_a_password_is_told(tmp_path):
    path = write_cells(tmp_path / "f.xlsx", "")
    with zipfile.ZipFile(path) as archive:
        assert not archive.infolist()[0].flag_bits & 1
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert refused(path) == "ANS114"
