"""What a worker of a cluster does: stretches of files to parts, in a folder that all see.

Whatever it makes is made aside and then renamed: a task that is done twice, or by two workers at once, gives the same
bytes under the same names.
"""

from __future__ import annotations

import json
import pickle
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat import __version__
from digimat.answers.exports.model import Row
from digimat.answers.exports.opened import open_rows
from digimat.commands.batch import spark_problems as wrong
from digimat.commands.batch.doubles import Doubles
from digimat.commands.batch.job import Job, Reading
from digimat.commands.batch.merged import add_parts
from digimat.commands.batch.work import Done, empty_scores, score_records, score_span
from digimat.commands.batch.workers import Task
from digimat.language import Text
from digimat.problems import Position, Problem, UserError

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "said string"
SHARED = "shared"  # the file by which a worker knows that it sees the folder of the driver

Batches = Iterator["pa.RecordBatch"]


@dataclass(frozen=True, slots=True)
class Load:
    """What a worker scores in one go: stretches of a file, or all of a file that is not made of lines.

    ``first`` is the number of the first part that such a file is scored to.
    """

    file: int
    tasks: tuple[Task, ...] = ()
    first: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Parts, one after the other, that become one file of scores; ``dropped`` are rows that do not count, by part."""

    name: str
    done: tuple[Done, ...]
    dropped: Mapping[int, Any]


@dataclass(frozen=True, slots=True)
class Shipped:
    """All that a worker is given."""

    version: str
    job: bytes
    folder: Path
    mark: str  # what the file SHARED says
    work: tuple[Load | Group, ...]


def over_arrow(shipped: Shipped) -> Callable[[Batches], Batches]:
    """A function for ``mapInArrow``: numbers of works in, a line of JSON for each thing done out."""

    def do_all(batches: Batches) -> Batches:
        import pyarrow as pa

        for batch in batches:
            said = [line for number in batch.column(0).to_pylist() for line in do(shipped, number)]
            yield pa.RecordBatch.from_pydict({"said": pa.array(said, pa.string())})

    return do_all


def do(shipped: Shipped, number: int) -> Iterator[str]:
    """Do one of the works; gives what came of it, or the one thing that is wrong, as lines of JSON.

    What is wrong is no error of the task: Spark would only try it again.
    """
    try:
        _look_at_storage(shipped)
        job, work = _job(shipped.job), shipped.work[number]
        if isinstance(work, Group):
            yield json.dumps(_assemble(job, work, shipped.folder))
            return
        for done in _scored(job, work, shipped.folder):
            yield json.dumps(asdict(done))
    except UserError as error:
        _forget()
        yield json.dumps({"problems": [_packed(problem) for problem in error.problems]})
    except BaseException:
        _forget()
        raise


# The last job of each thread: a reader keeps what it is reading, and some engines (Sail) have works done by threads.
_last = threading.local()


def _job(pickled: bytes) -> Job:
    if getattr(_last, "pickled", None) != pickled:
        _last.job = pickle.loads(pickled)  # noqa: S301  # it comes from the driver, as this very function does
        _last.pickled = pickled
    job: Job = _last.job
    return job


def _forget() -> None:
    """Let go of the readers: one that was stopped may hold half a stretch."""
    _last.__dict__.clear()


def _look_at_storage(shipped: Shipped) -> None:
    if shipped.version != __version__:
        raise UserError(wrong.other_version(shipped.version, __version__))
    try:
        seen = (shipped.folder / SHARED).read_text()
    except OSError:
        seen = ""
    if seen != shipped.mark:
        raise UserError(wrong.not_shared(shipped.folder))


def _scored(job: Job, load: Load, folder: Path) -> Iterator[Done]:
    reading = job.readings[load.file]
    if not reading.bytes_of.exists() or (reading.in_lines and reading.bytes_of.stat().st_size < reading.size):
        raise UserError(wrong.not_shared(reading.bytes_of))
    for task in load.tasks:
        with _aside(folder) as aside:
            done = score_span(job, *task, aside)
        yield done
    if not reading.in_lines:
        with _aside(folder) as aside:
            made = list(score_records(job, load.first, load.file, _records(reading), aside))
        yield from made


def _records(reading: Reading) -> Iterator[Row]:
    form = reading.form
    encoding = form.encoding if form.kind == "json_lines" else None
    rows = open_rows(reading.bytes_of, encoding=encoding, sheet=form.sheet or None).rows()
    return islice(rows, form.header_rows, None)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder of this attempt; what is in it at the end gets its place, a ``.json`` after what it speaks of."""
    aside = Path(tempfile.mkdtemp(prefix="attempt-", dir=folder))
    try:
        yield aside
        for path in sorted(aside.iterdir(), key=lambda path: path.suffix == ".json"):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _assemble(job: Job, group: Group, folder: Path) -> dict[str, object]:
    from digimat.reports.score_files.formats import open_score_file

    source, path = job.source, folder / "out" / group.name
    columns = empty_scores(source, job.columns, profile=job.profile).columns
    excel_fr = job.part == "excel_fr"
    with open_score_file(path, "csv", columns, "fr", source.questionnaire, excel_fr=excel_fr) as file:
        add_parts(file, folder, group.done, Doubles(group.dropped))
    rows = sum(each.accepted for each in group.done) - sum(map(len, group.dropped.values()))
    return {"name": group.name, "rows": rows, "bytes": path.stat().st_size}


def _packed(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "message": [problem.message.fr, problem.message.en],
        "remedy": [problem.remedy.fr, problem.remedy.en],
        "position": None if problem.position is None else list(asdict(problem.position).values()),
    }


def unpacked(lines: Sequence[str]) -> list[dict[str, Any]]:
    """What workers said.

    Raises:
        UserError: something is wrong, whatever else was done.
    """
    said: list[dict[str, Any]] = [json.loads(line) for line in lines]
    problems = [
        Problem(
            p["code"],
            Text(*p["message"]),
            Text(*p["remedy"]),
            Position(*p["position"]) if p["position"] else None,
        )
        for each in said
        for p in each.get("problems", ())
    ]
    if problems:
        raise UserError(list({problem.code: problem for problem in problems}.values()))
    return said
