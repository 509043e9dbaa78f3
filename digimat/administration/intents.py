"""What a sitting is told and what it tells: intents of a respondent, events that follow, and moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Now:
    """A moment: the wall clock (ISO 8601, UTC) and a clock that only goes forward, in milliseconds."""

    utc: str
    mono_ms: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``item`` is empty where it concerns the whole sitting."""

    kind: str
    now: Now
    item: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begin:
    """See the first item: from here on, time is counted.

    ``extra_time`` is a share of the limit; ``profile`` says who answers, by profile field.
    """

    extra_time: float = 0.0
    profile: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """Give a response, in codes. Another item than the current one is gone to first."""

    code: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Clear:
    """Take a response back."""

    item: str | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Go to the item before."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the item after; after the last one comes the review."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to an item; without one, to the review."""

    item: str | None


@dataclass(frozen=True, slots=True)
class Flag:
    """Mark an item to look at again, or take the mark off."""

    item: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """Say something about an item; it is kept and never scored."""

    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock and leave."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Come back."""


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand in; nothing can be changed afterwards."""


Intent = Begin | Answer | Clear | Back | Next | Jump | Flag | Comment | Pause | Resume | Submit
