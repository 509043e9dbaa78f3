"""Polars, by hand: one lazy query of expressions, from file to file."""

from __future__ import annotations

import polars as pl

from bench.batch import key
from bench.batch.job import run

TYPES = dict.fromkeys(key.LIKERT, pl.Int8)


def right_ticks(item: str) -> pl.Expr:
    return pl.sum_horizontal(
        pl.col(item).str.contains(option, literal=True).cast(pl.Int32) for option in key.RIGHT_SETS[item]
    )


def wrong_ticks(item: str) -> pl.Expr:
    return pl.sum_horizontal(
        pl.col(item).str.contains(option, literal=True).cast(pl.Int32)
        for option in key.OPTIONS
        if option not in key.RIGHT_SETS[item]
    )


def percent(items: tuple[str, ...]) -> pl.Expr:
    """Cast before the arithmetic: Int8 would wrap at 127 without a word."""
    answered = pl.sum_horizontal(pl.col(item).is_not_null().cast(pl.Int32) for item in items)
    total = pl.sum_horizontal(
        (6 - pl.col(item) if item in key.REVERSED else pl.col(item)).cast(pl.Int32) for item in items
    )
    enough = answered * 100 >= key.ANSWERED_PERCENT * len(items)
    return pl.when(enough).then((total - answered) * 100 / (4 * answered))


def points(items: tuple[str, ...]) -> pl.Expr:
    right = pl.sum_horizontal((pl.col(item) == key.RIGHT[item]).cast(pl.Int32) for item in items)
    penalties = [
        (pl.col(item) != key.RIGHT[item]).cast(pl.Int32) * key.PENALTY[item]
        for item in items
        if item in key.PENALTY
    ]
    return (right - pl.sum_horizontal(penalties) if penalties else right).cast(pl.Float64)


def ticks(wrong: object = wrong_ticks) -> pl.Expr:
    return pl.sum_horizontal(
        (right_ticks(item) - wrong(item)).clip(lower_bound=0).fill_null(0) / len(right)  # type: ignore[operator]
        for item, right in key.RIGHT_SETS.items()
    )


def scored(answers: str, multi: pl.Expr) -> pl.LazyFrame:
    """The query."""
    scales = {
        **{scale: percent(items) for scale, items in key.LIKERT_SCALES.items()},
        **{scale: points(items) for scale, items in key.KEYED_SCALES.items()},
        "m": multi,
    }
    shares = {
        scale: pl.col(scale) if scale in key.LIKERT_SCALES else 10 * pl.col(scale).clip(lower_bound=0)
        for scale in scales
    }
    present = pl.sum_horizontal(
        pl.col(scale).is_not_null().cast(pl.Int32) * weight for scale, weight in key.WEIGHTS.items()
    )
    weighted = pl.sum_horizontal(shares[scale] * weight for scale, weight in key.WEIGHTS.items())
    gates = [pl.col(scale).ge(cut).fill_null(False) for scale, cut in key.STAGES]
    passed = [pl.all_horizontal(gates[: number + 1]).cast(pl.Int32) for number in range(len(gates))]
    x, y = (pl.col(scale) >= cut for scale, cut in key.DECISION)
    outcome = pl.coalesce(
        pl.when((x == across) & (y == down)).then(pl.lit(name))
        for (across, down), name in key.OUTCOMES.items()
    )
    whole = pl.col("global")
    return (
        pl.scan_csv(answers, schema_overrides=TYPES, infer_schema=False)
        .select("respondent_id", **scales)
        .with_columns(
            pl.when(present >= key.PRESENT_WEIGHT)
            .then((weighted / present).round(key.DIGITS))
            .alias("global")
        )
        .with_columns(
            whole.bin_intervals(key.BAND_CUTS, labels=key.BANDS).alias("band"),
            pl.sum_horizontal(passed).alias("stage"),
            outcome.alias("outcome"),
            # Below the first norm, and up to the second: percentile 0.
            whole.bin_intervals(key.NORMS[1:], labels=False).alias("percentile"),
        )
    )


def score(answers: str, target: str) -> None:
    scored(answers, ticks()).sink_csv(target)


if __name__ == "__main__":
    run(score)
