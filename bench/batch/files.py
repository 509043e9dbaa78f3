"""The files of the measures, in ``.bench`` of the checkout: made once, kept until ``make clean``."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.batch.processes import ROOT

FOLDER = ROOT / ".bench"
BYTES_A_ROW = 400  # answers, scores and a Parquet file


class NoRoom(Exception):
    """The disk has too little room; the message is for the user."""


def answers(rows: int) -> Path:
    """The answers of so many respondents."""
    from bench.batch import workload

    path = FOLDER / f"answers-{rows}.csv"
    if not path.is_file():
        FOLDER.mkdir(exist_ok=True)
        free, needed = shutil.disk_usage(FOLDER).free, rows * BYTES_A_ROW
        if free < needed:
            raise NoRoom(f"{needed / 1e9:.1f} GB are needed on the disk, {free / 1e9:.1f} GB are free")
        begun = path.with_suffix(".begun")
        workload.write(rows, begun)
        begun.replace(path)
    return path


def given_scores(few: Path) -> Path:
    """Right scores, typed, for the floor to write: those of a few answers."""
    import polars as pl

    from bench.batch import key, oracle

    path = FOLDER / "floor-scores.parquet"
    if not path.is_file():
        columns = dict.fromkeys((*key.SCALES, "global"), pl.Float64)
        begun = path.with_suffix(".begun")
        table = pl.DataFrame(list(oracle.scores(few)), schema_overrides=columns)
        table.select(key.SCORES).write_parquet(begun)
        begun.replace(path)
    return path


def output(ending: str) -> Path:
    """Where a candidate may write; the next one writes over it."""
    return FOLDER / f"output.{ending}"
