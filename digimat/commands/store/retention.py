"""How long sittings are kept: a length of time, as ISO 8601 writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

# Years, months, weeks and days, in this order, each once. Hours would be a slip: answers are kept for days at least.
_DURATION: Final = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True)
class Retention:
    """A length of time; months are those of the calendar."""

    months: int
    days: int

    def before(self, moment: datetime) -> datetime:
        """The moment that lies this far back; where its month has no such day, the last one it has.

        >>> from datetime import datetime
        >>> Retention(months=3, days=0).before(datetime(2026, 5, 31))
        datetime.datetime(2026, 2, 28, 0, 0)
        """
        import calendar
        from datetime import timedelta

        year, month = divmod(moment.year * 12 + moment.month - 1 - self.months, 12)
        day = min(moment.day, calendar.monthrange(year, month + 1)[1])
        return moment.replace(year=year, month=month + 1, day=day) - timedelta(self.days)


def read_retention(text: str) -> Retention | None:
    """A length of time, from a day to a hundred years; None where the text is none.

    >>> read_retention("P2Y"), read_retention("p90d"), read_retention("3 months")
    (Retention(months=24, days=0), Retention(months=0, days=90), None)
    """
    found = _DURATION.fullmatch(text.strip().upper())
    if found is None:
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    read = Retention(years * 12 + months, weeks * 7 + days)
    in_range = read.months + read.days > 0 and read.months <= 1_200 and read.days <= 36_525
    return read if in_range else None
