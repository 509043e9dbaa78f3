"""Lengths of time, as ISO 8601 writes them, counted back on the calendar."""

from datetime import datetime

import pytest

from digimat.commands.store.retention import Retention, read_retention


@pytest.mark.parametrize(
    ("written", "months", "days"),
    [
        ("P90D", 0, 90), ("P3M", 3, 0), ("P2Y", 24, 0), ("P1Y6M", 18, 0), ("P2W", 0, 14),
        ("P1Y2M3W4D", 14, 25), ("p3m", 3, 0), (" P3M ", 3, 0), ("P0Y1D", 0, 1), ("P100Y", 1200, 0),
    ],
)  # fmt: skip
def test_lengths_of_time_are_read(written, months, days):
    assert read_retention(written) == Retention(months, days)


@pytest.mark.parametrize(
    "written", ["", "P", "3M", "P3", "PM", "P1M1Y", "PT24H", "P1.5Y", "P0M", "P101Y", "P²Y"]
)
def test_what_is_no_length_of_time_is_not_taken_for_one(written):
    assert read_retention(written) is None


@pytest.mark.parametrize(
    ("moment", "written", "before"),
    [
        ("2026-05-31", "P3M", "2026-02-28"),  # February has no 31st
        ("2024-05-31", "P3M", "2024-02-29"),
        ("2026-01-15", "P1M", "2025-12-15"),
        ("2028-02-29", "P1Y", "2027-02-28"),
        ("2026-03-01", "P1D", "2026-02-28"),
        ("2026-03-31", "P1M1D", "2026-02-27"),
        ("2026-11-22", "P100Y", "1926-11-22"),
    ],
)
def test_it_is_counted_back_on_the_calendar(moment, written, before):
    retention = read_retention(written)
    assert retention is not None
    assert retention.before(datetime.fromisoformat(moment)) == datetime.fromisoformat(before)
