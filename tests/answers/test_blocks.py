"""Rows read many at once are those that the exact reader reads one by one, however the file is cut and damaged."""

import io
import os
import random
from dataclasses import replace

import numpy as np
import pytest
from file_kit import HEADER, SMALL, band, written

from digimat.answers.exports import stretch
from digimat.answers.exports.cell_numbers import CellNumbers, SharedNumbers, words_of
from digimat.answers.exports.csv_blocks import cut_block
from digimat.answers.exports.csv_rows import read_rows
from digimat.answers.exports.reading import open_export
from digimat.answers.exports.row_reader import RowReader
from digimat.answers.exports.stretch import Span, read_span
from digimat.answers.exports.table_builder import TableBuilder
from digimat.commands.batch.spans import cut_file

# So many files; more of them in the long sweeps.
ROUNDS = int(os.environ.get("DIGIMAT_DAMAGED_FILES", "120"))

NAMES = ["p-{n}", "Éloïse {n}", '"{n}"', " p{n} ", "=p{n}", "p\u00a0{n}", "", "1,5E+10{n}"]
CELLS = {
    "requirement": ["", "avancé", "novice", "zzz"],
    "a1d1": ["c", "dk", "", "a", "zz", "C "],
    "a1d3": ["a+d", "", "f", "d+a", "a+a", "x\ny"],
    "a1d2": ["1234.5", "4", "", "1 234,5", "12 x", "3,5"],
}


def some_rows(seed, good=False):
    draw = random.Random(seed)
    rows = []
    for number in range(draw.randint(1, 60)):
        name = (NAMES[0] if good else draw.choice(NAMES)).format(n=number)
        rows.append([name, *(draw.choice(cells[:3] if good else cells) for cells in CELLS.values())])
    return rows


def as_bytes(seed):
    """A file of rows, most of them sound, in one of many ways to write it; some of it damaged."""
    draw = random.Random(seed)
    delimiter, newline = draw.choice(";,\t|"), draw.choice(["\n", "\r\n"])
    rows = [HEADER, *some_rows(seed, good=draw.random() < 0.5)]
    if draw.random() < 0.3:  # columns without a heading
        rows = [[*row, "", draw.choice(["", "", "x"]) if row is not HEADER else ""] for row in rows]
    text = written(rows, delimiter, newline)
    if draw.random() < 0.3:  # every cell in quotes
        text = newline.join(
            delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
        )
    data = bytearray(text.encode())
    start = data.index(b"\n") + 1
    for _ in range(draw.choice([0, 0, 0, 1, 3]) if start < len(data) else 0):
        at = draw.randrange(start, len(data))
        match draw.randrange(4):
            case 0:
                data[at:at] = draw.choice(
                    [b'"', b"\r", b"\n", b"\0", b'""', delimiter.encode(), b"\xff", b"\r\n"]
                )
            case 1:
                del data[at]
            case 2:
                data[at] = draw.randrange(256)
            case 3:
                del data[at:]
    return bytes(data)


def gathered(path, spans=None, *, alone=False):
    """What reading a file gives: table, offsets, rejected lines, how many rows."""
    export = open_export(path, SMALL)
    builder = TableBuilder(
        RowReader(export.layout, SMALL, band), export.layout, export.form, export.cells, str(path)
    )
    if alone:
        builder._alone = True
    rows = lines = 0
    with export.bytes_of() as (file, first), file.open("rb") as stream:
        at = first.start
        for span in spans(file, first) if spans else [first]:
            if span.end <= at:
                continue
            counts = read_span(
                stream, replace(span, start=at, line=first.line + lines), first.end, export.form, builder
            )
            rows, lines, at = rows + counts.rows, lines + counts.lines, counts.end
    held = builder.take()
    rejected = sorted(
        (each.row.line, each.row.raw, tuple((p.code, p.message, p.position) for p in each.problems))
        for each in held.rejected
    )
    table = held.table
    return (
        rows,
        list(table.respondents),
        {name: list(column) for name, column in table.columns.items()},
        list(table.required),
        held.offsets.tolist(),
        rejected,
    )


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_file_read_at_once_is_the_file_read_row_by_row(tmp_path, monkeypatch, seed):
    path = tmp_path / "answers.csv"
    path.write_bytes(as_bytes(seed))
    exactly = gathered(path, alone=True)
    assert gathered(path) == exactly
    for block in (64, 257):
        monkeypatch.setattr(stretch, "BLOCK", block)
        assert gathered(path) == exactly


@pytest.mark.parametrize("seed", range(1000, 1000 + ROUNDS // 3))
def test_a_file_cut_into_stretches_is_the_file_as_a_whole(tmp_path, seed):
    path = tmp_path / "answers.csv"
    path.write_bytes(as_bytes(seed))
    whole = gathered(path)
    for step in (40, 333):
        assert gathered(path, lambda file, first, step=step: cut_file(file, first, step)) == whole


def test_stretches_follow_one_another_and_none_starts_inside_quotes(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes(b'a,b\n1,"x\ny"\n2,"z\n\nz"\n3,c\n')
    spans = list(cut_file(path, Span(4, path.stat().st_size), 3))
    assert [span.start for span in spans] == [4, 12, 21]
    assert [span.end for span in spans] == [12, 21, 25]


def test_what_has_two_readings_is_left_to_the_exact_reader():
    block = cut_block(b'1,2\n3,4,5\n6\n\n"7",8\n"a""b","c,\nd"\n9,x"y\n10,11\n', ord(","), 2, is_last=True)
    assert [block.raw(row) for row in range(len(block))] == [b"1,2", b'"7",8', b'"a""b","c,\nd"']
    assert [block.data[start:end].tobytes() for start, end in block.odd.tolist()] == [b"3,4,5", b"6", b""]
    assert block.trouble  # from the quote in the middle of a cell on
    assert block.size == len(b'1,2\n3,4,5\n6\n\n"7",8\n"a""b","c,\nd"\n')


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_are_no_part_of_the_last_cell(ends):
    block = cut_block(f"a,b{ends}c,{ends}".encode(), ord(","), 2, is_last=True)
    assert [block.raw(row) for row in range(len(block))] == [b"a,b", b"c,"]


def test_distinct_cells_are_numbered_once_and_known_again():
    cells = [f"{'x' * (n % 40)}{n % 700}" for n in range(5000)]
    block = cut_block("".join(f"{cell};{cell}\n" for cell in cells).encode(), ord(";"), 2, is_last=True)
    alone, shared = CellNumbers(ord(";")), SharedNumbers()
    for _ in range(2):
        numbers = alone.numbers(block, 0)
        assert [alone.cells[n].decode() for n in numbers.tolist()] == cells
        both = shared.numbers(block, [0, 1])
        assert [shared.cells[n].decode() for n in both[1].tolist()] == cells
    assert len(alone.cells) == len(set(cells))


def test_too_many_distinct_cells_are_numbered_anew_in_each_block():
    numbers = CellNumbers(ord(";"))
    for start in (0, 3000, 6000):
        cells = [f"c{n}" for n in range(start, start + 3000)]
        block = cut_block("".join(f"{cell}\n" for cell in cells).encode(), ord(";"), 1, is_last=True)
        found = numbers.numbers(block, 0)
        assert [numbers.cells[n].decode() for n in found.tolist()] == cells
    assert numbers.generation


def test_cells_that_differ_behind_their_first_words_are_told_apart():
    cells = ["a" * 30 + str(n) for n in range(9)] + ["a" * n for n in range(35)]
    block = cut_block("".join(f"{cell}\n" for cell in cells).encode(), ord(";"), 1, is_last=True)
    numbers = CellNumbers(ord(";"))
    numbers.numbers(block, 0)
    assert [numbers.cells[n].decode() for n in numbers.numbers(block, 0).tolist()] == cells


def test_the_bytes_of_a_cell_end_where_it_ends():
    data = np.frombuffer(b"abcdefghij" + bytes(300), np.uint8)
    words = words_of(data, np.array([0, 1]), np.array([10, 2]), 2)
    assert words[0].tolist() == [int.from_bytes(b"abcdefgh", "little"), int.from_bytes(b"bc", "little")]
    assert words[1].tolist() == [int.from_bytes(b"ij", "little"), 0]


def test_rows_of_the_exact_reader_say_where_they_stand():
    data = b'a,b\r\n\r\n"c\nd",e\nf\n'
    rows = list(read_rows(io.BytesIO(data), delimiter=",", encoding="utf-8", file="x"))
    assert [data[row.offset : row.end] for row in rows] == [b"a,b\r\n", b'"c\nd",e\n', b"f\n"]
    assert [(row.line, row.next_line) for row in rows] == [(1, 2), (3, 5), (5, 6)]
