"""The floor: Polars reads all 60 columns with their types, and writes 14 columns of scores that were there before.

    python -m bench.batch.floor answers.csv scores.csv

Nothing is scored. The scores are those of some respondents (``BENCH_FLOOR_SCORES``, a Parquet file), written as
often as it takes.
"""

from __future__ import annotations

import os

import polars as pl

from bench.batch.job import run
from bench.batch.key import COLUMNS, LIKERT

SCORES = "BENCH_FLOOR_SCORES"
TYPES = {name: pl.Int8 if name in LIKERT else pl.String for name in COLUMNS}


def read_and_write(answers: str, target: str) -> None:
    left = 0
    for batch in pl.scan_csv(answers, schema=TYPES).collect_batches(chunk_size=100_000, maintain_order=True):
        left += batch.height
    with open(target, "wb") as file:  # noqa: PTH123 - what users write
        while left > 0:
            part = scores.head(left)
            part.write_csv(file, include_header=file.tell() == 0)
            left -= part.height


if __name__ == "__main__":
    scores = pl.read_parquet(os.environ[SCORES])
    run(read_and_write)
