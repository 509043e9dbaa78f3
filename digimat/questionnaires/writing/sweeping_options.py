"""No option speaks of the other ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.writing.texts import Writing

_FR = r"(?:réponses|options|propositions|affirmations)"
_EN = r"(?:answers|options|choices|statements)"
_ABOVE = r"(?:ci-dessus|qui précèdent)"
_WAYS = {
    "fr": (
        rf"\b(?:toutes|aucune|les (?:deux|trois|quatre)) (?:\w+ ){{0,4}}{_ABOVE}",
        rf"^toutes (?:les|ces) {_FR}(?: (?:précédentes|proposées|sont (?:justes|vraies|bonnes|correctes)))?$",
        rf"^(?:aucune|rien) (?:des|de ces) (?:autres )?{_FR}",
        r"\b(?:tout|rien de) ce qui précède",
        r"^(?:tout|toutes?|tous|rien|aucune?) (?:de )?(?:cela|ça|ceux-ci|celles-ci)$",
    ),
    "en": (
        r"\b(?:all|none|any|both|neither|two) of the (?:above|other|others|previous|preceding)\b",
        rf"^(?:all|none|any|both|neither) of (?:the|these) {_EN}\b",
        rf"\ball (?:the )?{_EN} (?:above|are (?:right|correct|true))\b",
        r"^(?:all|none|any|both|neither) of (?:these|them|those)$",
    ),
}
_SWEEPING = {language: re.compile("|".join(ways), re.IGNORECASE) for language, ways in _WAYS.items()}


def check(writing: Writing) -> Iterator[Problem]:
    """No option of a keyed item says "all of the above", "none of these answers" or their like.

    One right option known makes "all" or "none" likely or impossible, without the others being read; and options
    that are shuffled have no "above". In a ``multi`` item an option listed in ``exclusive`` may say so: it is
    how the respondent tells that nothing applies.

    Source: Haladyna, Downing and Rodriguez, 2002, guidelines 25 and 26.
    """
    for path, item in writing.keyed:
        for code, text in item.options.items():
            if code in item.exclusive:
                continue
            for language, pattern in _SWEEPING.items():
                words = text.fr if language == "fr" else text.en
                if found := pattern.search(words.strip().rstrip(".")):
                    yield writing.warning(
                        (*path, "options", code, language),
                        "WRT030",
                        Text(
                            fr=f"item {item.id} : l’option « {code} » parle des autres (« {found[0]} »)",
                            en=f'item {item.id}: option "{code}" speaks of the other ones ("{found[0]}")',
                        ),
                        Text(
                            fr="Remplacez-la par une option qui se juge seule, ou retirez-la.",
                            en="Replace it with an option that stands on its own, or remove it.",
                        ),
                    )
