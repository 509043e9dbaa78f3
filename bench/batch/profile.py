"""Where the time of ``digimat score`` goes, by room of the code: ``python -m bench.batch.profile``.

On one core, where digimat scores in the process that was asked. Every few milliseconds the innermost line of digimat's
own code is noted: what NumPy or Python does for it counts as its own.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from bench.batch import digimat_command, files
from bench.batch.processes import ROOT

ROWS = 1_000_000
EVERY = 0.002  # seconds
FUNCTIONS = 12  # are named
OWN = str(ROOT / "digimat")

# Which room of the code does what; the first that fits.
STEPS = (
    ("reading", "answers/"),
    ("writing", "reports/score_files/"),
    ("writing", "scoring/score_"),
    ("checking the sittings", "scoring/quality"),
    ("coding the answers", "scoring/coding"),
    ("rules", "scoring/"),
    ("duplicates", "commands/batch/doubles"),
    ("duplicates", "commands/batch/hashes"),
    ("merging", "commands/batch/"),
    ("questionnaire", "questionnaires/"),
)


class Sampler:
    """Notes, while it is on, where a thread is."""

    def __init__(self, thread: int) -> None:
        self.seconds: Counter[tuple[str, str]] = Counter()  # by file and function
        self._thread = thread
        self._on = threading.Event()

    def run(self) -> None:
        last = time.process_time()
        while not self._on.wait(EVERY):
            now = time.process_time()  # what neighbours take does not count
            # The time since the last look, not one look: this thread waits while NumPy keeps the interpreter.
            self.seconds[_own(sys._current_frames().get(self._thread))] += now - last  # type: ignore[assignment]
            last = now

    def stop(self) -> None:
        self._on.set()


def _own(frame: FrameType | None) -> tuple[str, str]:
    """The innermost function of digimat in a stack."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(OWN):
            return frame.f_code.co_filename[len(OWN) + 1 :], frame.f_code.co_qualname
        frame = frame.f_back
    return "", ""


def step_of(file: str) -> str:
    """What a file of digimat is for, when answers are scored."""
    return next((step for step, place in STEPS if file.startswith(place)), "the rest")


def lines() -> Iterator[str]:
    """Shares of the time, by step and by function."""
    answers, target = files.answers(ROWS), files.output("csv")
    digimat_command.imported()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sampler = Sampler(threading.get_ident())
    beside = threading.Thread(target=sampler.run, daemon=True)
    beside.start()
    try:
        with contextlib.redirect_stdout(sys.stderr):
            digimat_command.score(str(answers), str(target))
    finally:
        sampler.stop()
        beside.join()
    target.unlink(missing_ok=True)
    whole = sum(sampler.seconds.values())
    steps: Counter[str] = Counter()
    for (file, _), seconds in sampler.seconds.items():
        steps[step_of(file)] += seconds
    yield f"{ROWS:,} respondents on one core: {whole:.2f} CPU seconds once all is imported"
    for step, seconds in steps.most_common():
        yield f"{seconds / whole:6.1%}  {seconds:5.2f} s  {step}"
    yield "of which:"
    for (file, function), seconds in sampler.seconds.most_common(FUNCTIONS):
        yield f"{seconds / whole:6.1%}  {seconds:5.2f} s  {Path(file).as_posix()} {function}"


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
