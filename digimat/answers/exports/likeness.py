"""How like each other texts are: to say what was probably meant, never to take one text for the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final

from digimat.answers.exports.labels import both
from digimat.answers.exports.texts import bare
from digimat.language import Text
from digimat.problems import nearest

LIKE: Final = 0.75  # how like a label a text is that was probably meant for it
SHARED: Final = 0.6  # of the words of two texts, where they say the same in another order
COMPARED: Final = 100  # signs of a cell that are compared
_WORD: Final = re.compile(r"\w+")


def nearest_text(text: str, known: Iterable[str]) -> str | None:
    """The known text most like this one, if any is alike: letter by letter, else by the words that both have.

    >>> nearest_text("How much at ease are you (0 to 10)?", ["From 0 to 10, are you at ease?", "Hosting"])
    'From 0 to 10, are you at ease?'
    """
    by_bare = {bare(each): each for each in known}
    found = nearest(bare(text), by_bare)
    if found is not None:
        return by_bare[found]
    words = frozenset(_WORD.findall(bare(text)))
    shared = {each: _shared(words, frozenset(_WORD.findall(each))) for each in by_bare}
    best = max(shared, key=shared.__getitem__, default="")
    return by_bare[best] if best and shared[best] >= SHARED else None


def _shared(some: frozenset[str], others: frozenset[str]) -> float:
    """Twice the words that both have / the words of either (Dice); 0 where there are none."""
    return 2 * len(some & others) / (len(some) + len(others) or 1)


def most_like(text: str, options: Mapping[str, Text]) -> str:
    """The option whose label is most like a text, "" where none is."""
    return likest(text, options)[1]


def likest(text: str, options: Mapping[str, Text]) -> tuple[float, str]:
    """How like a text is to the label that it is most like, from ``LIKE`` to 1, and its option; 0 and "" for none."""
    key = bare(text[:COMPARED])
    best, option = LIKE, ""
    for label, code in both(options):
        matcher = SequenceMatcher(None, bare(label), key, autojunk=False)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and matcher.ratio() >= best:
            best, option = matcher.ratio(), code
    return (best, option) if option else (0.0, "")
