"""Texts that no spreadsheet takes for a formula, however it divides a line: one rule for every CSV."""

from __future__ import annotations

import re
from typing import Final

# What OWASP lists under CSV injection, the full-width signs of Japanese keyboards too.
_SIGNS: Final = "=+-@＝＋－＠"
_BREAKS: Final = ("\t", "\r", "\n")
# A file with commas that a French Excel opens is divided at its semicolons: what follows one begins a cell there.
_AFTER_SEPARATOR: Final = re.compile(rf"(?<=[;,|\t\r\n])([\s\"']*)(?=[{re.escape(_SIGNS)}])")


def inert(text: str) -> str:
    """A text with an apostrophe before what would begin a formula: at its start, or after a separator in it.

    >>> inert("=1+1"), inert("R&D;=1+1"), inert("p-001"), inert(" +33 1")
    ("'=1+1", "R&D;'=1+1", 'p-001', "' +33 1")
    """
    guarded = _AFTER_SEPARATOR.sub(r"\1'", text)
    if guarded.startswith(_BREAKS) or guarded.lstrip()[:1] in tuple(_SIGNS):
        return f"'{guarded}"
    return guarded
