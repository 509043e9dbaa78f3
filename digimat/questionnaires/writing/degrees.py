"""Words that say how much of a thing there is, and nothing of the thing."""

from __future__ import annotations

import re

from digimat.language import Language

# Longest first, for "pas du tout" is one and "pas" within it none.
_DEGREES: dict[Language, tuple[str, ...]] = {
    "fr": (
        "pas du tout", "tout à fait", "dans une certaine mesure", "en grande partie", "la plupart du temps",
        "de temps en temps", "de façon systématique", "en partie", "la plupart des", "un peu", "à peu près",
        "complètement", "totalement", "entièrement", "partiellement", "systématiquement", "régulièrement",
        "occasionnellement", "exceptionnellement", "généralement", "rarement", "souvent", "toujours", "jamais",
        "parfois", "quelquefois", "fréquemment", "habituellement", "moyennement", "faiblement", "fortement",
        "largement", "pleinement", "parfaitement", "légèrement", "beaucoup", "presque", "plutôt", "assez", "très",
        "peu", "plusieurs", "quelques", "certaines", "certains", "tous les", "toutes les", "aucune", "aucun",
    ),
    "en": (
        "not at all", "to some extent", "to a large extent", "to a great extent", "most of the time",
        "from time to time", "a little", "in part", "completely", "totally", "entirely", "partially", "partly",
        "systematically", "regularly", "occasionally", "exceptionally", "generally", "rarely", "seldom", "often",
        "always", "never", "sometimes", "frequently", "usually", "moderately", "weakly", "strongly", "largely",
        "fully", "perfectly", "slightly", "somewhat", "mostly", "almost", "rather", "quite", "very", "much",
        "several", "some", "few", "a few", "many", "most", "all", "no", "not", "none",
    ),
}  # fmt: skip
_DEGREE = {
    language: re.compile(r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b")
    for language, words in _DEGREES.items()
}


def without_degree(text: str, language: Language) -> str:
    """A text in small letters, without its words of degree.

    >>> without_degree("Les projets sont souvent suivis.", "fr")
    'les projets sont suivis'
    """
    return " ".join(re.findall(r"\w+", _DEGREE[language].sub(" ", text.casefold())))
