"""A column of few different numbers is written as one of many is: number by number."""

import numpy as np
import pytest

from digimat.reports.score_files.number_cells import number_cells
from digimat.reports.score_files.number_column import LOOKED_AT, NumberColumn


def texts(cells):
    return [bytes(cell).replace(b"\0", b"").decode() for cell in cells]


def few(rng, rows):
    return rng.integers(0, 25, rows) * 100 / 24


@pytest.mark.parametrize("point", [b".", b","])
@pytest.mark.parametrize(
    "values",
    [
        lambda rng, rows: few(rng, rows),
        lambda rng, rows: rng.random(rows) * 100,
        # Few at first, then others: here and there, and most of them.
        lambda rng, rows: np.where(np.arange(rows) % 50 == LOOKED_AT % 50, rng.random(rows), few(rng, rows)),
        lambda rng, rows: np.where(np.arange(rows) > LOOKED_AT, rng.random(rows) * 1e6, few(rng, rows)),
        lambda rng, rows: np.full(rows, np.nan),
        lambda rng, rows: rng.choice([0.0, -0.0, 0.1 + 0.2, 1e300, -5e-7, 2.5], rows),
    ],
)
def test_cells_are_those_of_the_numbers_one_by_one(values, point):
    rng = np.random.default_rng(7)
    column = np.asarray(values(rng, 3 * LOOKED_AT), float)
    column[rng.random(len(column)) < 0.05] = np.nan
    written = NumberColumn(column, point)
    for start in range(0, len(column), 1000):
        stop = min(start + 1000, len(column))
        expected = texts(number_cells(column[start:stop], point))
        assert texts(written.cells(start, stop)) == expected


def test_a_short_column_is_written_too():
    assert texts(NumberColumn(np.array([1.5, np.nan, 3])).cells(0, 3)) == ["1.5", "", "3"]
