"""A raw score read off a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import TOLERANCE, Points, Scores
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span
from digimat.scoring.tables import Source, Table, check_one_way, check_rising, two_columns


def _check(scale: Scale) -> Iterator[Misfit]:
    yield from check_rising(scale, "table")
    yield from check_one_way(scale, "table")


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    """The scores of the rows that the raw score can reach."""
    (low, high), table = inputs[0], scale.with_["table"]
    ends_at = [*(start for start, _ in table[1:]), inf]
    scores = [
        score
        for (start, score), end in zip(table, ends_at, strict=True)
        if start - TOLERANCE <= high and end - TOLERANCE > low
    ] or [score for _, score in table]
    return Span(min(scores), max(scores))


@scoring_rule("lookup", fr="Score lu dans une table, par paliers.", inputs=1, check=_check, range_=_range)
def lookup(
    points: Points,
    *,
    table: Table,
    source: Source | None = None,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Score read off a table, in steps.

        score = the second number of the last row whose first number is <= points

    Nothing is read between two rows; ``piecewise_line`` does that. A raw score within 1e-9 of a row is on it.

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        table: rows of a raw score and the score from there on, raw scores rising.
        source: where the table comes from.
    Returns:
        float (respondents,) in the unit of the table; NaN below its first row.
    Missing: a missing raw score has no score, and neither has one that the table does not reach down to.
    Source: digimat's own rule; raw-score-to-standard-score tables as test manuals print them.

    >>> lookup(np.array([[0], [5.5], [9], [-1]]), table=[[0, 20], [5, 35], [9, 50]])
    array([20., 35., 50., nan])
    """
    starts, scores = two_columns(table)
    raw = points[:, 0]
    row = np.searchsorted(starts - TOLERANCE, raw, side="right") - 1
    return np.where(np.isnan(raw) | (row < 0), np.nan, scores[row])
