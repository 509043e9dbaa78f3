"""CSV records: what Python's strict reader reads, and nothing swallowed where it stops."""

import csv
import io
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digimat.answers.exports import csv_rows, lines
from digimat.answers.exports.csv_rows import MAX_FIELD, MAX_RECORD, read_rows
from digimat.problems import UserError


def rows_of(data, delimiter=";", encoding="utf-8", **more):
    if isinstance(data, str):
        data = data.encode(encoding)
    found = read_rows(io.BytesIO(data), delimiter=delimiter, encoding=encoding, file="f.csv", **more)
    return list(found)


def cells_of(data, **more):
    return [list(row.cells) for row in rows_of(data, **more)]


def faults_of(data, **more):
    return [(row.line, row.raw, row.fault.code) for row in rows_of(data, **more) if row.fault]


def python_reads(text, delimiter):
    """What ``csv.reader(strict=True)`` gives, without rows that are blank; None where it refuses."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return [row for row in rows if any(cell.strip() for cell in row)]


LIKELY = st.lists(st.sampled_from(['"', '""', ";", ",", "\n", "\r", "\r\n", "a", "é", " ", "x;y"])).map(
    "".join
)


@settings(max_examples=200, deadline=None)
@given(LIKELY, st.sampled_from(";,"), st.integers(1, 9))
@example('"\n";a\n', ";", 3)
@example('a"""b;"""c"', ";", 1)
def test_every_text_is_read_like_pythons_strict_reader_reads_it_or_has_a_fault(text, delimiter, block):
    wanted = python_reads(text, delimiter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BLOCK", block)
        rows = rows_of(text, delimiter, keep_nulls=False)
    if wanted is None:
        assert any(row.fault for row in rows)
    else:
        assert not any(row.fault for row in rows)
        assert [list(row.cells) for row in rows] == wanted


@settings(max_examples=200, deadline=None)
@given(LIKELY)
@example('a";"b\nc";"d\ne\nf";x"\n')
def test_every_physical_line_is_in_exactly_one_row_or_blank(text):
    left = dict(enumerate(text.encode().splitlines(), 1))
    for row in rows_of(text):
        covered = row.raw.splitlines()
        for number, line in enumerate(covered, row.line):
            assert left.pop(number) == line
    assert not [line for line in left.values() if line.strip(b'" ;')]


@given(st.lists(st.lists(st.text("ab\"';,\n\r é\t", max_size=6), min_size=1, max_size=4), max_size=6))
def test_what_python_writes_comes_back(table):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(table)
    wanted = [row for row in table if any(cell.strip() for cell in row)]
    assert cells_of(text.getvalue(), keep_nulls=False) == wanted


def test_an_empty_field_without_quotes_is_nothing_and_one_with_quotes_is_an_empty_text():
    assert cells_of('a;;""\n"a";"";\n') == [["a", None, ""], ["a", "", None]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_have_the_number_of_their_first_line_and_their_own_bytes(end):
    text = end.join(['h;"i"', "", '1;"a', '""b"', " ; ;", ";;", '2;"x"'])
    assert [(r.line, r.raw) for r in rows_of(text)] == [
        (1, b'h;"i"'),
        (3, f'1;"a{end}""b"'.encode()),
        (7, b'2;"x"'),
    ]
    assert rows_of(text)[1].cells == ["1", f'a{end}"b']


@given(LIKELY)
def test_rows_say_where_they_stand_and_what_comes_after(text):
    data = text.encode()
    for row in rows_of(text):
        assert data[row.offset : row.end].rstrip(b"\r\n") == row.raw.rstrip(b"\r\n")
        assert data[row.offset :].startswith(row.raw)
        again = rows_of(data[row.end :], first_line=row.next_line)
        assert [(r.line, r.raw) for r in again] == [
            (r.line, r.raw) for r in rows_of(text) if r.offset >= row.end
        ]


def test_lines_are_counted_from_where_the_reader_is_told():
    assert [r.line for r in rows_of("a\nb", first_line=2)] == [2, 3]


def test_a_quote_that_is_not_closed_costs_its_own_line_only():
    text = 'h;i\n1;"open\n2;b\n3;c\n'
    assert [(r.line, r.raw, bool(r.fault)) for r in rows_of(text)] == [
        (1, b"h;i", False),
        (2, b'1;"open', True),
        (3, b"2;b", False),
        (4, b"3;c", False),
    ]


def test_a_text_behind_a_closing_quote_costs_its_own_line_only():
    text = 'h;i\n"1"x;a\n2;"b\n"x;c\n3;c\n'
    assert [(line, raw) for line, raw, code in faults_of(text)] == [
        (2, b'"1"x;a'),
        (3, b'2;"b'),
        (4, b'"x;c'),
    ]
    assert cells_of(text)[-1] == ["3", "c"]
    assert {code for _, _, code in faults_of(text)} == {"ANS003"}


def test_a_quote_within_a_cell_without_quotes_is_a_character():
    assert cells_of('5" disk;a""b;c"\n"x";6"\n') == [['5" disk', 'a""b', 'c"'], ["x", '6"']]


@pytest.mark.parametrize(
    "line",
    [
        b'a";"b\n',  # closes the quote of the line before, and opens another: no end, however far one looks
        b'1;"abc\n',
        b'"\n\n',
        b'a;"b""\n',
        b'"' + b"x" * 40 + b"\n" + b"x\n" * 20,
    ],
)
@pytest.mark.parametrize("tail", [b"", b'"x\n', b"y\0\n"])
def test_many_open_quotes_are_read_in_time(line, tail):
    data = line * (30_000 // line.count(b"\n")) + tail
    started = time.process_time()
    for _ in rows_of(data):
        pass
    assert time.process_time() - started < 2


def test_the_search_for_an_end_is_taken_up_where_it_was_too_long(monkeypatch):
    """A record that is too long ends where a shorter one, begun later, ends as well."""
    monkeypatch.setattr(csv_rows, "MAX_RECORD", 30)
    text = 'a";"b\n' * 8 + 'c"\nz;z\n'
    found = [(row.line, row.raw.count(b"\n"), bool(row.fault)) for row in rows_of(text)]
    assert found == [(1, 0, True), (2, 0, True), (3, 0, True), (4, 0, True), (5, 4, False), (10, 0, False)]


def test_the_search_does_not_begin_again_for_each_line(monkeypatch):
    followed = []
    follow = csv_rows._Quoted._follow
    monkeypatch.setattr(
        csv_rows._Quoted, "_follow", lambda self, raw: followed.append(raw) or follow(self, raw)
    )
    rows_of('a";"b\n' * 1000)
    assert len(followed) <= 2000


def test_a_zero_byte_costs_its_line():
    assert faults_of(b"a;b\nc;\0\nd;e\n") == [(2, b"c;\0", "ANS112")]
    assert faults_of(b'a;"b\nc;\0"\nd;e\n') == [(1, b'a;"b', "ANS003"), (2, b'c;\0"', "ANS112")]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_byte_that_the_encoding_does_not_have_costs_its_line(quote):
    data = f"a;b\n{quote}\x81{quote};c\nd;e\n".encode("latin-1")
    for encoding in ("utf-8", "windows-1252"):
        found = rows_of(data, encoding=encoding)
        assert [(r.line, r.fault.code if r.fault else "") for r in found] == [(1, ""), (2, "ANS111"), (3, "")]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_more_than_a_megabyte_costs_its_line(quote):
    long = "x" * MAX_FIELD
    assert not faults_of(f"a;{quote}{long}{quote}\nb;c")
    found = faults_of(f"a;{quote}{long}x{quote}\nb;c")
    assert [(line, code) for line, _, code in found] == [(1, "ANS113")]


def test_a_quote_that_opens_a_megabyte_of_lines_costs_its_line():
    rows = rows_of('a;"b\n' + f"c;{'d' * 97}\n" * 11_000 + '"\n')
    assert [(row.line, row.fault.code) for row in rows if row.fault] == [(1, "ANS113"), (11_002, "ANS003")]
    assert len(rows) == 11_002


def test_cells_are_measured_each_alone_where_lines_close_one_and_open_another():
    (row,) = rows_of('"a\n' + 'b";"c\n' * 200_000 + '"')
    assert len(row.cells) == 200_001
    assert row.fault is None
    assert len(row.raw) > MAX_FIELD


@pytest.mark.parametrize("block", range(1, 9))
def test_a_line_end_cut_by_the_end_of_a_block_is_one(block, monkeypatch):
    monkeypatch.setattr(lines, "_BLOCK", block)
    assert [row.line for row in rows_of("a;b\r\nc;d\r\r\ne;f\n\ng;h\r\n")] == [1, 2, 4, 6]


def test_no_more_is_looked_ahead_than_a_record_may_have(monkeypatch):
    monkeypatch.setattr(csv_rows, "MAX_RECORD", 10_000)
    monkeypatch.setattr(lines, "_BLOCK", 1_000)
    stream = io.BytesIO(b'a";"b\n' * 10_000)
    assert next(read_rows(stream, delimiter=";", encoding="utf-8", file="f.csv")).fault.code == "ANS113"
    assert stream.tell() < 12_000


def test_a_line_longer_than_any_record_ends_the_reading():
    with pytest.raises(UserError) as raised:
        rows_of(b"a;b\n" + b"x" * (MAX_RECORD + 1) + b"\nc;d\n")
    assert [(p.code, p.position.line) for p in raised.value.problems] == [("ANS113", 2)]


def test_memory_stays_flat_where_there_is_no_line_end():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(UserError):
        list(read_rows(endless, delimiter=";", encoding="utf-8", file="f.csv"))
    assert endless.given < 2 * MAX_RECORD


def test_rows_are_read_quickly():
    data = b";".join(b"%d" % (n % 5) for n in range(60)) + b"\r\n"
    started = time.process_time()
    assert (
        sum(1 for _ in read_rows(io.BytesIO(data * 20_000), delimiter=";", encoding="utf-8", file="f"))
        == 20_000
    )
    assert time.process_time() - started < 1.5
