"""The interactions that a report on a network is given beside the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.answers.interactions.members import read_members
from digimat.answers.interactions.reading import read_interactions
from digimat.files import not_over_input
from digimat.language import Text
from digimat.problems import Problem
from digimat.reports.pages.relations import MOST_UNITS
from digimat.scoring.relations import Relations, relate


@dataclass(frozen=True, slots=True)
class NetworkRead:
    """The figures of a network for one page, and what is told of the files that they come from."""

    relations: Relations
    notes: Sequence[Text]
    problems: Sequence[Problem]
    rejected: int


@dataclass(frozen=True, slots=True)
class NetworkFiles:
    """A file of interactions and, perhaps, a list of members."""

    interactions: Path
    members: Path | None = None

    def spare(self, out: Path) -> None:
        """Refuse to write over what is read.

        Raises:
            UserError: it is one of these files.
        """
        for path in (self.interactions, self.members):
            if path is not None:
                not_over_input(path, out)

    def read(self) -> NetworkRead:
        """The figures of the network.

        Raises:
            UserError: a file cannot be read, or fewer than five people have interactions.
        """
        file = read_interactions(self.interactions)
        members = read_members(self.members) if self.members is not None else None
        listed = [] if members is None else [members]
        return NetworkRead(
            relate(file.interactions, members, MOST_UNITS),
            [file.law, *(each.law for each in listed)],
            [*file.problems, *(problem for each in listed for problem in each.problems)],
            file.rejected + sum(each.rejected for each in listed),
        )
