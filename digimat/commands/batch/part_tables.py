"""A table of scores as a file between two processes: arrays and texts, nothing that runs when it is read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digimat.language import same
from digimat.scoring.score_table import ScoreColumn, ScoreTable


def save_table(path: Path, table: ScoreTable) -> None:
    """Write the values of a table; what its columns mean is known to who reads them."""
    said = [{"name": c.name, "kind": c.kind, "texts": list(c.texts)} for c in table]
    arrays = {f"values_{n}": c.values for n, c in enumerate(table)}
    with path.open("wb") as stream:
        np.savez(stream, columns=np.frombuffer(json.dumps(said).encode(), np.uint8), **arrays)  # type: ignore[arg-type]


def load_table(path: Path, dropped: NDArray[np.intp] | None = None) -> ScoreTable:
    """The table of a file, without some of its rows."""
    with np.load(path, allow_pickle=False) as held:
        said = json.loads(held["columns"].tobytes())
        columns = tuple(
            ScoreColumn(each["name"], each["kind"], same(each["name"]), held[f"values_{n}"], each["texts"])
            for n, each in enumerate(said)
        )
    if dropped is None:
        return ScoreTable(columns)
    rows = len(columns[0].texts) if columns[0].kind == "name" else len(columns[0].values)
    kept = np.setdiff1d(np.arange(rows), dropped)
    return ScoreTable(tuple(_of_rows(column, kept) for column in columns))


def _of_rows(column: ScoreColumn, kept: NDArray[np.intp]) -> ScoreColumn:
    if column.kind == "name":
        return replace(column, texts=[column.texts[row] for row in kept.tolist()])
    return replace(column, values=column.values[kept])
