"""What was given for one item: its state and, where there is one, the response itself.

The codes are the same at the terminal, in a script and in a CSV file:

    single   b              order   c>a>b         numeric  1234.5 · 1 234,5 · 1234,5
    multi    a+c            match   1=b 2=a       short    free text
    sjt_bw   best=a worst=d any     dk · na       (empty)  blank
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from digimat.language import Text

DONT_KNOW = "dk"
NOT_APPLICABLE = "na"
MAX_LENGTH = 4000

_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}  # controls, direction overrides and zero-width signs, halves, private


class State(IntEnum):
    """What became of one item of one respondent."""

    ANSWERED = 0
    BLANK = 1  # shown, and nothing given
    DONT_KNOW = 2
    NOT_APPLICABLE = 3
    NOT_SHOWN = 4
    INVALID = 5


class InvalidResponse(ValueError):
    """A code that is no response to its item: what is wrong, and what would be right."""

    def __init__(self, message: Text, remedy: Text) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message.en)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as it is understood: its state, the response, and the code in its one canonical writing."""

    state: State
    response: Any = None
    code: str = ""


def clean(text: str) -> str:
    """A text without what does not print or misleads the eye; spaces of every kind become plain ones.

    >>> clean("\\x1b[31ma\\u202eb\\u00a0c ")
    '[31mab c'
    """
    if text.isprintable():  # most texts: nothing in them is dropped, and a space is their only white space
        return unicodedata.normalize("NFC", text).strip()
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE
    )
    return unicodedata.normalize("NFC", kept).strip()
