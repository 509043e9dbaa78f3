"""Where plain lines are written and typed."""

from __future__ import annotations

from typing import Protocol

from digimat.administration.folding import wrapped


class Terminal(Protocol):
    """Where a sitting is printed and typed."""

    def write(self, text: str) -> None:
        """Print a line."""

    def read(self, prompt: str) -> str | None:
        """Read a line; None at the end of the input."""


def write_wrapped(terminal: Terminal, text: str) -> None:
    """Print a text in lines that fit; further lines of a list entry stand under its words."""
    lead = " " * (len(text) - len(text.lstrip()))
    for line in wrapped(text.lstrip(), lead):
        terminal.write(line)
