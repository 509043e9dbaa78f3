"""Has the stretches of a job scored by Spark, which only says where each is done, and again where it failed."""

from __future__ import annotations

import json
import pickle
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import count, groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from digimat import __version__
from digimat.answers.exports.reading import Export
from digimat.commands.batch import spark_problems as wrong
from digimat.commands.batch.job import Job
from digimat.commands.batch.run import tasks_of
from digimat.commands.batch.settled import joined
from digimat.commands.batch.spans import STEP
from digimat.commands.batch.spark_session import slots, spark_session
from digimat.commands.batch.spark_work import SCHEMA, SHARED, Group, Load, Shipped, over_arrow, unpacked
from digimat.commands.batch.work import Done, done_of
from digimat.commands.batch.workers import Task
from digimat.problems import UserError

MOST = 64 << 20  # bytes that a task of Spark scores
TURNS = 4  # tasks for each slot at least, where there is enough to do, so that all end at about the same time
RESERVED = 100_000  # numbers of parts for a file that is not made of lines


@dataclass
class Cluster:
    """Spark, started when it is needed first.

    Args:
        step: bytes of a stretch.
    """

    step: int = STEP

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    @cached_property
    def session(self) -> Any:
        """The session."""
        return self._stack.enter_context(spark_session())

    def score(self, job: Job, _exports: Sequence[Export], folder: Path) -> Sequence[Done]:
        """Every stretch scored, in order.

        Raises:
            UserError: a worker does not see what is here, or Spark stopped.
        """
        tasks = tasks_of(job, self.step)
        loads = [*_loads(tasks, self._most(job)), *_whole_files(job, len(tasks))]
        done = [done_of(said) for said in self.do(job, loads, folder)]
        for each in done:
            _see(folder, each)
        numbered = {each.number: each for each in done}
        stretches = joined(job, folder, tasks, numbered)
        records = [each for each in done if not job.readings[each.file].in_lines]
        return sorted([*stretches, *records], key=lambda each: (each.file, each.start))

    def do(self, job: Job, work: Sequence[Load | Group], folder: Path) -> list[dict[str, Any]]:
        """Have works done; gives what the workers say."""
        mark = secrets.token_hex(16)
        (folder / SHARED).write_text(mark)
        # A copy: what was learnt here need not travel.
        pickled = pickle.dumps(replace(job))
        shipped = Shipped(__version__, pickled, folder.resolve(), mark, tuple(work))
        # One work a task, no shuffle: what is done again after a failure is one of them.
        numbers = self.session.range(0, len(work), 1, len(work))
        rows = numbers.mapInArrow(over_arrow(shipped), SCHEMA).collect()
        return unpacked([row["said"] for row in rows])

    def _most(self, job: Job) -> int:
        known = slots(self.session)
        if known is None:
            return MOST
        total = sum(reading.size - reading.first.start for reading in job.readings if reading.in_lines)
        return max(self.step, min(MOST, total // (known * TURNS)))


def _loads(tasks: Sequence[Task], most: int) -> Iterator[Load]:
    for file, of_file in groupby(tasks, lambda task: task.file):
        taken: list[Task] = []
        for task in of_file:
            if taken and task.span.end - taken[0].span.start > most:
                yield Load(file, tuple(taken))
                taken = []
            taken.append(task)
        yield Load(file, tuple(taken))


def _whole_files(job: Job, first: int) -> Iterator[Load]:
    files = [file for file, reading in enumerate(job.readings) if not reading.in_lines]
    yield from (Load(file, first=number) for file, number in zip(files, count(first, RESERVED), strict=False))


def _see(folder: Path, done: Done) -> None:
    """Whether the part that a worker speaks of is here."""
    try:
        said = json.loads((folder / f"part-{done.number:08d}.json").read_text())
    except (OSError, ValueError):
        said = None
    if said != json.loads(json.dumps(asdict(done))):
        raise UserError(wrong.not_shared(folder))
