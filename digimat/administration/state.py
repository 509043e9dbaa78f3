"""Where a sitting stands: what was answered, what is on the screen, how much time is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from digimat.administration.incidents import Incident
from digimat.administration.intents import Now
from digimat.language import Language
from digimat.questionnaires import Item


class SessionClosed(Exception):
    """The sitting has been handed in."""


class UnknownItem(LookupError):
    """The form has no such item; ``item`` is its name."""

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(item)


class HiddenItem(LookupError):
    """The item is not asked, because of earlier answers or of who answers; ``when`` is its condition."""

    def __init__(self, item: str, when: str) -> None:
        self.item, self.when = item, when
        super().__init__(item)


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a sitting stands.

    ``items`` are those of the form, hidden ones included, and ``position`` is the place of the current one
    among them; one past the last is the review. ``codes`` keeps what was answered before an item was hidden.
    ``seconds`` is the time each item was on the screen. Time away (paused, or between the last sign of life and a
    resume) is counted nowhere; time that the machine slept only where the questionnaire says so.
    """

    items: tuple[Item, ...]
    time_limit: float | None = None  # seconds, of everything that is timed
    section_limits: Mapping[str, float] = field(default_factory=dict)  # seconds, by section
    sections: Mapping[str, str] = field(default_factory=dict)  # the section of each item
    counts_sleep: bool = False  # time that the machine slept is time of the respondent
    position: int = 0
    codes: Mapping[str, str] = field(default_factory=dict)
    late: frozenset[str] = frozenset()
    flagged: frozenset[str] = frozenset()
    comments: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    status: Literal["open", "paused", "submitted"] = "open"
    last: Now | None = None  # the moment of the last event; None: before the first one
    interruptions: int = 0  # how often the sitting was left and taken up again
    incidents: tuple[Incident, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)  # begun answers, by item
    language: Language | None = None  # None: the one that the sitting began in
    away_since: Now | None = None  # since when the respondent looks at another window
    went_to: str = ""  # the file that the sitting went on in; empty: it is here
    notice: str = ""  # fingerprint of the notice that was acknowledged
    profile: Mapping[str, str] = field(default_factory=dict)  # who answers, by profile field
    practice: frozenset[str] = frozenset()  # the items that count for nothing
    untimed: frozenset[str] = frozenset()  # the items that the time limit is not about
    conditional: tuple[Item, ...] = ()  # the items with a condition, in the order of the file
    hidden: frozenset[str] = frozenset()
    reviewed: bool = False  # the review was seen: an answer leads back to it
    opened: frozenset[str] = frozenset()  # asked only since the review, because of an answer changed there

    @property
    def current(self) -> Item | None:
        """The current item; None at the review."""
        return self.items[self.position] if self.position < len(self.items) else None

    @property
    def elapsed(self) -> float:
        """Seconds spent on the items and their review so far."""
        return sum(self.seconds.values())

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that are not hidden, nor practice, in the order of the form."""
        without = self.hidden | self.practice
        return tuple(i for i in self.items if i.id not in without) if without else self.items

    @property
    def number(self) -> int:
        """The number of the current item among those asked, from 1; at the review one more than there are.

        A practice item has its number among those of its kind.
        """
        if self.current is not None and self.current.id in self.practice:
            return 1 + sum(i.id in self.practice for i in self.items[: self.position])
        without = self.hidden | self.practice
        return 1 + sum(i.id not in without for i in self.items[: self.position])

    @property
    def answered(self) -> tuple[str, ...]:
        """Items asked that have a response, in order."""
        return tuple(i.id for i in self.asked if i.id in self.codes)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Items asked that have no response, in order."""
        return tuple(i.id for i in self.asked if i.id not in self.codes)

    def remaining(self, now: Now) -> float | None:
        """Seconds left for the item on the screen at a moment; None without a limit, negative once it is over.

        Where its section has a limit too, the one that ends first.
        """
        limits = [left for left in (self._left(now), self._left_of_section(now)) if left is not None]
        return min(limits, default=None)

    def is_late(self, now: Now) -> bool:
        """Whether an answer to the item on the screen would be late: a time limit that is about it is over."""
        limits = [self._left_of_section(now)]
        if self.current is not None and self.current.id not in self.untimed:
            limits.append(self._left(now))
        return any(left is not None and left < 0 for left in limits)

    def _left(self, now: Now) -> float | None:
        if self.time_limit is None:
            return None
        limited = sum(seconds for name, seconds in self.seconds.items() if name not in self.untimed)
        running = self.current is None or self.current.id not in self.untimed
        return self.time_limit - limited - (self.since(now) if running else 0.0)

    def _left_of_section(self, now: Now) -> float | None:
        """Seconds left of the section of the item on the screen; none at the review, nor without a limit."""
        section = self.sections.get(self.current.id) if self.current is not None else None
        if section is None or section not in self.section_limits:
            return None
        spent = sum(s for name, s in self.seconds.items() if self.sections.get(name) == section)
        return self.section_limits[section] - spent - self.since(now)

    def since(self, now: Now) -> float:
        """Seconds that the item on the screen has been there since the last event, as far as that is known."""
        if self.last is None or self.status != "open":
            return 0.0
        return max(0, now.mono_ms - self.last.mono_ms) / 1000
