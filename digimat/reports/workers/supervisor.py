"""Gives jobs to processes, waits no longer than a job may take, and replaces a process that is lost.

Not ``ProcessPoolExecutor``: there one crash ends the work of all, and a job that hangs hangs for ever.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Final, Generic, Literal

from digimat.reports.workers.endings import Done, Ended, Failed, Failure, Job, Made
from digimat.reports.workers.limits import LIMITS, Limits
from digimat.reports.workers.process import serve

Method = Literal["fork", "spawn"]
_AGAIN: Final = ("crash", "memory")  # what a fresh process may be spared
_LAST_BREATH: Final = 0.5  # seconds: the pipe of a process closes a moment before the process is gone
_STOPPED: Final = (
    1.0  # seconds too long asleep, by which it is known that all processes were stopped, as by Ctrl-Z
)


def start_method() -> Method:
    """How a worker is started: as a copy of this process where that is quick and safe, else anew.

    A copy has none of the threads of this process, but the locks that they held; and macOS does not allow for one.
    """
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@dataclass(eq=False, slots=True)
class _Worker(Generic[Job]):
    """A process, and the job that it has."""

    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    attempts: int = 0  # at this job
    deadline: float = 0.0
    finished: int = 0

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    def ended_by(self) -> str:
        """The signal, or the exit status, by which it ended itself."""
        self.process.join(_LAST_BREATH)
        code = self.process.exitcode or 0
        try:
            return signal.Signals(-code).name if code < 0 else str(code)
        except ValueError:
            return str(code)


@dataclass(slots=True)
class _Jobs(Generic[Job]):
    """The jobs to come; the next one is made ready while the processes work."""

    source: Iterator[Job]
    again: list[Job] = field(default_factory=list)
    ahead: list[Job] = field(default_factory=list)

    def take(self) -> tuple[Job, int] | None:
        """A job and how often it was tried; None where there is none left."""
        if self.again:
            return self.again.pop(), 1
        self.look_ahead()
        return (self.ahead.pop(), 0) if self.ahead else None

    def look_ahead(self) -> None:
        """Have the next one ready."""
        if not self.ahead:
            self.ahead.extend(job for job in [next(self.source, None)] if job is not None)


class Workers(Generic[Job, Made]):
    """Processes that do one kind of work. Use it as a context manager: none of them outlives it."""

    def __init__(
        self,
        work: Callable[[Job], Made],
        *,
        prepare: Callable[[], None] | None = None,
        count: int = 1,
        limits: Limits = LIMITS,
        method: Method | None = None,
    ) -> None:
        """Nothing is started yet.

        Args:
            work: makes something of a job; a function of a module, or a partial one.
            prepare: what a process does before it has a job. Of several copied processes it is done once, here.
            count: how many processes.
            limits: of each job.
            method: how processes are started; by default what suits this system.
        """
        self._work, self._prepare, self._count, self.limits = work, prepare, count, limits
        self._method: Method = method or start_method()
        self._workers: list[_Worker[Job]] = []

    def __enter__(self) -> Workers[Job, Made]:
        if self._prepare is not None and self._method == "fork" and self._count > 1:
            with contextlib.suppress(Exception):  # the jobs will fail likewise, and are told
                self._prepare()
            gc.collect()
            gc.freeze()  # what is never looked at is never copied
        try:
            for _ in range(self._count):
                self._workers.append(self._started())
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every process, at once; what is being made is lost."""
        while self._workers:
            self._workers.pop().end()
        gc.unfreeze()

    def run(self, jobs: Iterable[Job]) -> Iterator[Ended[Job, Made]]:
        """Do jobs; gives each as it ends, which is not the order in which they came.

        A job that crashes its process, or fills its memory, is tried once more in a fresh one; one that takes too long
        is not.
        """
        queue = _Jobs(iter(jobs))
        for place in range(len(self._workers)):
            self._give(place, queue)
        while any(worker.job is not None for worker in self._workers):
            queue.look_ahead()
            for place in self._wait():
                ended = self._ended(place, queue)
                self._give(place, queue)
                if ended is not None:
                    yield ended

    def _wait(self) -> list[int]:
        """The places of those who have answered, are gone, or had time enough."""
        busy = {w.pipe: (place, w) for place, w in enumerate(self._workers) if w.job is not None}
        begun = time.monotonic()
        patience = max(0.0, min(w.deadline for _, w in busy.values()) - begun)
        answered = [busy[pipe][0] for pipe in wait(list(busy), patience) if isinstance(pipe, Connection)]
        now = time.monotonic()
        if now - begun - patience > _STOPPED:
            # How long each job was at work before is not known: it gets all its time anew.
            for _, worker in busy.values():
                worker.deadline = now + self.limits.seconds
        late = [place for place, w in busy.values() if place not in answered and now >= w.deadline]
        return [*answered, *late]

    def _ended(self, place: int, queue: _Jobs[Job]) -> Ended[Job, Made] | None:
        """What came of the job of a process; None where it is tried again."""
        worker = self._workers[place]
        job, attempts = worker.job, worker.attempts
        assert job is not None
        answer = self._answer(worker)
        worker.finished += 1
        if isinstance(answer, Failure) and answer.why in (*_AGAIN, "time"):
            if answer.why == "crash":
                answer = Failure("crash", worker.ended_by())
            worker.end()
            self._workers[place] = self._started()
        worker.job = None
        if not isinstance(answer, Failure):
            return Done(job, answer)
        if answer.why in _AGAIN and attempts == 0:
            queue.again.append(job)
            return None
        return Failed(job, answer)

    def _answer(self, worker: _Worker[Job]) -> Made | Failure:
        try:
            if worker.pipe.poll():
                answer: Made | Failure = worker.pipe.recv()
                return answer
        except (EOFError, OSError):
            return Failure("crash")
        return Failure("time")

    def _give(self, place: int, queue: _Jobs[Job]) -> None:
        """Give the process of this place its next job, if there is one."""
        taken = queue.take()
        if taken is None:
            return
        if self._workers[place].finished >= self.limits.reports:
            self._workers[place].end()
            self._workers[place] = self._started()
        worker = self._workers[place]
        worker.job, worker.attempts = taken
        worker.deadline = time.monotonic() + self.limits.seconds
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # gone: seen when it is waited for
            worker.pipe.send(worker.job)

    def _started(self) -> _Worker[Job]:
        forks = self._method == "fork"
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve,
            args=(theirs, self._work, self._prepare, self.limits, os.getpid()),
            daemon=True,
        )
        with warnings.catch_warnings():
            # Python 3.12 counts threads of libraries too, which are made for this.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        return _Worker(process, ours)
