"""A table of scores as JSON lines: an object a row, its keys the columns, null for what is missing."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.reports.score_files.byte_rows import Piece, cell_table, code_cells, name_cells, rows_of_bytes
from digimat.reports.score_files.number_cells import Cells, number_cells
from digimat.scoring.score_columns import ScoreTable


def json_lines(table: ScoreTable) -> bytes:
    """One object a row, with LF after each. Numbers have twelve significant digits, as in every file of scores."""
    tables = {column.name: cell_table(column.texts, _json) for column in table if column.kind == "code"}

    def pieces(start: int, stop: int) -> list[Piece]:
        found: list[Piece] = []
        for place, column in enumerate(table):
            key = json.dumps(column.name, ensure_ascii=False).encode()
            found.append((b"," if place else b"{") + key + b":")
            if column.kind == "number":
                found.append(_numbers(column.values[start:stop]))
            elif column.kind == "name":
                found += name_cells(column.texts[start:stop], _json, b'"')
            else:
                found.append(code_cells(column.values[start:stop], tables[column.name]))
        return [*found, b"}\n"]

    return b"".join(rows_of_bytes(len(table), pieces))


def _json(text: str) -> bytes:
    # A NUL is escaped by JSON itself; padding is the only one that a row has.
    return json.dumps(text, ensure_ascii=False).encode("utf-8", "replace") if text else b"null"


def _numbers(values: NDArray[Any]) -> Cells:
    """Numbers, with null for what is missing: JSON has no other word for it, and none for infinity."""
    finite = np.isfinite(values)
    if finite.all():
        return number_cells(values)
    cells = number_cells(np.where(finite, values, np.nan))
    wide = np.zeros((len(cells), max(cells.shape[1], 4)), np.uint8)
    wide[:, : cells.shape[1]] = cells
    wide[~finite, :4] = np.frombuffer(b"null", np.uint8)
    return wide
