"""A table of scores as CSV, a million rows in about a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from digimat.inert import inert
from digimat.reports.score_files.byte_rows import Piece, cell_table, code_cells, name_cells, rows_of_bytes
from digimat.reports.score_files.number_column import NumberColumn
from digimat.scoring.score_columns import ScoreColumn, ScoreTable


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is written."""

    delimiter: str
    point: str  # before decimals
    line_end: str
    mark: bytes = b""  # at the start of the file


PLAIN: Final = Dialect(",", ".", "\n")  # RFC 4180, with LF as every tool reads it
EXCEL_FR: Final = Dialect(";", ",", "\r\n", b"\xef\xbb\xbf")  # what a French Excel opens by a double click


def header_bytes(columns: Sequence[ScoreColumn], dialect: Dialect = PLAIN) -> bytes:
    """What a file begins with: its mark, and the names of the columns."""
    names = dialect.delimiter.encode().join(csv_cell(dialect, column.name) for column in columns)
    return dialect.mark + names + dialect.line_end.encode()


def csv_bytes(table: ScoreTable, dialect: Dialect = PLAIN) -> bytes:
    """The rows of a table, without the header: those of several tables can stand one after the other.

    Numbers have twelve significant digits, and nothing where one is missing. A text that a spreadsheet would take for
    a formula gets an apostrophe in front; quotes stand around those that need them.
    """
    written = partial(csv_cell, dialect)
    tables = {c.name: cell_table(c.texts, written) for c in table if c.kind == "code" and any(c.texts)}
    delimiter, point = dialect.delimiter.encode(), dialect.point.encode()
    numbers = {c.name: NumberColumn(c.values, point) for c in table if c.kind == "number"}

    def pieces(start: int, stop: int) -> list[Piece]:
        found: list[Piece] = []
        for column in table:
            found.append(delimiter)
            if column.kind == "number":
                found.append(numbers[column.name].cells(start, stop))
            elif column.kind == "name":
                found += name_cells(column.texts[start:stop], written)
            elif column.name in tables:
                found.append(code_cells(column.values[start:stop], tables[column.name]))
        return [*found[1:], dialect.line_end.encode()]

    return b"".join(rows_of_bytes(len(table), pieces))


def csv_cell(dialect: Dialect, text: str) -> bytes:
    """One text as a cell: no formula, and in quotes where it holds what divides cells or lines."""
    safe = inert(text)
    if any(sign in safe for sign in (dialect.delimiter, '"', "\n", "\r")):
        safe = '"' + safe.replace('"', '""') + '"'
    return safe.encode("utf-8", "replace")
