"""Numbers and dates as people read them; the one place where a score is rounded."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from math import ceil, floor

from digimat.language import Language, Text
from digimat.scoring.arrays import TOLERANCE

WIDE, NARROW = 50, 10  # spans from which a score has no decimal, and one
_EXACT = 9  # decimals after which a score is printed as it is

_MONTHS = Text(
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    en="January February March April May June July August September October November December",
)


def whole(score: float) -> int:
    """A score in whole points, rounded half up; 1e-9 below a half counts as the half.

    >>> [whole(x) for x in (62.5, 37.4999, 44.99999999999999)]
    [63, 37, 45]
    """
    return floor(score + 0.5 + 1e-9)


def shown_score(score: float, cuts: Sequence[float], places: int = 0) -> float:
    """A score rounded for show, half up, that stays on its side of every cut.

    62.5 beside "level 4, level 5 starts at 63" must not read 63; there it is rounded down. Where no number of so
    many decimals stays on the side of the score, it gets more of them.

    >>> shown_score(62.5, [54, 63]), shown_score(62.5, [54, 72]), shown_score(63, [54, 63])
    (62.0, 63.0, 63.0)
    >>> shown_score(1.045, [1, 2], places=2), shown_score(1.998, [1, 2], places=2), shown_score(50.2, [50, 50.5])
    (1.05, 1.99, 50.0)
    >>> shown_score(50.3, [50.2, 50.5])
    50.3
    """
    for digits in range(places, _EXACT):
        unit = float(10**digits)
        nearest = floor(score * unit + 0.5 + 1e-9)
        for count in (nearest, floor(score * unit), ceil(score * unit)):
            shown = count / unit
            if not any(_crosses(score, shown, cut) for cut in cuts):
                return shown
    return score


def _crosses(score: float, shown: float, cut: float) -> bool:
    """Whether a score reads as on the cut, or above it, and is not; or reads as below it, and is not."""
    return (score >= cut - TOLERANCE) != (shown >= cut - TOLERANCE)


def places_of(span: float) -> int:
    """The decimals of a score, from the lowest to the highest that it can be: about a hundred steps of it.

    >>> [places_of(span) for span in (200, 100, 96, 30, 10, 3, 1)]
    [0, 0, 0, 1, 1, 2, 2]
    """
    return 0 if span >= WIDE else 1 if span >= NARROW else 2


def places_unbounded(score: float) -> int:
    """The decimals of a score of which it is not known how high it can be: three digits in all, or four."""
    return places_of(abs(score))


def decimal(number: float, language: Language, places: int = 2) -> str:
    """A number with at most so many decimals, with the comma of French.

    >>> decimal(1 / 3, "fr"), decimal(1.0, "fr"), decimal(0.5, "en"), decimal(100, "en", places=0)
    ('0,33', '1', '0.5', '100')
    """
    text = f"{floor(number * 10**places + 0.5 + 1e-9) / 10**places:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if language == "fr" else text


def long_date(day: date, language: Language) -> str:
    """A date in words.

    >>> long_date(date(2026, 3, 1), "fr"), long_date(date(2026, 3, 1), "en")
    ('1er mars 2026', '1 March 2026')
    """
    month = _MONTHS.of(language).split()[day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {month} {day.year}"


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def duration(seconds: float) -> str:
    """Minutes and seconds.

    >>> duration(102.4)
    '1 min 42 s'
    """
    minutes, rest = divmod(whole(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
