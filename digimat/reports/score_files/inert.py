"""Texts that no spreadsheet takes for a formula, however it divides a line into cells."""

from __future__ import annotations

import re
from typing import Final

from digimat.files import no_formula

# A file with commas that a French Excel opens is divided at its semicolons: what follows one begins a cell there.
_AFTER_SEPARATOR: Final = re.compile(r"(?<=[;,|\t\r\n])([\s\"']*)(?=[=+\-@＝＋－＠])")


def inert(text: str) -> str:
    """A text with an apostrophe before what would begin a formula: at its start, or after a separator in it.

    >>> inert("=1+1"), inert("R&D;=1+1"), inert("p-001"), inert(" +33 1")
    ("'=1+1", "R&D;'=1+1", 'p-001', "' +33 1")
    """
    guarded = _AFTER_SEPARATOR.sub(r"\1'", text)
    if guarded[:1] in ("\t", "\r", "\n"):
        return f"'{guarded}"
    return no_formula(guarded)
