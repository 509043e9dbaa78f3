"""What is told of parts that are too small to be shown."""

from __future__ import annotations

from collections.abc import Collection

from digimat.reports.cohort.case import part_title
from digimat.reports.telling import Telling
from digimat.scoring.cohort import Parts
from digimat.scoring.small_groups import LEAST

MOST = 6  # hidden parts that get a row of their own, which says so


def listed_parts(parts: Parts, hidden: Collection[int]) -> tuple[int, ...]:
    """The parts to list: those that are hidden too, as long as they are few."""
    every = range(len(parts.names))
    return tuple(every) if len(hidden) <= MOST else tuple(part for part in every if part not in hidden)


def hiding_note(telling: Telling, parts: Parts, hidden: Collection[int], *, some: bool = False) -> str:
    """Why something is hidden; "" where nothing is.

    Args:
        telling: in which language.
        parts: all of them.
        hidden: those of which nothing is shown.
        some: whether single cells of others are hidden, too.
    """
    if not hidden and not some:
        return ""
    why = telling.say(
        f"caché : moins de {LEAST} personnes, ou ce qui permettrait de les retrouver par différence.",
        f"hidden: fewer than {LEAST} people, or what would give them away by subtraction.",
    )
    if len(hidden) <= MOST:
        return why[0].upper() + why[1:]
    names = [part_title(telling, parts.by, parts.names[part]) for part in sorted(hidden)]
    first = ", ".join(names[:MOST])
    return telling.say(
        f"{len(names)} parties ne sont pas montrées ({first}, …) ; {why}",
        f"{len(names)} parts are not shown ({first}, …); {why}",
    )
