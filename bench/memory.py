"""How much memory a process has, after so many reports and after so many more."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

PAGE = 4096


def growth(sample: Any, first: int, last: int) -> tuple[float, float]:
    """MiB in use after ``first`` and after ``last`` reports of one fresh process."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_reports, args=(theirs, sample, first, last)
    )
    process.start()
    found = ours.recv(), ours.recv()
    process.join()
    return found


def _reports(told: Connection, sample: Any, first: int, last: int) -> None:
    for number in range(1, last + 1):
        sample.pdf()
        if number in (first, last):
            told.send(_in_use())


def _in_use() -> float:
    """Resident memory in MiB, without what other processes share."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 2**20
