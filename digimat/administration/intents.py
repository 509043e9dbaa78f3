"""What a sitting is told and what it tells: intents of a respondent, events that follow, and moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digimat.language import Language


@dataclass(frozen=True, slots=True)
class Now:
    """A moment, on up to three clocks.

    ``utc`` is the wall clock (ISO 8601), which may be set; ``mono_ms`` only goes forward, and stands still while the
    machine sleeps where the system knows such a clock; ``boot_ms`` goes on then (None: the system has no such clock).
    """

    utc: str
    mono_ms: int
    boot_ms: int | None = field(default=None, compare=False)  # not stored: what it shows is an event


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

    ``extra_time`` is a share of the limit; ``profile`` says who answers, by profile field; ``notice`` is the
    fingerprint of the notice that was acknowledged, empty where none was shown (paper forms).
    """

    extra_time: float = 0.0
    profile: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


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
class GoOn:
    """Go where an answer leads: to the item after, or back to the review once it was seen.

    Items that are asked only since then come first: nobody has to look for them in the list.
    """


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
class Draft:
    """What has been written of an answer that is not given yet; it is kept and never scored."""

    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Speak:
    """Go on in another language."""

    language: Language


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed. Nothing follows from it, unless the machine slept or a clock was set."""


@dataclass(frozen=True, slots=True)
class FocusLost:
    """The respondent looks at another window, as far as the terminal can tell."""


@dataclass(frozen=True, slots=True)
class FocusGained:
    """The respondent is back at this window."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the clock and leave."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Come back. ``seen_ms`` is when the sitting was last known to be on a screen, by the clock that goes forward."""

    seen_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand in; nothing can be changed afterwards."""


Intent = (
    Begin | Answer | Clear | Back | Next | GoOn | Jump | Flag | Comment | Draft | Speak
    | Tick | FocusLost | FocusGained | Pause | Resume | Submit
)  # fmt: skip
