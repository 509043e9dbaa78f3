"""``report --all``: a PDF for everybody in a file of answers, or for every group, made by several processes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from digimat.answers.documents import note_document
from digimat.answers.store import Store
from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context, report_day
from digimat.commands.given import Given
from digimat.commands.grouped import group_notes, group_problems
from digimat.commands.outcome import Outcome
from digimat.commands.progress import Progress, no_progress
from digimat.commands.reports.batch import Batch
from digimat.commands.reports.manifest import NAME, Manifest
from digimat.commands.reports.of_nobody import check_not_of_one
from digimat.commands.reports.one import report_name
from digimat.commands.reports.reported import Reported
from digimat.commands.scoring import read_and_score
from digimat.files import safe_name
from digimat.language import Text, plural
from digimat.problems import ExitStatus
from digimat.questionnaires import Source
from digimat.reports.workers import Failed, pdf_workers

MOST_WORKERS: Final = 4  # by default: each takes 100 MB and a core
HOPELESS: Final = 3  # files in a row that cannot be written: the disk is full


@dataclass(frozen=True, slots=True)
class Many:
    """What is asked for."""

    given: Given  # the answers
    questionnaire: str | None
    folder: Path | None
    require: str | None = None
    by: str | None = None
    day: str | None = None
    for_assessor: bool = False
    as_published: bool = False
    again: bool = False  # write what is there already, too
    workers: int | None = None


def many_reports(wish: Many, context: Context, progress: Progress = no_progress) -> Outcome:
    """Write a report for everybody in a file of answers, or for every group of its people.

    What the folder holds already, and is still true, stays as it is. A report that cannot be made is named, and
    costs the others nothing. Ctrl-C stops: the reports that are done stay, and the same command goes on.

    Raises:
        UserError: nothing can be read, or nothing can be written.
    """
    day = report_day(wish.day)
    source, held, results = read_and_score(
        wish.given, wish.questionnaire, wish.require, context, wish.by, as_published=wish.as_published
    )
    check_not_of_one(source, wish.given, wish.by)
    notes = [*group_notes(results), *adjusted_notes(source)]
    if too_small := group_problems(results):
        return Outcome(None, None, notes, [*held.problems, *too_small], ExitStatus.PROBLEMS)
    folder = wish.folder or Path(f"{source.questionnaire.id}-reports")
    names = report_names(source, results.table.respondents, wish)
    for name in [*names, NAME]:
        wish.given.spare(folder / name)
    reported = Reported(source, held, results, day, context.language, wish.for_assessor, context.look())
    batch = Batch(reported, names, Manifest.of(folder))
    interrupted = False
    try:
        _write_all(batch, wish, context, progress)
    except KeyboardInterrupt:
        interrupted = True
    bad = batch.failed or held.rejected
    status = ExitStatus.INTERRUPTED if interrupted else ExitStatus.PROBLEMS if bad else ExitStatus.OK
    # One mistake, as in a template, may stop many reports: it is told once.
    told = dict.fromkeys(problem for row in sorted(batch.failed) for problem in batch.failed[row])
    return Outcome(
        None,
        _data(batch, context, "respondent" if wish.by is None else "group", interrupted=interrupted),
        [*_notes(batch, interrupted=interrupted), *notes],
        [*held.problems, *told],
        status,
    )


def report_names(source: Source, respondents: Sequence[str], wish: Many) -> list[str]:
    """A file name for everybody; no two are alike, whatever people are called, and none leaves the folder.

    An assessor's report, and that of a group, have names of their own, to lie beside those of people.
    """
    kind = "".join(
        [
            f".by-{safe_name(wish.by)}" if wish.by is not None else "",
            ".assessor" if wish.for_assessor else "",
        ]
    )
    names = [f"{report_name(source, each).removesuffix('.pdf')}{kind}.pdf" for each in respondents]
    often = Counter(names)
    # A safe name bears 32 bits of the name that it stands for: among many people, or made to, two may be alike.
    return [
        name if often[name] == 1 else f"{name.removesuffix('.pdf')}.{row + 1}.pdf"
        for row, name in enumerate(names)
    ]


def default_workers() -> int:
    """As many as this process may use cores, but no more than are worth their memory."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_WORKERS)


def _write_all(batch: Batch, wish: Many, context: Context, progress: Progress) -> None:
    rows = batch.missing(again=wish.again)
    if not rows:
        return
    count = min(wish.workers or default_workers(), len(rows))
    lost = 0
    with progress(len(rows), context.language) as step, pdf_workers(count, batch.reported.look) as workers:
        for ended in workers.run(batch.jobs(rows)):
            if isinstance(ended, Failed):
                batch.fail(ended, workers.limits)
            elif (row := batch.write(ended.job, ended.made)) is not None:
                _note_in_store(batch, row, context)
                lost = 0
            else:
                lost += 1
                if lost == HOPELESS:
                    return
            step()


def _note_in_store(batch: Batch, row: int, context: Context) -> None:
    """Remember the report of a stored sitting: who asks for erasure means that file too."""
    sitting = batch.reported.sitting(row)
    if sitting is not None:
        with Store(context.store, context.new_id) as store:
            note_document(store, sitting.record.id, batch.path(row))


def _notes(batch: Batch, *, interrupted: bool) -> list[Text]:
    folder, total = batch.manifest.folder, len(batch.names)
    written, kept, failed = len(batch.written), len(batch.kept), len(batch.failed)
    notes = [
        Text(
            fr=f"Écrits dans {folder} : {plural(written, 'rapport')} sur {total}",
            en=f"Written to {folder}: {plural(written, 'report', 'en')} of {total}",
        )
    ]
    if kept:
        notes.append(
            Text(
                fr=f"Déjà là, et toujours vrais : {plural(kept, 'rapport')} (--again les récrit)",
                en=f"There already, and still true: {plural(kept, 'report', 'en')} (--again writes them again)",
            )
        )
    if missing := total - written - kept:
        notes.append(
            Text(
                fr=f"Non écrits : {plural(missing, 'rapport')}, dont {failed} en échec",
                en=f"Not written: {plural(missing, 'report', 'en')}, {failed} of which failed",
            )
            if interrupted or failed != missing
            else Text(
                fr=f"En échec : {plural(failed, 'rapport')}", en=f"Failed: {plural(failed, 'report', 'en')}"
            )
        )
        notes.append(
            Text(
                fr="La même commande reprend ce qui manque.",
                en="The same command goes on with what is missing.",
            )
        )
    return notes


def _data(batch: Batch, context: Context, key: str, *, interrupted: bool) -> dict[str, Any]:
    there = {**dict.fromkeys(batch.written, True), **dict.fromkeys(batch.kept, False)}
    return {
        "format": "digimat.reports",
        "version": 1,
        "folder": str(batch.manifest.folder),
        "manifest": str(batch.manifest.folder / NAME),
        "interrupted": interrupted,
        "reports": [
            {key: batch.who(row), "report": str(batch.path(row)), "written": there[row]}
            for row in sorted(there)
        ],
        "failed": [
            {
                key: batch.who(row),
                "report": str(batch.path(row)),
                "problems": [
                    {
                        "code": problem.code,
                        "message": problem.message.of(context.language),
                        "remedy": problem.remedy.of(context.language),
                    }
                    for problem in batch.failed[row]
                ],
            }
            for row in sorted(batch.failed)
        ],
    }
