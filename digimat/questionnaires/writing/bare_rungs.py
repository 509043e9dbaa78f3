"""The rungs of a ladder describe what can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

FEWEST = 4  # words of a rung, small ones included


def check(writing: Writing) -> Iterator[Problem]:
    """A rung of a ladder has four words or more, in each language.

    "0 = not at all … 4 = totally" asks for an opinion of oneself; a ladder asks which of five described
    situations is the case, and no situation is described in three words.
    """
    for path, item in writing.items:
        if item.type != "ladder":
            continue
        for code, text in item.options.items():
            for language, words in (("fr", text.fr.split()), ("en", text.en.split())):
                if sum(any(map(str.isalnum, word)) for word in words) < FEWEST:
                    yield writing.warning(
                        (*path, "options", code, language),
                        "WRT062",
                        Text(
                            fr=f"item {item.id} : le palier {code} ne décrit rien ({language}) : « {' '.join(words)} »",
                            en=f'item {item.id}: rung {code} describes nothing ({language}): "{" ".join(words)}"',
                        ),
                        Text(
                            fr="Décrivez en quatre mots ou plus ce que l’on peut constater à ce palier.",
                            en="Describe in four words or more what can be observed at this rung.",
                        ),
                    )
