"""Polars merely converts the answers to Parquet, types and all settings left to itself. Nothing is scored."""

from __future__ import annotations

import polars as pl

from bench.batch.job import run


def convert(answers: str, target: str) -> None:
    pl.scan_csv(answers).sink_parquet(target)


if __name__ == "__main__":
    run(convert)
