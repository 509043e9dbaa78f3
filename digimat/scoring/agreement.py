"""How far several people agree on an item."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from digimat.scoring.arrays import Floats

FEWEST_RATERS = 3
AGREEMENT, PARTIAL = 0.70, 0.50


def r_wg(values: Floats, group: NDArray[np.intp], groups: int, options: int) -> Floats:
    """Agreement of the people of each group on one item, within-group.

        r_wg = 1 - s² / σ²,  σ² = (A² - 1) / 12,  clipped to 0..1

    s² is the sample variance (n - 1) of their responses, and σ² the variance of A options chosen at random (2 for
    five). From 0.70 on people agree, from 0.50 they agree in part, below they disagree.

    Args:
        values: float (people,), responses as whole steps; NaN = none.
        group: intp (people,), the number of each person's group; -1 = none.
        groups: how many groups there are.
        options: A, how many options the item has.
    Returns:
        float (groups,); NaN where fewer than three people responded.
    Source: James, Demaree and Wolf, 1984, Journal of Applied Psychology 69.

    >>> r_wg(np.array([2.0, 3, 3, 4]), np.zeros(4, np.intp), 1, 5).round(4)
    array([0.6667])
    """
    counts_for = ~np.isnan(values) & (group >= 0)
    # Sorted, so that the order of the rows of a file is not seen in the last digit.
    order = np.lexsort((values[counts_for], group[counts_for]))
    value, where = values[counts_for][order], group[counts_for][order]
    number = np.bincount(where, minlength=groups)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.bincount(where, weights=value, minlength=groups) / number
        squares = np.bincount(where, weights=(value - mean[where]) ** 2, minlength=groups)
        agreement = 1 - squares / (number - 1) / ((options**2 - 1) / 12)
    return np.where(number >= FEWEST_RATERS, np.clip(agreement, 0, 1), np.nan)
