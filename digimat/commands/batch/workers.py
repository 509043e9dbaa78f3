"""Has the stretches of a job scored by as many processes as there are cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from digimat.answers.exports.stretch import Span
from digimat.commands.batch import problems as wrong
from digimat.commands.batch.job import Job
from digimat.commands.batch.work import Done, score_span, warm_up
from digimat.problems import UserError

_job: Job | None = None  # of this worker

# mallopt(3) of glibc
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_LARGEST, _KEPT = 32 << 20, 256 << 20  # bytes: what comes from the heap, and what stays there


class Task(NamedTuple):
    """One stretch to be scored."""

    number: int
    file: int
    span: Span


def run(job: Job, tasks: Sequence[Task], folder: Path, workers: int) -> Iterator[Done]:
    """Score stretches; gives each as it is done, in any order. Stopped early, it lets those in hand be finished.

    Raises:
        UserError: a worker died.
    """
    if workers == 1 or len(tasks) == 1:
        for task in tasks:
            yield score_span(job, task.number, task.file, task.span, folder)
        return
    context = multiprocessing.get_context("fork" if _may_fork() else "spawn")
    if _may_fork():
        keep_memory()
        warm_up(job, folder)  # what is loaded and learnt here, every worker has
        gc.freeze()  # and does not walk through, which would copy it
    pool = ProcessPoolExecutor(min(workers, len(tasks)), context, _begin, (job,))
    try:
        futures: list[Future[Done]] = [pool.submit(_score, *task, folder) for task in tasks]
        for future in as_completed(futures):
            yield future.result()
    except BrokenProcessPool as error:
        raise UserError(wrong.worker_died(str(folder))) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def keep_memory() -> None:
    """Let this process, and its copies, keep memory that was used: the next batch needs as much again.

    By default glibc gives arrays of more than a few hundred kilobytes back to the system as soon as they are done
    with, and the system clears each page again: a sixth of the time of scoring.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _LARGEST)
        mallopt(_M_TRIM_THRESHOLD, _KEPT)


def cores() -> int:
    """How many processes this one may have run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _may_fork() -> bool:
    """A copy of this process is ready at once; elsewhere than on Linux, and beside threads, that is not safe."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(job: Job) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides when to stop


def _score(number: int, file: int, span: Span, folder: Path) -> Done:
    assert _job is not None
    return score_span(_job, number, file, span, folder)
