"""French and English say the same thing: the same numbers, the same lines, and neither is left in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.addresses import ADDRESS
from digimat.questionnaires.writing.numbers import digits, same_numbers
from digimat.questionnaires.writing.texts import Writing, excerpt, listed
from digimat.questionnaires.writing.words import STOP_WORDS

WORDS = 3  # a name may have that many: "Chief Digital Officer"
_CODE = re.compile(r"[\d_=<>{}\[\]\\/@#]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def check(writing: Writing) -> Iterator[Problem]:
    """The same numbers in every text, as many lines in every stimulus, no text of over three words the same twice.

    Addresses and codes are no words. A stimulus may be the same in both languages where it is data: it counts as
    a text where it has three small words ("of", « les ») or more.
    """
    for wording in writing.texts:
        text = wording.text
        if not same_numbers(text.fr, text.en):
            yield _numbers(writing, wording.path, text)
        lines = [len(each.rstrip("\n").split("\n")) for each in (text.fr, text.en)]
        if wording.is_stimulus and lines[0] != lines[1]:
            yield writing.warning(
                wording.path,
                "WRT041",
                Text(
                    fr=f"ce document a {lines[0]} lignes en français et {lines[1]} en anglais",
                    en=f"this stimulus has {lines[0]} lines in French and {lines[1]} in English",
                ),
                Text(
                    fr="Donnez-lui les mêmes lignes dans les deux langues.",
                    en="Give it the same lines in both languages.",
                ),
            )
        if text.fr.split() == text.en.split() and _is_language(text.fr, stimulus=wording.is_stimulus):
            yield writing.warning(
                wording.path,
                "WRT042",
                Text(
                    fr=f"le même texte dans les deux langues : « {excerpt(text.fr, 0, 40, 0)} »",
                    en=f'the same text in both languages: "{excerpt(text.en, 0, 40, 0)}"',
                ),
                Text(fr="Traduisez l’un des deux.", en="Translate one of them."),
            )


def _numbers(writing: Writing, path: tuple[str | int, ...], text: Text) -> Problem:
    french, english = (listed(numbers) or "–" for numbers in (digits(text.fr, "fr"), digits(text.en, "en")))
    return writing.warning(
        path,
        "WRT040",
        Text(
            fr=f"les nombres diffèrent : {french} en français, {english} en anglais",
            en=f"the numbers differ: {french} in French, {english} in English",
        ),
        Text(
            fr="Écrivez les mêmes dans les deux langues, en chiffres des deux côtés.",
            en="Write the same ones in both languages, in digits on both sides.",
        ),
    )


def _is_language(text: str, *, stimulus: bool) -> bool:
    """Whether it has words to translate: neither an address nor a row of codes."""
    plain = [token for token in ADDRESS.sub(" ", text).split() if not _CODE.search(token)]
    words = _WORD.findall(" ".join(plain).casefold())
    if stimulus:
        small = STOP_WORDS["fr"] | STOP_WORDS["en"]
        return sum(word in small for word in words) >= WORDS
    return len(words) > WORDS
