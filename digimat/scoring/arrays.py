"""Array helpers with one promise: a respondent's number does not depend on the other rows."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires.conditions import TOLERANCE as TOLERANCE  # one for conditions and for cuts

Floats: TypeAlias = NDArray[np.float64]
Points: TypeAlias = Floats  # (respondents, columns), NaN = missing
Weights: TypeAlias = Floats  # (columns,)
Scores: TypeAlias = Floats  # (respondents,), NaN = missing


def row_sum(matrix: Floats) -> Floats:
    """Sum of each row, column after column.

    numpy's own sum adds in an order that depends on the shape and layout of the array, so that one row
    alone and the same row among a million could differ in the last bit.
    """
    total = np.zeros(matrix.shape[0])
    for column in range(matrix.shape[1]):
        total += matrix[:, column]
    return total


def divide(numerator: Floats, denominator: Floats) -> Floats:
    """Numerator / denominator; missing where the denominator is 0 or either is missing."""
    result = np.full(np.broadcast(numerator, denominator).shape, np.nan)
    np.divide(numerator, denominator, out=result, where=(denominator != 0) & ~np.isnan(denominator))
    return result
