"""The value of a typed cell, of a workbook or of a Parquet file, as the text that a person would have written."""

from __future__ import annotations

import datetime


def cell_text(value: object) -> str | None:
    """A text for one value; None where there is none.

    >>> [cell_text(v) for v in (4.0, 3.5, True, "007", "", None)]
    ['4', '3.5', 'TRUE', '007', None, None]
    >>> cell_text(datetime.datetime(2026, 7, 27)), cell_text(datetime.datetime(2026, 7, 27, 19, 6))
    ('2026-07-27', '2026-07-27T19:06:00')
    """
    match value:
        case None:
            return None
        case str():
            return value or None
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            # Workbooks keep every number as a float; beyond 2**53 its digits are not those that were written.
            whole = value.is_integer() and abs(value) < 2**53
            return str(int(value)) if whole else repr(value)
        case datetime.datetime():
            # A day without an hour is kept as its midnight.
            midnight = value.time() == datetime.time() and value.tzinfo is None
            return value.date().isoformat() if midnight else value.isoformat()
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)
