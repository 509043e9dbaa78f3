"""The private bank of a questionnaire: the organisation's own variants of its items, from a file of their own.

The text of a questionnaire with a bank is both texts, one after the other: a sitting that is kept with it needs no
other file. How the variants come to stand in the questionnaire is in ``bank_cells``.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

FOLDER: Final = "banks"
_MARK: Final = "\n... # digimat, private bank: "  # two ends of a document never stand in a questionnaire


def with_bank(text: str, bank: str, file: str) -> str:
    """The text of a questionnaire and of its private bank, as one; wherever the workspace lies, it is the same."""
    return f"{text}{_MARK}{FOLDER}/{PurePath(file).name}\n{bank}"


def parted(text: str) -> tuple[str, str | None, str]:
    """The text of a questionnaire, of its private bank if it has one, and the file of that bank."""
    own, mark, rest = text.partition(_MARK)
    if not mark:
        return text, None, ""
    file, _, bank = rest.partition("\n")
    return own, bank, file
