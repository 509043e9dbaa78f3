"""What a key means outside a text: the digits of both keyboards, and letters without their case."""

from __future__ import annotations

from digimat.administration.typed import AZERTY

# Keys that a terminal names in more than one way.
_SAME = {"return": "enter", "ctrl+j": "enter", "delete": "backspace", "ctrl+h": "backspace", "f1": "?"}


def key_of(key: str, character: str | None) -> str:
    """A key press as one word: a character, or the name of a key.

    >>> key_of("ampersand", "&"), key_of("R", "R"), key_of("up", None), key_of("ctrl+r", "\\x12")
    ('1', 'r', 'up', 'ctrl+r')
    """
    if character is not None and character.isprintable() and not key.startswith("ctrl+"):
        return character.casefold().translate(AZERTY) if character != " " else "space"
    return _SAME.get(key, key)
