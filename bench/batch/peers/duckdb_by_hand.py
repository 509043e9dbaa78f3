"""DuckDB, by hand: one SQL statement from file to file."""

from __future__ import annotations

import duckdb

from bench.batch import key
from bench.batch.job import run


def percent(items: tuple[str, ...]) -> str:
    answered = " + ".join(f"({item} is not null)::int" for item in items)
    total = " + ".join(f"coalesce({f'6 - {i}' if i in key.REVERSED else i}, 0)::int" for i in items)
    return (
        f"case when ({answered}) * 100 >= {key.ANSWERED_PERCENT * len(items)}"
        f" then (({total}) - ({answered})) * 100 / (4 * ({answered})) end"
    )


def points(items: tuple[str, ...]) -> str:
    return " + ".join(
        f"case when {item} = '{key.RIGHT[item]}' then 1e0 "
        f"when {item} is not null then {-key.PENALTY.get(item, 0.0)}e0 else 0e0 end"
        for item in items
    )


def ticks() -> str:
    def balance(item: str) -> str:
        return " ".join(
            f"{'+' if option in key.RIGHT_SETS[item] else '-'} contains({item}, '{option}')::int"
            for option in key.OPTIONS
        )

    return " + ".join(
        f"coalesce(greatest(0, {balance(item)}), 0) / {len(right)}e0"
        for item, right in key.RIGHT_SETS.items()
    )


def query(answers: str, target: str) -> str:
    types = {name: "TINYINT" if name in key.LIKERT else "VARCHAR" for name in key.COLUMNS}
    scales = {
        **{scale: percent(items) for scale, items in key.LIKERT_SCALES.items()},
        **{scale: points(items) for scale, items in key.KEYED_SCALES.items()},
        "m": ticks(),
    }
    weighted = " + ".join(
        f"{weight} * " + (f"coalesce({s}, 0)" if s in key.LIKERT_SCALES else f"10 * greatest({s}, 0)")
        for s, weight in key.WEIGHTS.items()
    )
    present = " + ".join(f"{weight} * ({s} is not null)::int" for s, weight in key.WEIGHTS.items())
    bands = " ".join(
        f"when global < {cut} then '{name}'" for cut, name in zip(key.BAND_CUTS, key.BANDS, strict=False)
    )
    stages = " ".join(
        f"when {scale} is null or {scale} < {cut} then {passed}"
        for passed, (scale, cut) in enumerate(key.STAGES)
    )
    (across, cut_across), (down, cut_down) = key.DECISION
    outcomes = " ".join(
        f"when ({across} >= {cut_across}) = {x} and ({down} >= {cut_down}) = {y} then '{name}'"
        for (x, y), name in key.OUTCOMES.items()
    )
    norms = [f"{norm}e0" for norm in key.NORMS]
    return f"""
        copy (
            with scales as (
                select respondent_id, {", ".join(f"{rule} as {scale}" for scale, rule in scales.items())}
                from read_csv('{answers}', header = true, delim = ',', columns = {types})
            ), weighed as (
                select *, case when {present} >= {key.PRESENT_WEIGHT}
                    then round(({weighted}) / ({present}), {key.DIGITS}) end as global
                from scales
            )
            select *,
                case {bands} when global is not null then '{key.BANDS[-1]}' end as band,
                case {stages} else {len(key.STAGES)} end as stage,
                case {outcomes} end as outcome,
                case when global is not null then {nested(norms, 0, len(norms) - 1)} end as percentile
            from weighed
        ) to '{target}' (header, delimiter ',')
    """


def nested(norms: list[str], low: int, high: int) -> str:
    """The percentile, halved at each step: quicker than a join, and than 101 cases in a row."""
    if low == high:
        return str(low)
    middle = (low + high + 1) // 2
    upper, lower = nested(norms, middle, high), nested(norms, low, middle - 1)
    return f"case when global >= {norms[middle]} then {upper} else {lower} end"


def score(answers: str, target: str) -> None:
    duckdb.sql(query(answers, target))


if __name__ == "__main__":
    run(score)
