"""What runs in a worker: take a job, do it, say what came of it; until there is none, or this process is ended."""

from __future__ import annotations

import contextlib
import gc
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final

from digimat.problems import UserError
from digimat.reports.workers.endings import Failure
from digimat.reports.workers.limits import Limits, bound_memory, end_with, expect_the_worst, release_memory

# Looking for waste each 700 objects, as Python does, costs a report a tenth of its time; once after it is enough.
_NEW_OBJECTS: Final = 50_000


def serve(
    jobs: Connection,
    work: Callable[[Any], Any],
    prepare: Callable[[], None] | None,
    limits: Limits,
    parent: int,
) -> None:
    """Do jobs, one after the other.

    Args:
        jobs: where they come from (None: there are no more) and where what is made, or a :class:`Failure`, goes to.
        work: makes something of a job.
        prepare: what can be done before there is a job.
        limits: of each job; that of time is the business of who waits.
        parent: the process that waits.
    """
    # Ctrl-C reaches every process of a terminal: the one that waits decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with(parent)
    expect_the_worst()
    if prepare is not None:
        gc.disable()
        with contextlib.suppress(Exception):  # the job will fail likewise, and is told
            prepare()
        gc.freeze()  # all of this stays: looking for waste in it, again and again, would cost a twentieth
        gc.set_threshold(_NEW_OBJECTS)
        gc.enable()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):  # nobody waits any more
        while (job := jobs.recv()) is not None:
            bound_memory(limits.memory)
            answer = _done(work, job)
            release_memory()
            jobs.send(answer)
            del job, answer
            if prepare is not None:  # else nothing is frozen, and all that was copied would be looked through
                gc.collect()


def _done(work: Callable[[Any], Any], job: Any) -> Any:
    try:
        return work(job)
    except BaseException as error:  # WeasyPrint has one of its own that is no Exception
        release_memory()
        return _failure(error)


def _failure(error: BaseException) -> Failure:
    detail = "".join(traceback.format_exception_only(error)).strip()
    if isinstance(error, UserError):
        return Failure("mistake", problems=tuple(error.problems))
    if isinstance(error, MemoryError):
        return Failure("memory", detail)
    if isinstance(error, RecursionError):
        return Failure("depth", detail)
    if type(error).__name__ == "FatalURLFetchingError":
        return Failure("address", detail)
    if isinstance(error, OSError) and error.errno is None:  # so says who looks for a library
        return Failure("engine", detail)
    return Failure("fault", detail, "".join(traceback.format_exception(error)))
