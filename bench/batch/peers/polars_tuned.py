"""Polars, by hand and tuned: all ticks of an item are counted by the length of its cell, ``a;c;d`` = 5 bytes = 3 ticks.

Right as long as every option is one letter and nothing else ever stands in a cell.
"""

from __future__ import annotations

import polars as pl

from bench.batch import key
from bench.batch.job import run
from bench.batch.peers.polars_by_hand import right_ticks, scored


def item_points(item: str) -> pl.Expr:
    """Right less wrong = twice the right ones less all."""
    ticked = (pl.col(item).str.len_bytes().cast(pl.Int32) + 1) // 2
    return (2 * right_ticks(item) - ticked).clip(lower_bound=0).fill_null(0) / len(key.RIGHT_SETS[item])


def score(answers: str, target: str) -> None:
    scored(answers, pl.sum_horizontal(item_points(item) for item in key.MULTI)).sink_csv(target)


if __name__ == "__main__":
    run(score)
