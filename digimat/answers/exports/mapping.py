"""What a person has said of the columns of a survey's files, kept from one file to the next."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field

from digimat.answers.exports.model import Heading, Role
from digimat.answers.exports.texts import normalised
from digimat.problems import Problem


def heading_key(rows: Sequence[str]) -> tuple[str, ...]:
    """A heading as mappings compare it."""
    return tuple(normalised(row) for row in rows if row.strip())


@dataclass(frozen=True, slots=True)
class Entry:
    """What one column is: the one with this heading or, where several have it, the so manyth of them."""

    heading: tuple[str, ...]  # as ``heading_key`` gives it
    role: Role
    target: str = ""
    part: str = ""
    instance: str = ""
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file as it is understood.

    ``vendor`` None: as the header says. ``decimal`` is the sign of the file's numbers, where it is said.
    ``by_content``: it is meant that no column says who answered. ``not_asked`` lists the items that the form did not
    ask, ``not_offered`` the options that it did not offer. ``problems`` are warnings.
    """

    questionnaire: str
    version: str
    vendor: str | None = None
    entries: Sequence[Entry] = ()
    separators: tuple[str, ...] | None = None
    decimal: str = ""
    spellings: Map[str, Map[str, str]] = field(default_factory=dict)
    by_content: bool = False
    not_asked: frozenset[str] = frozenset()
    not_offered: Map[str, frozenset[str]] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    def entries_of(self, headings: Sequence[Heading]) -> dict[int, Entry]:
        """What is said of the columns of a file, by their place."""
        known = {(entry.heading, entry.occurrence): entry for entry in self.entries}
        seen: dict[tuple[str, ...], int] = {}
        found: dict[int, Entry] = {}
        for heading in headings:
            key = heading_key(heading.rows)
            seen[key] = seen.get(key, 0) + 1
            if entry := known.get((key, seen[key])):
                found[heading.place] = entry
        return found
