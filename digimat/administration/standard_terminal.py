"""The terminal of the process: print and input, whatever is connected to them."""

from __future__ import annotations

import sys


class StandardTerminal:
    """Writes to stdout and reads from stdin; nothing that is printed can steer the terminal."""

    def write(self, text: str) -> None:
        """Print a line, without characters that a terminal would obey."""
        print("".join(c for c in text if c in "\n\t" or c.isprintable()), flush=True)

    def read(self, prompt: str) -> str | None:
        """Read a line; None at the end of the input."""
        print(prompt, end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            print(flush=True)
            return None
        if not sys.stdin.isatty():
            print(flush=True)  # nobody pressed Enter on this screen
        return line.rstrip("\n")
