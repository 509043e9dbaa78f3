"""The two languages of digimat: texts that carry both, and the choice of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that a person reads, in French and in English."""

    # Read by pydantic when a questionnaire's text is validated: a third language is an error, not ignored.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.fr if language == "fr" else self.en

    def format(self, **values: object) -> Text:
        """Both languages with the same values filled in; a value that is a Text gives its own language."""
        return Text(
            fr=self.fr.format(**{k: v.fr if isinstance(v, Text) else v for k, v in values.items()}),
            en=self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )


def same(text: str) -> Text:
    """A text that reads the same in both languages: an id, a number, a file name."""
    return Text(fr=text, en=text)


def printable(text: str) -> str:
    """A text for a terminal: nothing that it would obey; spaces that do not break become plain ones.

    >>> printable("\\x1b[31m12\\u00a0%")
    '[31m12 %'
    """
    return "".join(
        c if c in "\n\t" or c.isprintable() else " "
        for c in text
        if c in "\n\t" or c.isprintable() or unicodedata.category(c) == "Zs"
    )


def choose_language(asked: str | None, environment: Mapping[str, str]) -> Language:
    """The language to speak: the one asked for, then the environment's, then French.

    ``DIGIMAT_LANG`` goes before the locale variables; a locale that names neither language (``C``,
    ``de_DE``) says nothing.
    """
    names = (asked, *(environment.get(k) for k in ("DIGIMAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    for name in names:
        for language in LANGUAGES:
            if name and name.lower().replace("-", "_").split("_")[0].split(".")[0] == language:
                return language
    return "fr"


def plural(count: int, word: str, language: Language = "fr") -> str:
    """A count with its word, which takes an "s" where there are several; in English none is several too.

    >>> plural(1, "question"), plural(3, "question"), plural(0, "question"), plural(0, "question", "en")
    ('1 question', '3 questions', '0 question', '0 questions')
    """
    several = count > 1 if language == "fr" else count != 1
    return f"{count} {word}s" if several else f"{count} {word}"
