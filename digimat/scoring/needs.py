"""Profiles: which needs stand out from the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires import Needs
from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.results import NeedsResult


def rank_needs(needs: Needs, columns: Mapping[str, NDArray[Any]]) -> NeedsResult:
    """The leading needs of each respondent.

    With the needs sorted n1 >= n2 >= …, those up to the first k where n(k) - n(k+1) >= gap lead; all of them where
    there is no such k. Where one need is missing there is no profile.
    """
    scores = np.column_stack([columns[name] for name in needs.scales])
    known = ~np.isnan(scores).any(axis=1)
    ranked = -np.sort(-scores, axis=1)
    clear = ranked[:, :-1] - ranked[:, 1:] >= needs.gap - TOLERANCE
    last = np.where(clear.any(axis=1), np.argmax(clear, axis=1), scores.shape[1] - 1)
    lowest = ranked[np.arange(len(scores)), last]
    leading = known[:, None] & (scores >= lowest[:, None])
    return NeedsResult(needs, leading, known)
