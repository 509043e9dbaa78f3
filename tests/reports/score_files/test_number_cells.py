"""Numbers are written as Python writes them with twelve significant digits, whatever they are."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digimat.reports.score_files.number_cells import number_cells

RNG = np.random.default_rng(20261122)
POWERS = [10.0**e for e in range(-8, 16)]
SETS = {
    "any double": RNG.integers(0, 2**64, 100_000, dtype=np.uint64).view(np.float64),
    "all magnitudes": 10.0 ** RNG.uniform(-6, 14, 50_000) * RNG.choice([-1, 1], 50_000),
    "percentages": RNG.random(50_000) * 100,
    "shares": RNG.integers(0, 61, 10_000) / 60,
    "tenths": RNG.integers(0, 1001, 10_000) / 10,
    "whole": RNG.integers(-100, 101, 10_000).astype(float),
    "large and whole": RNG.integers(0, 10**13, 20_000).astype(float),
    "ties": np.concatenate([(RNG.integers(10**11, 10**12, 3000) + 0.5) / 10.0**p for p in range(16)]),
    "exact in binary": RNG.integers(1, 2**40, 50_000) / 2.0 ** RNG.integers(0, 45, 50_000),
    "around powers of ten": np.array(
        [
            number
            for power in POWERS
            for number in (
                *(np.nextafter(power, towards) for towards in (0, np.inf)),
                *(power * (1 + part) for part in (0, -1e-13, -4e-13, -5e-13, -6e-13, 5e-13, 4e-12)),
            )
        ]
    ),
    "some missing": np.where(RNG.random(20_000) < 0.1, np.nan, RNG.normal(size=20_000)),
    "few with decimals": np.where(RNG.random(20_000) < 0.1, RNG.random(20_000), 1.0),
    "special": np.array([0.0, -0.0, np.nan, np.inf, -np.inf, 5e-324, 1.7e308, 1e-310]),
    "nothing": np.zeros(0),
    "all missing": np.full(3, np.nan),
}


def texts(values, point=b"."):
    return [bytes(row).replace(b"\0", b"").decode() for row in number_cells(values, point)]


def written(values):
    return ["" if value != value else f"{value:.12g}" for value in values.tolist()]


@pytest.mark.parametrize("name", SETS)
def test_each_number_is_written_as_python_writes_it(name):
    with np.errstate(all="raise"):
        assert texts(SETS[name]) == written(SETS[name])


@given(st.lists(st.floats(), min_size=1, max_size=20))
def test_so_is_any_number_beside_any_others(values):
    assert texts(np.array(values)) == written(np.array(values))


def test_a_comma_stands_before_the_decimals_where_it_is_wished():
    values = np.array([-3.5, 1e-7, 0.05, 1.5e13, 2.0, np.nan])
    assert texts(values, b",") == ["-3,5", "1e-07", "0,05", "1,5e+13", "2", ""]


def test_what_is_given_is_not_written_to_and_may_have_gaps():
    values = np.arange(12.0)[::3] / 8
    assert texts(values) == ["0", "0.375", "0.75", "1.125"]
    assert values.tolist() == [0, 0.375, 0.75, 1.125]


def test_it_is_several_times_as_fast_as_one_by_one():
    values = SETS["percentages"][:8192]

    def took(function):
        rounds = []
        for _ in range(5):
            began = time.process_time()
            function(values)
            rounds.append(time.process_time() - began)
        return min(rounds)

    assert took(number_cells) * 3 < took(written)
