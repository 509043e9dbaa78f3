"""No two pieces of advice say the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from digimat.language import LANGUAGES, Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing
from digimat.questionnaires.writing.words import alike, content_words

MOST = 0.60
FIELDS = ("title", "action", "first_step", "sign")


def check(writing: Writing) -> Iterator[Problem]:
    """Any two pieces of advice share at most 60 % of the words of the shorter one, in each language.

    Compared are whole pieces (title, action, first step and sign together): a report puts several of them side
    by side, and one that repeats another is a piece less. How alike two texts are: ``words.alike``.
    """
    advice = writing.questionnaire.advice
    for language in LANGUAGES:
        words = [
            content_words(" ".join(getattr(each, field).of(language) for field in FIELDS), language)
            for each in advice
        ]
        for one, other in combinations(range(len(advice)), 2):
            share = alike(words[one], words[other])
            if share > MOST:
                yield writing.warning(
                    ("advice", other),
                    "WRT050",
                    Text(
                        fr=f"le conseil « {advice[other].id} » a {share * 100:.0f} % de ses mots en commun avec "
                        f"« {advice[one].id} » ({language})",
                        en=f'advice "{advice[other].id}" shares {share * 100:.0f}% of its words with '
                        f'"{advice[one].id}" ({language})',
                    ),
                    Text(
                        fr="Dites ce qui est propre à chacun, ou n’en gardez qu’un.",
                        en="Say what is particular to each, or keep one of them.",
                    ),
                )
