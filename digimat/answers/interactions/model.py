"""Interactions as arrays of places: who reacted to whom, in which units, how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from digimat.language import Text, plural
from digimat.problems import Problem

Places: TypeAlias = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Interactions:
    """Interactions between two different people, one entry each in the five arrays of places.

    ``author`` wrote something, ``reactor`` reacted to it; places in ``people``. ``unit_author`` and ``unit_reactor``
    are the units that they had then, places in ``units``; ``type`` is a place in ``types``, "" where it is not said.
    ``own`` are those who reacted to something of their own, once for each time.
    """

    author: Places
    reactor: Places
    unit_author: Places
    unit_reactor: Places
    type: Places
    own: Places
    people: Sequence[str]
    units: Sequence[str]
    types: Sequence[str]

    def __len__(self) -> int:
        return len(self.author)


@dataclass(frozen=True, slots=True)
class InteractionFile:
    """What a file held: rows read = used + own reactions + rejected; of an own reaction, author and reactor are one.

    ``problems`` has the first of those that say what is wrong with rejected rows.
    """

    interactions: Interactions
    read: int
    rejected: int
    problems: Sequence[Problem]
    form: Text  # how it was read, in words

    @property
    def law(self) -> Text:
        """Rows read, and what became of them."""
        used, own = len(self.interactions), len(self.interactions.own)
        return Text(
            fr=f"Lignes lues : {self.read} = {used} retenues + {plural(own, 'réaction')} à soi-même + "
            f"{self.rejected} rejetées ({self.form.fr})",
            en=f"Rows read: {self.read} = {used} used + {plural(own, 'reaction', 'en')} to oneself + "
            f"{self.rejected} rejected ({self.form.en})",
        )


@dataclass(frozen=True, slots=True)
class Members:
    """The list of the members of a network: the unit of each."""

    units: Mapping[str, str]
    read: int
    rejected: int
    problems: Sequence[Problem]

    @property
    def law(self) -> Text:
        """Rows of the list, and what became of them."""
        doubles = self.read - len(self.units) - self.rejected
        return Text(
            fr=f"Membres lus : {self.read} = {len(self.units)} retenus + {doubles} doublons + {self.rejected} rejetés",
            en=f"Members read: {self.read} = {len(self.units)} used + {doubles} duplicates + {self.rejected} rejected",
        )
