"""Give four answers while the system kills the process, or refuses it something, at its Nth call of one kind."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path

WRITER = Path(__file__).parent / "traced_writer.py"
CALLS = ("pwrite64", "pread64", "fsync", "fdatasync", "ftruncate", "unlink", "openat")
KILL = "signal=SIGKILL"  # on entry: the call itself is not made


@dataclass(frozen=True)
class Run:
    """What came of one run: its file, the steps it acknowledged, the problems that it told."""

    file: Path
    acknowledged: int
    problems: list


def why_not() -> str:
    """Why the sweeps cannot run; empty when they can."""
    if os.environ.get("DIGIMAT_STRACE") != "1":
        return "some minutes long: make faults runs them (DIGIMAT_STRACE=1)"
    if not shutil.which("strace"):
        return "there is no strace here: python tools/have_program.py strace"
    done = subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, text=True)
    return f"strace may not trace here: {done.stderr.strip()}" if done.returncode else ""


def run_with(file: Path, call: str, fault: str, nth: int) -> tuple[Run, bool]:
    """One run that meets a fault at its Nth call on the store, its journal or their folder; whether it did."""
    log = file.parent.with_suffix(".log")
    places = [option for path in (file, f"{file}-journal", file.parent) for option in ("-P", path)]
    done = subprocess.run(
        # Faster with --seccomp-bpf, but strace 6.1 then forgets the signals.
        ["strace", "-qq", "-f", *([] if fault == KILL else ["--seccomp-bpf"]), "-o", log, *places,
         "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={nth}", sys.executable, WRITER, file],
        capture_output=True, text=True,
    )  # fmt: skip
    met = done.returncode != 0 if fault == KILL else "(INJECTED)" in log.read_text(errors="replace")
    assert done.returncode in ((0, -9, 137) if fault == KILL else (0,)), done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    problems = [line for line in told if line != "acknowledged"]
    return Run(file, len(told) - len(problems), problems), met


def runs_with(folder: Path, call: str, fault: str, first: int, step: int):
    """The runs that meet a fault at the Nth call, for N = first, first + step and so on until none is met."""
    for nth in count(first, step):
        place = folder / str(nth)
        place.mkdir()
        run, met = run_with(place / "digimat.db", call, fault, nth)
        if not met:
            assert run.acknowledged == 5  # it came to its end
            return
        yield run
