"""The rows of a Parquet file, every column as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.cell_text import cell_text
from digimat.answers.exports.model import Cell, Row
from digimat.problems import UserError

_BATCH = 10_000  # rows
_JOINED = "\n"  # between the elements of a list
_BROKEN = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)


def parquet_rows(path: Path) -> Iterator[Row]:
    """A row of headings, on line 0, then the rows; ``line`` counts them from 1, ``raw`` is empty.

    Raises:
        UserError: the file cannot be read, or a column holds neither values nor lists of them.
    """
    # Nothing is taken from other folders or the network: one file, by its name as it stands.
    scan = pl.scan_parquet(path, glob=False, hive_partitioning=False)
    try:
        schema = scan.collect_schema()
    except _BROKEN:
        raise UserError(wrong.not_parquet(path)) from None
    for name, kind in schema.items():
        inner = kind.inner if isinstance(kind, pl.List) else kind
        if isinstance(inner, (pl.Struct, pl.List, pl.Array, pl.Object)) or inner == pl.Binary:
            raise UserError(wrong.parquet_column(path, name, str(kind)))
    yield Row(0, tuple(schema))
    number = 0
    try:
        for batch in scan.collect_batches(chunk_size=_BATCH, maintain_order=True):
            columns = [[_text(value) for value in column.to_list()] for column in batch.iter_columns()]
            for cells in zip(*columns, strict=True):
                number += 1
                if any(cell and not cell.isspace() for cell in cells):
                    yield Row(number, cells)
    except _BROKEN:
        raise UserError(wrong.not_parquet(path)) from None


def _text(value: object) -> Cell:
    if isinstance(value, str):
        return value  # an empty text is told from nothing here
    if isinstance(value, list):
        return _JOINED.join(cell_text(one) or "" for one in value)
    return cell_text(value)
