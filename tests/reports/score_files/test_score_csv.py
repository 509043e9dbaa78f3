"""CSV of scores: byte for byte what Python's writer makes of the same cells, in parts that can be put together."""

import csv
import io
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_tables import codes, mixed, names, numbers, table_of

from digimat.answers.encoded import Encoded
from digimat.inert import inert
from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN, csv_bytes, header_bytes

DIALECTS = {"plain": PLAIN, "excel_fr": EXCEL_FR}


def by_the_writer(table, dialect, header=False):
    """The same with the standard library, a cell after the other. It leaves a lone CR without quotes: so let it be
    none of the cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    if header:
        writer.writerow(table.names)
    for row in range(len(table)):
        cells = table.row(row)
        writer.writerow(
            [
                inert(cell)
                if isinstance(cell, str)
                else ("" if np.isnan(cell) else f"{cell:.12g}".replace(".", dialect.point))
                for cell in cells
            ]
        )
    return out.getvalue().encode()


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("rows", [0, 1, 5, 6, 20_001])
def test_it_is_byte_for_byte_what_the_standard_writer_makes(rows, dialect):
    table = mixed(rows)
    assert csv_bytes(table, dialect) == by_the_writer(table, dialect)


def test_the_header_is_written_once_with_the_mark_of_its_dialect():
    columns = mixed(2).columns
    assert header_bytes(columns) == b"respondent,total,level,flags,answered\n"
    assert header_bytes(columns, EXCEL_FR) == b"\xef\xbb\xbfrespondent;total;level;flags;answered\r\n"


def test_what_a_french_excel_opens_has_semicolons_decimal_commas_and_a_mark():
    table = table_of(names(["a;b", "c"]), numbers([-3.5, 1 / 3]), codes([0, -1], ["low"]))
    data = header_bytes(table.columns, EXCEL_FR) + csv_bytes(table, EXCEL_FR)
    assert data.decode() == '\ufeffrespondent;total;level\r\n"a;b";-3,5;low\r\nc;0,333333333333;\r\n'


def test_parts_one_after_the_other_are_the_whole():
    table = mixed(1000)
    parts = [
        table_of(
            *(
                names(c.texts[start : start + 300], c.name)
                if c.kind == "name"
                else type(c)(c.name, c.kind, c.title, c.values[start : start + 300], c.texts)
                for c in table
            )
        )
        for start in range(0, 1000, 300)
    ]
    assert b"".join(map(csv_bytes, parts)) == csv_bytes(table)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0")), min_size=1))
def test_any_name_is_written_as_the_standard_writer_writes_it(texts):
    table = table_of(names(texts), numbers(np.arange(len(texts))))
    for dialect in DIALECTS.values():
        assert csv_bytes(table, dialect) == by_the_writer(table, dialect)


@given(st.lists(st.text("ab1-@ =._", max_size=4), min_size=1))
def test_so_are_names_of_plain_letters(texts):
    table = table_of(names(texts), numbers(np.arange(len(texts))))
    assert csv_bytes(table) == by_the_writer(table, PLAIN)


def test_a_line_break_of_any_kind_stays_inside_its_quotes():
    table = table_of(names(["a\rb", "c\r\nd", "e\nf"]), numbers([1, 2, 3]))
    found = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))
    assert found == [["a\rb", "1"], ["c\r\nd", "2"], ["e\nf", "3"]]


def test_names_by_their_numbers_are_the_same_as_names():
    texts = ["b", "=a", "b", "é"]
    plain, by_number = (table_of(names(t), numbers(range(4))) for t in (texts, Encoded.of(texts)))
    assert csv_bytes(by_number) == csv_bytes(plain)


def test_one_very_long_name_does_not_widen_all_rows():
    table = table_of(names(["a"] * 3000 + ["x" * 500_000] + ["b"] * 3000), numbers(np.arange(6001)))
    tracemalloc.start()
    try:
        found = csv_bytes(table)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == by_the_writer(table, PLAIN)
    assert most < 50e6  # as wide as the longest, 6,000 rows would be 3 GB


def test_a_million_cells_are_written_in_a_moment():
    rng = np.random.default_rng(1)
    table = table_of(
        names([f"r{n:09d}" for n in range(50_000)]),
        *(numbers(rng.integers(0, 25, 50_000) * 100 / 24, f"s{n}") for n in range(19)),
    )
    rounds = []
    for _ in range(3):
        began = time.process_time()
        csv_bytes(table)
        rounds.append(time.process_time() - began)
    assert min(rounds) < 0.5  # some 0.06 s; one by one it takes more than 0.6
