"""The frame of every script that is measured: answers in, scores out, and how long it took once all was imported."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

SECONDS = "BENCH_JOB_SECONDS"  # names the file for the seconds; without it, none is written


def run(work: Callable[[str, str], object]) -> None:
    """Do the work on the two files that the command line names."""
    answers, target = sys.argv[1:]
    start = time.perf_counter()
    work(answers, target)
    tell(time.perf_counter() - start)


def tell(seconds: float) -> None:
    """Leave the seconds for the process that measures."""
    if SECONDS in os.environ:
        Path(os.environ[SECONDS]).write_text(f"{seconds:.4f}", encoding="ascii")
