"""Where plain lines are written and typed."""

from __future__ import annotations

import re
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
    # French puts a space before these signs; a line never begins with one of them.
    text = re.sub(r"(?<=\S) (?=[:;!?»])|(?<=«) ", "\N{NO-BREAK SPACE}", text)
    lines = textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    for line in lines or [""]:
        terminal.write(line)
