"""Scores as a folder: files that Spark reads again, the rejects beside them, and a manifest of what is what."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from digimat import __version__
from digimat.answers.exports.reading import Export, open_export
from digimat.commands.batch import spark_problems as wrong
from digimat.commands.batch.doubles import Doubles, Settling, find_doubles
from digimat.commands.batch.job import Job
from digimat.commands.batch.parts import Parts, folder_of
from digimat.commands.batch.run import Wish, part_kind
from digimat.commands.batch.settled import (
    Scored,
    counted,
    counts_of,
    reading_of,
    rejected_rows,
    tell_problems,
    write_all_rejects,
)
from digimat.commands.batch.spark_cluster import Cluster
from digimat.commands.batch.spark_work import Group
from digimat.commands.batch.work import Done
from digimat.files import cannot_write, write_whole
from digimat.language import Language
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Source

ROWS = 500_000  # of one file of scores, about
MANIFEST = "digimat-run.json"


def score_into_folder(wish: Wish, source: Source, language: Language, cluster: Cluster) -> Scored:
    """Score files of answers into a folder, which is there as a whole or not at all.

    Raises:
        UserError: a file as a whole cannot be read, or nothing can be written; then nothing is there.
    """
    if wish.out.exists() and not (wish.out.is_dir() and not any(wish.out.iterdir())):
        raise UserError(wrong.folder_in_use(wish.out), ExitStatus.USAGE)
    exports = [open_export(path, source.questionnaire, wish.wishes) for path in wish.files]
    with ExitStack() as stack:
        readings = tuple(stack.enter_context(reading_of(export, wish.out.parent)) for export in exports)
        part = part_kind("csv", excel_fr=wish.excel_fr)
        job = Job(source, readings, wish.required, part, wish.columns, wish.with_profile)
        parts = Parts(folder_of(wish.out))
        parts.begin(job.signature, go_on=False)
        stack.enter_context(parts.removed())
        done = cluster.score(job, exports, parts.folder)
        with Settling(job, exports, done, parts.folder) as settling:
            doubles = find_doubles(settling, done, parts.folder, wish.on_duplicate)
        scored = counted(exports, done, doubles)
        rejects = rejected_rows(job, done, doubles, parts.folder)
        tell_problems(scored, rejects)
        if wish.strict and scored.rejected:
            return scored
        made = parts.folder / "out"
        files = cluster.do(job, list(_groups(done, doubles)), parts.folder)
        written = write_all_rejects(made / "rejects", exports, rejects, language)
        manifest = _manifest(job, exports, done, doubles, scored, files, written)
        write_whole(made / MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode())
        try:
            made.replace(wish.out)
        except OSError as error:
            raise UserError(cannot_write(wish.out, error)) from error
        scored.rejects += [wish.out / "rejects" / path.name for path in written]
        scored.written = True
    return scored


def _groups(done: Sequence[Done], doubles: Doubles) -> Iterator[Group]:
    """Parts that become one file, one after the other."""
    groups: list[list[int]] = [[]]
    rows = 0
    for number, each in enumerate(done):
        if groups[-1] and rows + each.accepted > ROWS:
            groups.append([])
            rows = 0
        groups[-1].append(number)
        rows += each.accepted
    for count, numbers in enumerate(groups):
        dropped = {
            place: doubles.dropped[number]
            for place, number in enumerate(numbers)
            if number in doubles.dropped
        }
        yield Group(f"part-{count:05d}.csv", tuple(done[number] for number in numbers), dropped)


def _manifest(
    job: Job,
    exports: Sequence[Export],
    done: Sequence[Done],
    doubles: Doubles,
    scored: Scored,
    files: Sequence[dict[str, object]],
    rejects: Sequence[Path],
) -> dict[str, object]:
    """What was scored, by what, into what: with the law for each file and for all."""
    questionnaire = job.source.questionnaire
    return {
        "version": 1,
        "digimat": __version__,
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "sha256": job.source.sha256,
        },
        "files": [
            {"path": str(export.path), "bytes": export.path.stat().st_size}
            | counts_of(done, doubles, file)._asdict()
            for file, export in enumerate(exports)
        ],
        "total": {
            "read": scored.read,
            "accepted": scored.accepted,
            "rejected": scored.rejected,
            "duplicates": scored.duplicates,
        },
        "to_check": scored.to_check,
        "parts": sorted(files, key=lambda file: str(file["name"])),
        "rejects": [f"rejects/{path.name}" for path in rejects],
    }
