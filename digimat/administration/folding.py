"""Folds texts into lines that fit a terminal, or a page of plain text."""

from __future__ import annotations

import re
import textwrap
from typing import Final

WIDTH: Final = 76
_BEFORE_SIGNS = re.compile(r"(?<=\S) (?=[:;!?»])|(?<=«) ")
_KEPT = "\N{INFORMATION SEPARATOR ONE}"  # stands for a space that does not break


def wrapped(text: str, lead: str = "") -> list[str]:
    """Lines that fit, the first after its lead, the others under its words; a word with a hyphen is one word."""
    # French puts a space before these signs: it is kept from breaking while the text is cut, and no longer.
    whole = _BEFORE_SIGNS.sub(_KEPT, text)
    lines = textwrap.wrap(
        whole,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_KEPT, " ") for line in lines] or [lead.rstrip()]
