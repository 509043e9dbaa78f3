"""The fixed words that only office files have."""

from __future__ import annotations

from digimat.language import Language, Text

WORDS: dict[str, Text] = {
    "continued": Text("suite", "continued"),
    "the_result": Text("Le résultat", "The result"),
    "both_sides": Text("Points forts et priorités", "Strengths and priorities"),
    "cut": Text("Seuil", "Cut"),
    "rest": Text("Reste", "Rest"),
    "covered": Text("Couvert", "Covered"),
    "first": Text("D’abord", "First"),
    "inputs": Text("Ce qui a compté", "What was weighed"),
    "logo": Text("Logo", "Logo"),
}


def office_words(language: Language) -> dict[str, str]:
    """All of them in one language."""
    return {key: text.of(language) for key, text in WORDS.items()}
