"""How alike two texts are, by the words they share."""

from __future__ import annotations

import re

from digimat.language import Language

# Small words that any two texts of a language share. Short on purpose: every word here is one that says nothing.
_FRENCH = """
    a à au aux avec ce ces cet cette chez d dans de des du elle elles en est et eux il ils l la le les leur leurs lui
    mais même n ne nos notre nous on ou où par pas plus pour qu que qui s sa sans se ses si son sont sur tout toute
    tous toutes un une vos votre vous y c j m t être avoir ont dont comme fait
"""
_ENGLISH = """
    a all an and any are as at be been but by do does for from has have he her his how if in into is it its more no
    not of on or our out over s she so than that the their them then there they this to up was we what when where
    which who will with without you your t
"""
STOP_WORDS: dict[Language, frozenset[str]] = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
}
_WORD = re.compile(r"\w+")


def content_words(text: str, language: Language) -> frozenset[str]:
    """The distinct words of a text, in small letters, without its small words; numbers are words.

    >>> sorted(content_words("L’équipe et les équipes l’ont décidé", "fr"))
    ['décidé', 'équipe', 'équipes']
    """
    return frozenset(_WORD.findall(text.casefold())) - STOP_WORDS[language]


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter text stands in the other one, from 0 to 1.

        similarity = words that both have / words of the one that has fewer

    Of the shorter one, because a text that is another with a sentence added says the same again: against all words
    of both it would look new. Without small words, because half of any French sentence is made of them and
    two texts on different things would share that half. Words are compared as they are written, without their
    endings taken off: what is alike by this count is so to a reader too.

    >>> alike(frozenset({"plan", "written", "owner"}), frozenset({"plan", "written", "known", "measured"}))
    0.6666666666666666
    """
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
