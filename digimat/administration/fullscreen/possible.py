"""Whether a full screen may be used here. Asked before anything of it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Stream(Protocol):
    """What of a stream matters here."""

    def isatty(self) -> bool:
        """Whether a person sits at it."""


# Set by those who need lines (a screen reader), by a choice of the user, or where nobody sits.
_WANT_LINES = ("ACCESSIBLE", "DIGIMAT_PLAIN", "CI")
_NO = ("", "0", "false", "no")


def full_screen_possible(
    environment: Mapping[str, str], *streams: Stream | None, plain: bool = False, windows: bool = False
) -> bool:
    """Whether every stream is a terminal that can be drawn on, and nobody asked for plain lines.

    The full screen is drawn on stderr and reads stdin: without a terminal there it would wait for ever.

    Args:
        environment: the environment of the process.
        streams: those that have to be a terminal: stdin, stderr, and stdout where it is not a result's.
        plain: plain lines were asked for.
        windows: a Windows console needs no TERM.
    """
    if plain or any(environment.get(name, "").lower() not in _NO for name in _WANT_LINES):
        return False
    term = environment.get("TERM", "")
    if term in ("dumb", "unknown") or (not term and not windows):
        return False
    return all(stream is not None and stream.isatty() for stream in streams)
