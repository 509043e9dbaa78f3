"""The numbers of a text, however its language writes them."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from digimat.language import Language

_SPACE = "[ \u00a0\u202f]"
_THOUSANDS = {
    "fr": re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)"),
    "en": re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!\d)"),
}
_AFTERNOON = re.compile(rf"(\d{{1,2}})(?:[:.](\d{{2}}))?{_SPACE}?([ap])\.?m\b\.?", re.IGNORECASE)
_HOURS = re.compile(rf"(\d{{1,2}})(?:{_SPACE}?h{_SPACE}?|:)(\d{{2}})(?![\d])")
_AROUND = re.compile(rf"(?<!\d)(\d+){_SPACE}?(?:h|j|heures|jours)?{_SPACE}?(?:sur|/){_SPACE}?\1\b")
_ORDINAL = re.compile(r"(?<![\w.,])(\d+)(?:er|re|ère|e|ème|de?|nd|st|rd|th)s?\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_UNITS = {
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
}
_TENS = {
    "fr": {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingts": 80},
    "en": {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
_OTHERS = {
    "fr": {"une": 1, "cent": 100, "cents": 100, "mille": 1000, "dizaine": 10, "douzaine": 12, "quinzaine": 15,
           "midi": 12, "minuit": 0, "premier": 1, "première": 1, "seconde": 2, "demi": 30, "demie": 30},
    "en": {"a": 1, "an": 1, "hundred": 100, "thousand": 1000, "dozen": 12, "fortnight": 15, "noon": 12,
           "midnight": 0, "first": 1, "second": 2, "half": 30, "single": 1, "once": 1, "twice": 2},
}  # fmt: skip
_SPELT: dict[Language, dict[str, int]] = {
    language: {
        **{word: n for n, word in enumerate(_UNITS[language].split())},
        **_TENS[language],
        **_OTHERS[language],
    }
    for language in ("fr", "en")
}


def digits(text: str, language: Language) -> list[str]:
    """The numbers written in digits, in the order of the text, without the marks that languages differ in.

    Thousands are joined, decimals have a point and no zero at their end; « 14 h 30 », 14:30 and 2:30 pm are
    14 and 30, a whole hour is one number; « 24 h sur 24 » is 24 once. Ordinals (« 1er », "2nd") are left out.

    >>> digits("À 14 h 30, 4 000 clients, 12,50 € : 75 % le 1er mai", "fr")
    ['14', '30', '4000', '12.5', '75']
    >>> digits("At 2:30 pm, 4,000 customers, €12.50: 75% on the 1st of May", "en")
    ['14', '30', '4000', '12.5', '75']
    """
    text = _THOUSANDS[language].sub(lambda m: re.sub(rf"{_SPACE}|,", "", m[0]), text)
    text = _AROUND.sub(r"\1", text)
    text = _AFTERNOON.sub(_of_the_day, text)
    text = _HOURS.sub(lambda m: f"{m[1]} " + ("" if m[2] == "00" else m[2]), text)
    text = _ORDINAL.sub(" ", text)
    if language == "fr":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return [_plain(number) for number in _NUMBER.findall(text)]


def spelt(text: str, language: Language) -> Counter[str]:
    """The numbers that a text may well say in words, ordinals among them; they tell nothing for sure.

    >>> sorted(spelt("Twenty-four of the 1st hundred", "en"))
    ['1', '100', '24']
    """
    words = _SPELT[language]
    found: Counter[str] = Counter(number for number in _ORDINAL.findall(text))
    for word in _WORD.findall(text.casefold()):
        parts = [word] if word in words else word.split("-")
        if all(part in words or part == "et" for part in parts):
            found[str(sum(words.get(part, 0) for part in parts))] += 1
    return found


def same_numbers(french: str, english: str) -> bool:
    """Whether nothing shows that two texts have different numbers.

    A number in digits may stand in words on the other side. Where both sides have the same digits in the same
    order, only cut in other places (columns of a table, groups of a telephone number), they are the same.
    """
    fr, en = digits(french, "fr"), digits(english, "en")
    if "".join(fr) == "".join(en):
        return True
    only_fr, only_en = Counter(fr) - Counter(en), Counter(en) - Counter(fr)
    return not (only_fr - spelt(english, "en")) and not (only_en - spelt(french, "fr"))


def _of_the_day(found: re.Match[str]) -> str:
    hour, minutes = int(found[1]) % 12, found[2] or "00"
    return f"{hour + 12 * (found[3].lower() == 'p')} " + ("" if minutes == "00" else minutes)


def _plain(number: str) -> str:
    if number.count(".") > 1:
        return number  # a version, a date, an address
    return format(Decimal(number).normalize(), "f")
