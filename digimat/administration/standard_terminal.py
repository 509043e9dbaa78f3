"""The terminal of the process: print and input, whatever is connected to them."""

from __future__ import annotations

import io
import sys
from typing import TextIO

from digimat.language import printable


class StandardTerminal:
    """Writes to a stream and reads from stdin; nothing that is printed can steer the terminal.

    Args:
        out: where to write; stderr where stdout is kept for a result.
    """

    def __init__(self, out: TextIO | None = None) -> None:
        self.out = sys.stdout if out is None else out
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")  # a byte of another encoding ends no sitting

    def write(self, text: str) -> None:
        """Print a line, without characters that a terminal would obey."""
        print(printable(text), file=self.out, flush=True)

    def read(self, prompt: str) -> str | None:
        """Read a line; None at the end of the input."""
        print(prompt, end="", file=self.out, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=self.out, flush=True)
            return None
        if not sys.stdin.isatty():
            print(file=self.out, flush=True)  # nobody pressed Enter on this screen
        return line.rstrip("\n")
