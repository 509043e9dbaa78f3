"""The answer table: one row a respondent, one column an item, the codes as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Answers in codes, from one sitting or from a file of millions.

    ``columns[item]`` has one text a respondent: a code of the item, ``""`` where it was shown and left
    blank, None where it was not shown. ``required`` has the band asked of each respondent, or ``""``;
    ``seconds[item]``, where it is known, the time spent. ``profile[field]`` says who answered, ``""`` where
    that is not known. ``instances[item]`` names what each respondent was asked of an item that has several
    variants, ``""`` where that is its first; ``forms`` has the form that each was given, ``""`` where it is not known.
    """

    respondents: Sequence[str]
    columns: Mapping[str, Sequence[str | None]]
    required: Sequence[str] = ()
    seconds: Mapping[str, Sequence[float | None]] = field(default_factory=dict)
    profile: Mapping[str, Sequence[str]] = field(default_factory=dict)
    instances: Mapping[str, Sequence[str]] = field(default_factory=dict)
    forms: Sequence[str] = ()

    def row(self, number: int) -> AnswerTable:
        """The table of one respondent."""
        return AnswerTable(
            (self.respondents[number],),
            {item: (column[number],) for item, column in self.columns.items()},
            (self.required[number],) if self.required else (),
            {item: (column[number],) for item, column in self.seconds.items()},
            {name: (column[number],) for name, column in self.profile.items()},
            {item: (column[number],) for item, column in self.instances.items()},
            (self.forms[number],) if self.forms else (),
        )

    def take(self, rows: Sequence[int] | NDArray[Any]) -> AnswerTable:
        """The table of some respondents, by their places."""

        def of(column: Sequence[Any]) -> Sequence[Any]:
            if hasattr(column, "take"):
                return column.take(rows)  # type: ignore[no-any-return]
            return tuple(column[row] for row in rows)

        return AnswerTable(
            of(self.respondents),
            {item: of(column) for item, column in self.columns.items()},
            of(self.required) if self.required else (),
            {item: of(column) for item, column in self.seconds.items()},
            {name: of(column) for name, column in self.profile.items()},
            {item: of(column) for item, column in self.instances.items()},
            of(self.forms) if self.forms else (),
        )

    def requiring(self, band: str | None) -> AnswerTable:
        """The same table with one band asked of everybody who has none of their own."""
        if band is None:
            return self
        own = self.required or [""] * len(self.respondents)
        return replace(self, required=[each or band for each in own])
