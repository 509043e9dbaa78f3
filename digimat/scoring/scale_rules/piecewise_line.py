"""A score read off a line through declared points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import Points, Scores
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span
from digimat.scoring.tables import Line, Source, check_one_way, check_rising, two_columns


def _check(scale: Scale) -> Iterator[Misfit]:
    yield from check_rising(scale, "line")
    yield from check_one_way(scale, "line")


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    """The scores at both ends of the raw score, and at the points between them."""
    (low, high), line = inputs[0], scale.with_["line"]
    raws = [low, *(raw for raw, _ in line if low < raw < high), high]
    scores = piecewise_line(np.array(raws)[:, np.newaxis], line=line)
    return Span(float(scores.min()), float(scores.max()))


@scoring_rule(
    "piecewise_line",
    fr="Score lu sur une ligne brisée entre des points.",
    inputs=1,
    check=_check,
    range_=_range,
)
def piecewise_line(
    points: Points,
    *,
    line: Line,
    source: Source | None = None,  # noqa: ARG001 (stands beside its numbers and computes nothing)
) -> Scores:
    """Score read off straight lines between declared points.

        score = (left × (x - raw) + right × (raw - w)) / (x - w), between the points [w, left] and [x, right]

    Below the first point it is the score of the first, above the last one the score of the last.

    Args:
        points: float (respondents, 1), a raw score; NaN = missing.
        line: two points or more, each a raw score and its score, raw scores rising.
        source: where the line comes from.
    Returns:
        float (respondents,) in the unit of the line's scores; NaN where the raw score is missing.
    Missing: a missing raw score has no score.
    Source: linear interpolation, clamped at both ends.

    >>> piecewise_line(np.array([[300], [0], [np.nan]]), line=[[60, 100], [240, 60], [480, 40]])
    array([ 55., 100.,  nan])
    """
    raws, scores = two_columns(line)
    raw = np.clip(points[:, 0], raws[0], raws[-1])
    right = np.clip(np.searchsorted(raws, raw), 1, len(raws) - 1)
    left = right - 1
    above, below = raws[right] - raw, raw - raws[left]
    return np.asarray((scores[left] * above + scores[right] * below) / (raws[right] - raws[left]))
