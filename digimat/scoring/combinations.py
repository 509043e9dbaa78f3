"""Combinations of a few small numbers a row, each worked on once however many rows have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


def by_combination(
    columns: Iterable[tuple[NDArray[Any], int]], rows: int, text: Callable[[tuple[int, ...]], str]
) -> tuple[NDArray[np.int64], list[str]]:
    """The text of each row's combination: its number, and the texts by number.

    Args:
        columns: whole numbers from 0 (rows,), and how many there can be.
        text: what to say of the numbers of one row; asked once for each combination that occurs.
    """
    number = np.zeros(rows, np.int64)
    found: list[tuple[int, ...]] = [()] if rows else []
    for values, size in columns:
        number = number * size + values
        # A table of all that could be is walked faster than the rows are sorted, and stays small: each step keeps
        # only what occurs.
        occurs = np.zeros(len(found) * size, np.bool_)
        occurs[number] = True
        kept = np.flatnonzero(occurs)
        place = np.empty(len(occurs), np.int64)
        place[kept] = np.arange(len(kept))
        number = place[number]
        found = [(*found[each // size], each % size) for each in kept.tolist()]
    return number, [text(each) for each in found]
