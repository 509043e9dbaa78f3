"""Faults of the system itself, by strace, with the SQLite of this Python: no acknowledged answer is lost.

One sweep for each system call, since strace counts each by itself. ``make faults`` runs them.
"""

import pytest
from four_answers import STEPS, what_is_there
from strace_kit import CALLS, KILL, runs_with, why_not

if reason := why_not():
    pytest.skip(reason, allow_module_level=True)

PARTS = 4  # of each sweep, so that several processors can share it
AT_LEAST = {"pwrite64": 10, "fdatasync": 3}  # points in each part; a sweep that meets nothing proves nothing
ERRORS = [
    *((call, "ENOSPC") for call in ("pwrite64", "fdatasync", "ftruncate", "openat")),
    *((call, "EIO") for call in CALLS),
    ("openat", "EACCES"),
]


@pytest.mark.parametrize("part", range(1, PARTS + 1))
@pytest.mark.parametrize("call", CALLS)
def test_a_process_killed_at_any_system_call_loses_no_acknowledged_answer(
    tmp_path, call, part, record_property
):
    points = 0
    for run in runs_with(tmp_path, call, KILL, part, PARTS):
        points += 1
        # The step under way may have come through whole, without having been acknowledged.
        assert run.acknowledged <= what_is_there(run.file) <= run.acknowledged + 1, run
    record_property(f"killed at {call}", points)
    assert points >= AT_LEAST.get(call, 0)


@pytest.mark.parametrize("part", range(1, PARTS + 1))
@pytest.mark.parametrize(("call", "error"), ERRORS)
def test_an_answer_given_again_after_any_system_call_failed_is_there_once(
    tmp_path, call, error, part, record_property
):
    points = 0
    for run in runs_with(tmp_path, call, f"error={error}", part, PARTS):
        points += 1
        assert what_is_there(run.file) == STEPS
        for code, file, message, remedy in run.problems:
            assert (code, file) == ("ANS020", str(run.file))
            assert "SQLITE_" in message
            assert remedy
    record_property(f"{error} at {call}", points)
    assert points >= AT_LEAST.get(call, 0)
