"""What became of the rows of a job, once all its stretches are done: the law, the rejects, the warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from digimat.answers import csv_problems
from digimat.answers.answer_files import law
from digimat.answers.exports.model import Rejected
from digimat.answers.exports.reading import Export
from digimat.answers.exports.stretch import Span
from digimat.commands.batch.doubles import Doubles
from digimat.commands.batch.job import Job, Reading
from digimat.commands.batch.rejects import rejects_bytes, rejects_name, unpack, write_rejects
from digimat.commands.batch.work import Done, score_span
from digimat.commands.batch.workers import Task
from digimat.language import Language, Text
from digimat.problems import Problem, UserError

TOLD = 20  # problems that are shown; the files of rejects have all of them


@dataclass(slots=True)
class Scored:
    """What came of it."""

    read: int = 0
    accepted: int = 0
    rejected: int = 0
    duplicates: int = 0
    to_check: int = 0
    named: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)  # the first of them
    laws: list[Text] = field(default_factory=list)
    untold: int = 0  # rejected rows whose problems are not among them
    rejects: list[Path] = field(default_factory=list)
    interrupted: bool = False
    written: bool = False


def warnings_of(exports: Sequence[Export]) -> list[Problem]:
    """What is doubtful about the columns of the files."""
    return [problem for export in exports for problem in export.layout.problems]


@contextmanager
def reading_of(export: Export, copies: Path | None = None) -> Iterator[Reading]:
    """How workers read a file; where they need a copy of it, that is made in a folder that they all see."""
    if export.form.kind == "csv":
        with export.bytes_of(copies) as (path, first):
            yield Reading(export.path, export.form, export.layout, export.cells, path.resolve(), first)
        return
    path = export.path
    yield Reading(path, export.form, export.layout, export.cells, path.resolve(), Span(0, 0))


def joined(job: Job, folder: Path, tasks: Sequence[Task], done: dict[int, Done]) -> Sequence[Done]:
    """Stretches of which each begins where the one before ended.

    One that had to be read further than its end, because of misplaced quotes, takes from the next.
    """
    found: list[Done] = []
    at = {file: reading.first.start for file, reading in enumerate(job.readings)}
    for task in tasks:
        each, start = done[task.number], at[task.file]
        if start >= task.span.end:
            continue  # all of it belongs to the stretch before
        if each.start != start:
            each = score_span(job, task.number, task.file, Span(start, task.span.end), folder)
        at[task.file] = each.end
        found.append(each)
    return found


class Counts(NamedTuple):
    """How many rows of a file there are of each kind: read = accepted + rejected + duplicates."""

    read: int
    accepted: int
    rejected: int
    duplicates: int


def counts_of(done: Sequence[Done], doubles: Doubles, file: int) -> Counts:
    """The counts of one of the files, by its place."""
    mine = [n for n, each in enumerate(done) if each.file == file]
    disputed = sum(len(doubles.rejected.get(n, ())) for n in mine)
    dropped = sum(len(doubles.dropped.get(n, ())) for n in mine)
    return Counts(
        sum(done[n].read for n in mine),
        sum(done[n].accepted for n in mine) - dropped,
        sum(done[n].rejected for n in mine) + disputed,
        dropped - disputed,
    )


def counted(exports: Sequence[Export], done: Sequence[Done], doubles: Doubles) -> Scored:
    """How many rows there are of each kind; nothing where a file has none.

    Raises:
        UserError: a file has no row.
    """
    scored = Scored(problems=warnings_of(exports))
    for file, export in enumerate(exports):
        counts = counts_of(done, doubles, file)
        if not counts.read:
            raise UserError(csv_problems.no_rows(export.where))
        scored.laws.append(law(*counts, export.told))
        scored.read, scored.accepted = scored.read + counts.read, scored.accepted + counts.accepted
        scored.rejected += counts.rejected
        scored.duplicates += counts.duplicates
    for number, each in enumerate(done):
        dropped = set(doubles.dropped.get(number, ()))
        scored.to_check += sum(row not in dropped for row in each.to_check)
        named = zip(each.to_check, each.named, strict=False)  # some have names
        scored.named += [name for row, name in named if row not in dropped]
    return scored


def rejected_rows(job: Job, done: Sequence[Done], doubles: Doubles, folder: Path) -> list[list[Rejected]]:
    """The rejected rows of each file, in its order."""
    found: list[list[Rejected]] = [[] for _ in job.readings]
    lines = [reading.first.line - 1 for reading in job.readings]
    for number, each in enumerate(done):
        path = folder / f"part-{each.number:08d}.rejects"
        own = list(doubles.rejected.get(number, ()))
        if path.exists() and each.rejected:
            own += unpack(path.read_bytes(), lines[each.file], str(job.readings[each.file].path))
        found[each.file] += sorted(own, key=lambda rejected: rejected.row.line)
        lines[each.file] += each.lines
    return found


def tell_problems(scored: Scored, rejects: Sequence[Sequence[Rejected]]) -> None:
    """The first problems, and how many rows more there are."""
    every = [each for own in rejects for each in own]
    told = 0
    for each in every:
        if told >= TOLD:
            break
        scored.problems += each.problems
        told += 1
    scored.untold = len(every) - told


def write_all_rejects(
    folder: Path, exports: Sequence[Export], rejects: Sequence[Sequence[Rejected]], language: Language
) -> list[Path]:
    """A file of rejects, in a folder, for each file of answers that has some."""
    return [
        write_rejects(folder / rejects_name(export.path), rejects_bytes(export, own, language))
        for export, own in zip(exports, rejects, strict=True)
        if own
    ]
