"""``score FILE... -o OUT``: files of answers to one file of scores and one of rejects a file, whatever their size."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from digimat.answers.exports.doubles import OnDuplicate
from digimat.answers.exports.reading import Export, Wishes, open_export
from digimat.commands.batch import problems as wrong
from digimat.commands.batch.appended import Existing, read_existing, without_existing
from digimat.commands.batch.doubles import Settling, find_doubles
from digimat.commands.batch.job import Job, PartKind
from digimat.commands.batch.merged import Ahead, add_parts
from digimat.commands.batch.parts import Parts, folder_of
from digimat.commands.batch.settled import (
    Scored,
    counted,
    joined,
    reading_of,
    rejected_rows,
    tell_problems,
    warnings_of,
    write_all_rejects,
)
from digimat.commands.batch.spans import cut_file
from digimat.commands.batch.work import Done, empty_scores, score_records
from digimat.commands.batch.workers import Task, cores, run
from digimat.commands.progress import Step
from digimat.files import not_over_input
from digimat.language import Language
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Questionnaire, Source
from digimat.reports.score_files.csv_bytes import header_bytes
from digimat.reports.score_files.formats import Format, dialect_of, format_of, open_score_file
from digimat.reports.score_files.score_file import BytesFile, ScoreFile
from digimat.scoring.score_table import ScoreColumn


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be scored, into what, and how."""

    files: Sequence[Path]
    out: Path
    wishes: Wishes = field(default_factory=Wishes)
    required: str | None = None
    on_duplicate: OnDuplicate = "error"
    excel_fr: bool = False
    columns: tuple[str, ...] = ()  # only these; nothing said: all
    with_profile: bool = False
    strict: bool = False
    append: bool = False
    go_on: bool = False
    workers: int | None = None


Watch = Callable[[int], AbstractContextManager[Step]]
# Scores every stretch of a job into parts of a folder elsewhere than in processes of this machine; gives them in order.
Elsewhere = Callable[[Job, Sequence[Export], Path], Sequence[Done]]


def score_files(
    wish: Wish, source: Source, language: Language, watch: Watch, elsewhere: Elsewhere | None = None
) -> Scored:
    """Score files of answers into one file.

    Args:
        wish: what is asked for.
        source: the questionnaire, loaded and checked.
        language: of what is written beside the scores.
        watch: shows how far it is, given the number of bytes to be read.
        elsewhere: has the stretches scored; nothing said: processes of this machine do it.

    Raises:
        UserError: a file as a whole cannot be read, or nothing can be written; then nothing is there.
    """
    target = _target(wish, source)
    exports = [open_export(path, source.questionnaire, wish.wishes) for path in wish.files]
    with ExitStack() as stack:
        copies = None if elsewhere is None else wish.out.parent
        readings = tuple(stack.enter_context(reading_of(export, copies)) for export in exports)
        part = part_kind(target.kind, excel_fr=wish.excel_fr)
        job = Job(source, readings, wish.required, part, wish.columns, wish.with_profile)
        parts = Parts(folder_of(wish.out))
        known = parts.begin(job.signature, go_on=wish.go_on)
        begin = partial(target.begin, wish, language, source.questionnaire)
        ahead: Ahead | None = None
        try:
            if elsewhere is not None:
                stack.enter_context(parts.removed())
                done = elsewhere(job, exports, parts.folder)
            else:
                if isinstance(file := begin() if target.can_be_ahead else None, BytesFile):
                    ahead = stack.enter_context(Ahead(file, parts.folder))
                done = _all_done(job, exports, parts.folder, known, wish.workers or cores(), watch, ahead)
        except KeyboardInterrupt:
            return Scored(interrupted=True, problems=warnings_of(exports))
        with parts.removed():
            with Settling(job, exports, done, parts.folder) as settling:
                doubles = find_doubles(settling, done, parts.folder, wish.on_duplicate)
                doubles = without_existing(target.existing, settling, done, parts.folder, doubles)
            scored = counted(exports, done, doubles)
            rejects = rejected_rows(job, done, doubles, parts.folder)
            tell_problems(scored, rejects)
            if wish.strict and scored.rejected:
                return scored
            if ahead is None or not ahead.finish(done, doubles):
                with begin() as again:
                    if isinstance(again, BytesFile):
                        again.append(target.existing.body)
                    add_parts(again, parts.folder, done, doubles)
            scored.written = True
            scored.rejects += write_all_rejects(wish.out.parent, exports, rejects, language)
    return scored


@dataclass(frozen=True, slots=True)
class _Target:
    """The file of scores: its format, its columns, and what is in it already where it is to be added to."""

    kind: Format
    columns: Sequence[ScoreColumn]
    existing: Existing

    @property
    def can_be_ahead(self) -> bool:
        """Whether its rows are bytes that can be written while others are still being scored."""
        return self.kind in ("csv", "jsonl") and not self.existing.rows

    def begin(self, wish: Wish, language: Language, questionnaire: Questionnaire) -> ScoreFile:
        """The file, to be written from its start."""
        return open_score_file(
            wish.out, self.kind, self.columns, language, questionnaire, excel_fr=wish.excel_fr
        )


def _target(wish: Wish, source: Source) -> _Target:
    """What is to be written, looked at before anything is done.

    Raises:
        UserError: the format is none, does not know the wish, or what is there has other columns.
    """
    kind = format_of(wish.out)
    dialect = dialect_of(wish.out, kind, excel_fr=wish.excel_fr)
    for path in wish.files:
        not_over_input(path, wish.out)
    columns = empty_scores(source, wish.columns, profile=wish.with_profile).columns
    if not wish.append:
        return _Target(kind, columns, Existing(wish.out, dialect.delimiter, b"", {}))
    if kind != "csv":
        raise UserError(wrong.append_to_csv_only(wish.out), ExitStatus.USAGE)
    header = header_bytes(columns, dialect)
    return _Target(kind, columns, read_existing(wish.out, header, dialect.delimiter))


def part_kind(kind: Format, *, excel_fr: bool) -> PartKind:
    """As what a stretch is written, for a file of scores of this format."""
    if kind == "csv":
        return "excel_fr" if excel_fr else "csv"
    return "json_lines" if kind == "jsonl" else "table"


def tasks_of(job: Job, step: int | None = None) -> Sequence[Task]:
    """All stretches of the files that are made of lines, of so many bytes where it is said."""
    spans = (
        (file, span)
        for file, reading in enumerate(job.readings)
        if reading.in_lines
        for span in cut_file(reading.bytes_of, reading.first, step)
    )
    return [Task(number, file, span) for number, (file, span) in enumerate(spans)]


def _all_done(
    job: Job,
    exports: Sequence[Export],
    folder: Path,
    known: Mapping[int, Done],
    workers: int,
    watch: Watch,
    ahead: Ahead | None,
) -> Sequence[Done]:
    """Every stretch scored, in order; what was done before is not done again."""
    tasks = tasks_of(job)
    done = dict(known)
    missing = [task for task in tasks if task.number not in done]
    if ahead is not None:
        for each in done.values():
            ahead.add(each)
    records: list[Done] = []
    with watch(sum(task.span.end - task.span.start for task in missing)) as step:
        for each in run(job, missing, folder, workers) if missing else ():
            done[each.number] = each
            if ahead is not None:
                ahead.add(each)
            step(each.end - each.start, each.read)
        for file, export in enumerate(exports):
            if not job.readings[file].in_lines:
                for each in score_records(job, len(tasks) + len(records), file, export.rows(), folder):
                    records.append(each)
                    step(0, each.read)
    stretches = joined(job, folder, tasks, done)
    return sorted([*stretches, *records], key=lambda each: (each.file, each.start))
