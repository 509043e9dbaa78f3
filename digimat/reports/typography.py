"""Spaces that keep together what belongs together, and text made fit to be set.

A template never sees the rules: every displayed value passes through :func:`displayed`, once, when it is
written. Both functions may be applied twice without harm.
"""

from __future__ import annotations

import re

from digimat.language import Language

NARROW = "\u202f"  # narrow no-break space: before ; : ! ? % » and inside large numbers
FIXED = "\u00a0"  # no-break space of full width: between a number and its unit
LONGEST = 4000  # characters of one value; a longer one costs seconds of layout and is no answer

_UNITS = (
    "ans?|mois|semaines?|jours?|j|heures?|h|minutes?|min|secondes?|s|ms|points?|pts?|niveaux?|réponses?|questions?"
    "|pages?|personnes?|fois|€|\\$|£|k€|M€|kg|g|km|m|cm|mm|°C|[kKMGT]?o|[kKMGT]B|[kM]?Wh?"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# A web address, a mail address or a path is copied by readers: not a character of it may change.
_VERBATIM = re.compile(r"\S+://\S+|\bwww\.\S+|\S+@\S+\.\S+|\b[A-Za-z]:\\\S*")
_BLANK = rf"[ {FIXED}{NARROW}\u2009]"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # A mark that already has its space gets the right one...
    (re.compile(rf"{_BLANK}+(?=[;:!?»](?![=)\]|/]))"), NARROW),
    # ... and one that was typed tight gets it only where it ends a word (10:30 and a?b are left alone).
    (re.compile(r"(?<=[^\W_])(?=[;:](?:\s|$))|(?<=[^\W_])(?=[!?]+(?:\s|$|»))"), NARROW),
    (re.compile(rf"(?<=[^\s{FIXED}{NARROW}])(?=»)"), NARROW),
    (re.compile(rf"«{_BLANK}*(?=\S)"), f"«{NARROW}"),
    (re.compile(rf"(?<=\d){_BLANK}*%(?!\w)"), f"{NARROW}%"),
    (re.compile(rf"(?<=\d){_BLANK}(?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(rf"(?<=\d){_BLANK}(?=(?:{_UNITS})(?!\w))"), FIXED),
    (re.compile(rf"(?<=[±≥≤≈]){_BLANK}(?=\d)|(?<=\d){_BLANK}(?=[±×])"), FIXED),
    (
        re.compile(rf"(?i:(?<=\bn°)|(?<=\bp\.)|(?<=\bniveau)|(?<=\barticle)|(?<=\bart\.)){_BLANK}(?=\d)"),
        FIXED,
    ),
    (re.compile(rf"(?<=\s[–—]){_BLANK}(?=\S)"), " "),
)

# C0 and C1 controls, embeddings and overrides of direction, invisible spaces and marks: nothing a reader
# would miss, and each has been used to make a text look like another one (ZWJ and ZWNJ spell real words).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff]")
_STACKED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def french(text: str) -> str:
    """The text with the spaces of French printing.

    Narrow no-break spaces before ``; : ! ? % »`` and after ``«``, and between the thousands of a number;
    no-break spaces between a number and its unit. Web addresses, times and code stay as they are.

    >>> french("Quoi ? « Oui » : 50 % !").replace(NARROW, "_")
    'Quoi_? «_Oui_»_: 50_%_!'
    >>> french("Attention: 12 000 personnes, de 10:30 à 12:00").replace(NARROW, "_").replace(FIXED, "~")
    'Attention_: 12_000~personnes, de 10:30 à 12:00'
    >>> french("voir https://exemple.fr/a?b=50%20 : ici").replace(NARROW, "_")
    'voir https://exemple.fr/a?b=50%20_: ici'
    >>> french("64 ± 14 points").replace(FIXED, "~")
    '64~±~14~points'
    >>> french(french("Vrai ? 5 %")) == french("Vrai ? 5 %")
    True
    """
    parts: list[str] = []
    position = 0
    for verbatim in _VERBATIM.finditer(text):
        parts += [_spaced(text[position : verbatim.start()]), verbatim.group()]
        position = verbatim.end()
    parts.append(_spaced(text[position:]))
    return "".join(parts)


def _spaced(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def printable(text: str) -> str:
    """The text without what cannot or must not be printed.

    Control and direction-override characters go, lone surrogates and characters without a glyph in any font
    become U+FFFD, towers of accents keep three; a text of more than 4,000 characters ends with an ellipsis.

    >>> printable("a\\x1b[31mb\\x00\\u202ec")
    'a[31mbc'
    >>> len(printable("x" * 5000))
    4000
    """
    # strip: a space at the end of a text makes WeasyPrint 70 break its last lines early
    text = _STACKED.sub(r"\1", _UNPRINTABLE.sub("\ufffd", _UNSEEN.sub("", text))).strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def displayed(text: str, language: Language) -> str:
    """One value as it is shown: printable, with the spaces of its language."""
    text = printable(text)
    return french(text) if language == "fr" else text


def shortened(text: str, longest: int) -> str:
    """The text in at most ``longest`` characters, for a running foot.

    >>> shortened("Camille Martin", 9)
    'Camille…'
    >>> shortened("Camille", 9)
    'Camille'
    """
    text = " ".join(printable(text).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
