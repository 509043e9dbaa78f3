"""Array helpers with one promise: a respondent's number does not depend on the other rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires.conditions import TOLERANCE as TOLERANCE  # one for conditions and for cuts

Floats: TypeAlias = NDArray[np.float64]
Points: TypeAlias = Floats  # (respondents, columns), NaN = missing
Weights: TypeAlias = Floats  # (columns,)
Scores: TypeAlias = Floats  # (respondents,), NaN = missing

# So many rows are computed at a time that what is in between stays in the fast memory of the processor.
ROWS_AT_ONCE: Final = 16_384
_IN_A_BYTE: Final = 255


def slices(rows: int) -> Iterator[slice]:
    """All rows, a part at a time; one part where there are few, and where there are none."""
    for start in range(0, max(rows, 1), ROWS_AT_ONCE):
        yield slice(start, min(start + ROWS_AT_ONCE, rows))


def row_sum(matrix: Floats) -> Floats:
    """Sum of each row, column after column.

    numpy's own sum adds in an order that depends on the shape and layout of the array, so that one row
    alone and the same row among a million could differ in the last bit.
    """
    total = np.zeros(matrix.shape[0])
    for column in range(matrix.shape[1]):
        total += matrix[:, column]
    return total


def weighted_sum(matrix: Floats | NDArray[np.bool_], weights: Weights) -> Floats:
    """Sum of each row, each column times its weight: to the bit ``row_sum(matrix * weights)``."""
    if matrix.dtype == np.bool_ and np.all(weights == 1):
        return count_true(matrix.view(np.bool_))
    total = np.zeros(matrix.shape[0])
    for column, weight in enumerate(weights.tolist()):
        total += matrix[:, column] if weight == 1 else matrix[:, column] * weight
    return total


def count_true(matrix: NDArray[np.bool_]) -> Floats:
    """How many columns are true in each row; counted in bytes while these hold it, which is many times faster."""
    total = np.zeros(matrix.shape[0])
    for start in range(0, matrix.shape[1], _IN_A_BYTE):
        part = np.zeros(matrix.shape[0], np.uint8)
        for column in matrix[:, start : start + _IN_A_BYTE].T:
            part += column.view(np.uint8)
        total += part
    return total


def all_missing(matrix: Floats) -> NDArray[np.bool_]:
    """The rows in which every column is missing."""
    missing = np.ones(matrix.shape[0], np.bool_)
    for column in range(matrix.shape[1]):
        missing &= np.isnan(matrix[:, column])
    return missing


def divide(numerator: Floats, denominator: Floats) -> Floats:
    """Numerator / denominator; missing where the denominator is 0 or either is missing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = np.divide(numerator, denominator)
    return np.where((denominator != 0) & ~np.isnan(denominator), quotient, np.nan)
