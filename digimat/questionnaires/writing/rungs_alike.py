"""The rungs of a ladder describe different things, not more or less of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from digimat.language import LANGUAGES, Language, Text
from digimat.problems import Problem
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.writing.degrees import without_degree
from digimat.questionnaires.writing.texts import Writing
from digimat.questionnaires.writing.words import alike, content_words
from digimat.questionnaires.yaml_reader import Path

MOST = 0.60
FEWEST = 3  # content words; of two, one in common is half by chance


def check(writing: Writing) -> Iterator[Problem]:
    """No two rungs of a ladder differ by a word of degree only, or share over 60 % of the words of the shorter one.

    Who answers finds their rung by what is there to see; two rungs in the same words are told apart by a nuance,
    and each respondent puts it elsewhere. Rungs of fewer than three words of content are told only where a
    word of degree ("rarely", « toujours ») is all that differs. How alike two texts are: ``words.alike``.
    """
    for path, item in writing.items:
        if item.type == "ladder":
            for language in LANGUAGES:
                yield from _of_ladder(writing, path, item, language)


def _of_ladder(writing: Writing, path: Path, item: Item, language: Language) -> Iterator[Problem]:
    texts = {code: text.of(language) for code, text in item.options.items()}
    words = {code: content_words(text, language) for code, text in texts.items()}
    bare = {code: without_degree(text, language) for code, text in texts.items()}
    for one, other in combinations(texts, 2):
        at = (*path, "options", other, language)
        share = alike(words[one], words[other])
        if bare[one] and bare[one] == bare[other]:
            yield writing.warning(
                at,
                "WRT063",
                Text(
                    fr=f"item {item.id} : les paliers {one} et {other} ne diffèrent que de degré ({language})",
                    en=f"item {item.id}: rungs {one} and {other} differ by a degree only ({language})",
                ),
                Text(
                    fr="Décrivez à chaque palier un fait que l’autre n’a pas.",
                    en="Describe at each rung a fact that the other one lacks.",
                ),
            )
        elif share > MOST and min(len(words[one]), len(words[other])) >= FEWEST:
            yield writing.warning(
                at,
                "WRT051",
                Text(
                    fr=f"item {item.id} : les paliers {one} et {other} ont {share * 100:.0f} % de leurs mots "
                    f"en commun ({language})",
                    en=f"item {item.id}: rungs {one} and {other} share {share * 100:.0f}% of their words ({language})",
                ),
                Text(
                    fr="Dites ce que l’on peut constater au second et pas au premier.",
                    en="Say what can be observed at the second and not at the first.",
                ),
            )
