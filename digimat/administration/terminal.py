"""Where plain lines are written and typed."""

from __future__ import annotations

import textwrap
from typing import Protocol

from digimat.administration.questions import WIDTH


class Terminal(Protocol):
    """Where a sitting is printed and typed."""

    def write(self, text: str) -> None:
        """Print a line."""

    def read(self, prompt: str) -> str | None:
        """Read a line; None at the end of the input."""


def write_wrapped(terminal: Terminal, text: str) -> None:
    """Print a text in lines that fit; further lines of a list entry stand under its words."""
    indent = " " * (len(text) - len(text.lstrip()))
    lines = textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    for line in lines or [""]:
        terminal.write(line)
