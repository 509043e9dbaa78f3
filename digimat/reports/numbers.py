"""Numbers and dates as people read them; the one place where a score is rounded."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from math import floor

from digimat.language import Language, Text

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


def shown_score(score: float, cuts: Sequence[float]) -> int:
    """A score in whole points that stays on its side of every cut.

    62.5 beside "level 4, level 5 starts at 63" must not read 63; there it is rounded down.

    >>> shown_score(62.5, [54, 63]), shown_score(62.5, [54, 72]), shown_score(63, [54, 63])
    (62, 63, 63)
    """
    points = whole(score)
    crosses = any(score < cut - 1e-9 and points >= cut for cut in cuts)
    return floor(score) if crosses else points


def decimal(number: float, language: Language, places: int = 2) -> str:
    """A number with at most so many decimals, with the comma of French.

    >>> decimal(1 / 3, "fr"), decimal(1.0, "fr"), decimal(0.5, "en")
    ('0,33', '1', '0.5')
    """
    text = f"{floor(number * 10**places + 0.5 + 1e-9) / 10**places:.{places}f}".rstrip("0").rstrip(".")
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
