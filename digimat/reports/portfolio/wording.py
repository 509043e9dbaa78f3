"""The words of a portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from digimat.language import Language, Text

_WORDS: Mapping[str, Text] = {
    "portfolio": Text("Portefeuille des évaluations", "Portfolio of assessments"),
    "assessment": Text("Évaluation", "Assessment"),
    "when": Text("Quand", "When"),
    "result": Text("Résultat", "Result"),
    "first": Text("D’abord", "First"),
    "not_read": Text("Ce qui manque", "What is missing"),
    "none": Text("Rien n’a encore été mesuré.", "Nothing was measured yet."),
    "about": Text(
        "Les évaluations de {name}, côte à côte, {date}",
        "The assessments of {name}, side by side, {date}",
    ),
    "how_to_read": Text(
        "Chaque résultat se lit en entier dans son propre rapport. Là où chaque personne a un résultat à elle, ou "
        "répond de façon anonyme, rien n’est montré de moins de cinq.",
        "Each result is to be read in full in its own report. Where each person has a result of their own, or "
        "answers anonymously, nothing is shown of fewer than five.",
    ),
}


@cache
def portfolio_words(language: Language) -> Mapping[str, str]:
    """The words in one language."""
    return {name: text.of(language) for name, text in _WORDS.items()}
