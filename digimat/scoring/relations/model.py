"""What is known of the relations in a network. Nothing of a unit of fewer than five people, and of no single person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Share:
    """So many of a whole."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """In percent; None of nothing."""
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, eq=False)  # arrays are not equal or unequal as a whole
class UnitMatrix:
    """Interactions by unit: ``counts`` (reacting unit, unit of the author), ``people`` of each, who took part.

    Units that have no row of their own are together the last row and column, so that the sum is that of all
    interactions.
    """

    names: Sequence[str]  # of the units that are shown
    people: Sequence[int]
    counts: NDArray[np.int64]
    hidden: Sequence[str]  # too small to be shown, or would give those away
    together: (
        int  # how many units are the last row: those that are hidden, and those left out of a narrow matrix
    )

    def across(self, unit: int) -> Share:
        """What a unit receives from others, of all that it receives."""
        received = int(self.counts[:, unit].sum())
        return Share(received - int(self.counts[unit, unit]), received)


@dataclass(frozen=True, slots=True)
class Silence:
    """Members who are in no interaction, of all members of each unit.

    Hidden units are together in ``others``, where they have five members.
    """

    units: Mapping[str, Share]
    others: Share | None
    hidden: Sequence[str]
    unlisted: int  # people with interactions who are not in the list of members: counted in no unit

    @property
    def all(self) -> Share:
        """Of all members."""
        shares = [*self.units.values(), *([self.others] if self.others is not None else [])]
        return Share(sum(share.part for share in shares), sum(share.whole for share in shares))


@dataclass(frozen=True, slots=True)
class Relations:
    """The figures of a network.

    ``between_units``: interactions between two units, of all; ``by_type`` the same of each type. ``reciprocity``: pairs
    of people who react to each other, of all pairs of whom one reacts. ``moved``: people with more than one unit.
    """

    interactions: int
    people: int
    between_units: Share
    by_type: Mapping[str, Share]  # "" where the type is not said
    reciprocity: Share
    matrix: UnitMatrix
    silence: Silence | None  # None without a list of members: who never takes part is in no interaction
    moved: int


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """How widely one person is read: ``colleagues`` who reacted, ``units`` these have, and the index from 0 to 100."""

    person: str
    colleagues: int
    units: int
    index: float
