"""The codes of sittings, as they are typed and as they are kept.

Of an anonymous sitting only the person has the code. The store has a fingerprint, which does not lead back to it. Such
a code is longer than others: of a short one every possible fingerprint could be computed in a moment.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from digimat.language import Text, same

PREFIX: Final = "anonymous:"  # no code of another sitting has a colon
NOBODY: Final = Text(fr="anonyme", en="anonymous")  # stands where other sittings have a name, or a code
ANONYMOUS_LENGTH: Final = 12  # letters and digits
_GROUP: Final = 4


def plain_code(typed: str) -> str:
    """A code as it is kept, however it was typed: capitals, without spaces, hyphens or points between its letters.

    >>> plain_code(" k7x-q2m ")
    'K7XQ2M'
    """
    return "".join(c for c in typed if c.isalnum()).upper()


def anonymous_code(new_code: Callable[[], str]) -> str:
    """A code of twelve letters and digits, in groups of four: 60 bits that nobody guesses."""
    letters = new_code() + new_code()
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def held_under(code: str) -> str:
    """The id under which the store keeps the sitting of a code, however the code was typed.

    >>> held_under("k7xq 2m4p 9rtw") == held_under("K7XQ-2M4P-9RTW")
    True
    """
    digest = hashlib.sha256(f"digimat anonymous sitting {plain_code(code)}".encode()).hexdigest()
    return f"{PREFIX}{digest[:32]}"


def is_anonymous(session_id: str) -> bool:
    """Whether a sitting is anonymous, by the id that the store has."""
    return session_id.startswith(PREFIX)


def shown_id(session_id: str) -> Text:
    """What may be shown of the id of a sitting: nothing of an anonymous one."""
    return NOBODY if is_anonymous(session_id) else same(session_id)
