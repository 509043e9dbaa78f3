"""Names as numbers of 64 bits, many at once: alike names have alike numbers, in every process and for ever."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from digimat.answers.name_column import LONGEST, Names

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_PRIME = np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT = np.uint64(29)


def hash_names(names: Sequence[str]) -> NDArray[np.uint64]:
    """A number of each name; other names have other numbers, but for one pair in some billion billions.

    >>> first, second, third = hash_names(["anne", "béa", "anne"]).tolist()
    >>> first == third != second
    True
    """
    if not isinstance(names, Names) and max(map(len, names), default=0) > LONGEST and len(names) > 1:
        middle = len(names) // 2  # one long name is not to widen thousands of others
        return np.concatenate([hash_names(names[:middle]), hash_names(names[middle:])])
    words = Names.of(names).words
    mixed = np.full(len(words), _FIRST)
    for word in words.T:
        step = mixed ^ word
        step *= _PRIME
        step ^= step >> _SHIFT
        # Zeros behind a short name change nothing, so that its number does not depend on the longest of its batch.
        mixed = step if word.all() else np.where(word != 0, step, mixed)
    return mixed
