"""A program and all it starts: the seconds it takes, and its peak of memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.batch.job import SECONDS

EVERY = 0.05  # seconds between two looks at the memory
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of one run."""

    wall: float
    cpu: float  # of all processes together
    job: float  # once all was imported; the whole where the program does not say


@dataclass(frozen=True, slots=True)
class Peak:
    """Megabytes (of a million bytes)."""

    together: float  # of all processes at one moment, what they share counted once
    largest: float  # of any one process


def timed(command: Sequence[str], environment: Mapping[str, str]) -> Took:
    """Run a program to its end."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "job"
        start = time.perf_counter()
        process = _started(command, {**environment, SECONDS: str(told)})
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        _must_succeed(process, command)
        job = float(told.read_text("ascii")) if told.exists() else wall
    return Took(wall, used.ru_utime + used.ru_stime, job)


def peak(command: Sequence[str], environment: Mapping[str, str]) -> Peak:
    """Run a program to its end, looking at its memory all the time: not to be timed, as looking slows it down."""
    process, together, largest = _started(command, environment), 0, 0
    while process.poll() is None:
        family = _with_children(process.pid)
        together = max(together, sum(_bytes(pid, "smaps_rollup", "Pss") for pid in family))
        # Not ru_maxrss: that one remembers the process which started this one, before it became another program.
        largest = max(largest, *(_bytes(pid, "status", "VmHWM") for pid in family))
        time.sleep(EVERY)
    _must_succeed(process, command)
    return Peak(together / 1e6, largest / 1e6)


def _started(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _must_succeed(process: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _with_children(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += map(int, task.read_text("ascii").split())
            except OSError:  # it has ended meanwhile
                continue
    return found


def _bytes(pid: int, file: str, name: str) -> int:
    """What Linux says in such a file of a process; nothing once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("utf-8", "replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))
