"""Which options a text can stand for: by label, as written and as form tools and spreadsheets change it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from digimat.answers.exports.texts import bare, normalised
from digimat.language import Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types import scale10
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE, clean
from digimat.questionnaires.wording import offered

# By which form tools and people say it, compared without accents.
DONT_KNOW_WORDS = frozenset(
    map(
        bare,
        (
            *("dk", "nsp", "don't know", "dont know", "i don't know", "do not know", "i do not know"),
            *("ne sait pas", "ne sais pas", "je ne sais pas"),
        ),
    )
)
NOT_APPLICABLE_WORDS = frozenset(
    map(
        bare,
        (
            *("na", "n/a", "n.a.", "not applicable", "does not apply"),
            *("sans objet", "non concerné", "non concernée", "non applicable", "ne s’applique pas"),
        ),
    )
)
# 1 and 0 as every tool uses them; a 2, which some write for no, has to be said in a mapping file.
YES_WORDS = frozenset({"yes", "oui", "y", "o", "true", "vrai", "1", "1.0", "1,0"})
NO_WORDS = frozenset({"no", "non", "n", "false", "faux", "0", "0.0", "0,0"})
OTHER_WORDS = ("other", "autre")
_OTHER_CODES = ("other", "autre", "oth")
# What carries no meaning of its own: quotes, brackets, points and commas, except those of a number.
_MARKS = re.compile(r"(?<!\d)[,.;:]|[,.;:](?!\d)|['\"?!()\[\]…•]")
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")


def spaced(text: str) -> str:
    """A text as it is written, with single spaces."""
    return " ".join(clean(text).split())


def unaccented(text: str) -> str:
    """The same without accents, its letter case kept."""
    apart = unicodedata.normalize("NFD", spaced(text))
    return "".join(c for c in apart if not unicodedata.combining(c))


def skeleton(text: str) -> str:
    """Words and numbers alone: without accents, letter case and the marks between words.

    >>> skeleton("Plutôt d’accord, oui (1,5)"), skeleton("- 5 %")
    ('plutot d accord oui 1,5', '- 5 %')
    """
    return " ".join(_HYPHEN.sub(" ", _MARKS.sub(" ", bare(text))).split())


_Level = tuple[
    dict[str, dict[str, None]], dict[str, dict[str, None]]
]  # in the strict form, and in the loose one


class Labels:
    """Knows the codes of some texts; the strictest comparison that finds any is the one that counts.

    Where a text has lost its accents, a label that only differs by them is a reading too.
    """

    _FORMS = ((spaced, unaccented), (normalised, bare), (bare, bare), (skeleton, skeleton))

    def __init__(self, labels: Iterable[tuple[str, str]]) -> None:
        """Args: labels: what can be written, and its code; a text may have several."""
        self.labels = [(text, code) for text, code in labels if text.strip()]
        self._levels: list[
            _Level
        ] = []  # made when a text gets so far: most are codes, or written as they stand

    def codes(self, text: str) -> tuple[str, ...]:
        """What a text can stand for: nothing, one code, or several."""
        for place, (strict, loose) in enumerate(self._FORMS):
            if place == len(self._levels):
                self._levels.append((self._by(strict), self._by(loose)))
            known, without = self._levels[place]
            key = strict(text)
            if found := known.get(key):
                if loose(text) == key:
                    found = found | without.get(key, {})
                return tuple(found)
        return ()

    def _by(self, form: Callable[[str], str]) -> dict[str, dict[str, None]]:
        """The codes of the labels in one form."""
        known: dict[str, dict[str, None]] = {}
        for text, code in self.labels:
            if key := _formed(form, text):
                known.setdefault(key, {})[code] = None
        return known


@lru_cache(maxsize=1 << 13)
def _formed(form: Callable[[str], str], label: str) -> str:
    """A label in one form; items of one option set have the same labels."""
    return form(label)


def both(options: Mapping[str, Text]) -> Iterable[tuple[str, str]]:
    """The labels of options, in both languages, with their codes."""
    for code, text in options.items():
        yield text.fr, code
        yield text.en, code


def choices(item: Item) -> Mapping[str, Text]:
    """What is offered by an item, in words; of a row of numbers the words at its ends."""
    if item.type == "scale10" and item.ends is not None:
        return {str(scale10.LOWEST): item.ends.low, str(scale10.HIGHEST): item.ends.high}
    return offered(item)


def said_without_options(item: Item, text: str) -> tuple[str, ...]:
    """The codes beside the options that some words stand for, where the item takes them."""
    yes_no = item.type == "yesno"
    if not (item.dont_know or item.not_applicable or yes_no):
        return ()
    key = bare(text)
    return tuple(
        code
        for code, taken, words in (
            (DONT_KNOW, item.dont_know, DONT_KNOW_WORDS),
            (NOT_APPLICABLE, item.not_applicable, NOT_APPLICABLE_WORDS),
            ("yes", yes_no, YES_WORDS),
            ("no", yes_no, NO_WORDS),
        )
        if taken and key in words
    )


def other_option(item: Item) -> str:
    """The option for words of one's own, "" where there is none."""
    for code, text in item.options.items():
        if code.casefold() in _OTHER_CODES or any(says_other(label) for label in (text.fr, text.en)):
            return code
    return ""


def says_other(text: str) -> bool:
    """Whether a label or a cell says "other", perhaps with how to fill it in."""
    key = bare(text)
    if key == "-oth-":
        return True
    return any(key == word or key.startswith((f"{word} (", f"{word}:", f"{word},")) for word in OTHER_WORDS)
