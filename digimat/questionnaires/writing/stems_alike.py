"""No two items ask the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import LANGUAGES, Language, Text
from digimat.problems import Problem
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.writing.texts import Writing
from digimat.questionnaires.writing.words import alike, content_words

MOST = 0.80
FEWEST = 4  # content words; "How often do you use it?" is asked of many things
Words = frozenset[str]


def check(writing: Writing) -> Iterator[Problem]:
    """The stems of any two items share at most 80 % of the words of the shorter one, in each language.

    Of a row of a grid it is the row's own stem, not the one that the rows share. Where items have different
    stimuli, these count as part of their stems: "What does this message say?" is another question of another
    message. Stems of fewer than four words of content are passed over, and so are two ways to ask one item.
    An item is told once, with the first one that it is like. How alike two texts are: ``words.alike``.
    """
    for language in LANGUAGES:
        before: list[tuple[Item, Words, Words]] = []
        for path, item in writing.items:
            stem = content_words(item.stem.of(language), language)
            if len(stem) < FEWEST:
                continue
            shown = _stimulus_words(item, language)
            for other, its_stem, its_stimulus in before:
                # Cheap first: most pairs are told apart by their stems alone.
                share = alike(stem, its_stem) if other.id != item.id else 0
                if share > MOST and shown != its_stimulus:
                    share = alike(stem | shown, its_stem | its_stimulus)
                if share > MOST:
                    yield _alike(writing, (*path, "stem", language), item.id, other.id, share)
                    break
            before.append((item, stem, shown))


def _stimulus_words(item: Item, language: Language) -> Words:
    return frozenset() if item.stimulus is None else content_words(item.stimulus.of(language), language)


def _alike(writing: Writing, path: tuple[str | int, ...], item: str, other: str, share: float) -> Problem:
    language = path[-1]
    return writing.warning(
        path,
        "WRT052",
        Text(
            fr=f"la question « {item} » a {share * 100:.0f} % de ses mots en commun avec « {other} » ({language})",
            en=f'the stem of "{item}" shares {share * 100:.0f}% of its words with "{other}" ({language})',
        ),
        Text(
            fr="Dites ce que chacune demande de plus, ou n’en gardez qu’une.",
            en="Say what each of them asks beside the other, or keep one of them.",
        ),
    )
