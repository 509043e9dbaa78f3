"""``report``: the PDF of one respondent of a file, or of one group of its people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from digimat.answers.documents import note_document
from digimat.answers.store import Store
from digimat.commands.adjusted import adjusted_notes
from digimat.commands.context import Context, report_day
from digimat.commands.given import Given
from digimat.commands.grouped import group_notes, group_problems
from digimat.commands.outcome import Outcome
from digimat.commands.reports.formats import PDF, format_of, written_as
from digimat.commands.reports.network import NetworkFiles
from digimat.commands.reports.of_nobody import check_not_of_one
from digimat.commands.reports.reported import Reported
from digimat.commands.scoring import read_and_score, row_of
from digimat.files import safe_name, write_whole
from digimat.language import Text
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Source
from digimat.reports.attached.written import attachment, with_look
from digimat.reports.content import Report
from digimat.reports.look import Look, default_look
from digimat.reports.workers import Done, PdfJob, Workers, pdf_workers, problems_of

Job = TypeVar("Job")


def report_file(
    given: Given, name: str | None, respondent: str | None, out: Path | None, require: str | None,
    day: str | None, for_assessor: bool, context: Context, by: str | None = None, *, as_published: bool = False,
    workers: Workers[PdfJob, bytes] | None = None, network: NetworkFiles | None = None,
) -> Outcome:  # fmt: skip
    """Write the report of one respondent of a file of answers, or of one group.

    Args:
        by: the profile field by which people are grouped; ``respondent`` then names a group.
        workers: who prints it, where they are there already.
        network: interactions of the network that the answers are about.
    """
    on = report_day(day)
    source, held, results = read_and_score(given, name, require, context, by, as_published=as_published)
    check_not_of_one(source, given, by)
    if too_small := group_problems(results):
        notes = [*group_notes(results), *adjusted_notes(source)]
        return Outcome(None, None, notes, [*held.problems, *too_small], ExitStatus.PROBLEMS)
    row = row_of(held, results.table.respondents, respondent, given)
    target = out or Path(report_name(source, results.table.respondents[row]))
    given.spare(target)
    read = None
    if network is not None:
        network.spare(target)
        read = network.read()
    relations = read.relations if read is not None else None
    reported = Reported(source, held, results, on, context.language, for_assessor, context.look(), relations)
    content, data = reported.report(row)
    home = context.workspace.folder if context.workspace is not None else None
    write_report(content, data, target, workers, reported.look, home)
    sitting = reported.sitting(row)
    if sitting is not None:
        with Store(context.store, context.new_id) as store:
            note_document(store, sitting.record.id, target)
    note = Text(fr=f"Rapport écrit dans {target}", en=f"Report written to {target}")
    return Outcome(
        None,
        {"format": "digimat.report", "version": 1, "report": str(target)},
        [note, *(read.notes if read is not None else ()), *group_notes(results), *adjusted_notes(source)],
        [*held.problems, *(read.problems if read is not None else ())],
        ExitStatus.PROBLEMS if read is not None and read.rejected else ExitStatus.OK,
    )


def report_name(source: Source, respondent: str, sitting: str = "") -> str:
    """The name of a person's report: questionnaire, respondent and, so that none replaces another, sitting."""
    who = [] if respondent == sitting else [safe_name(respondent)]
    when = [sitting.lower()] if sitting else []
    return f"{'-'.join([source.questionnaire.id, *who, *when])}.pdf"


def write_report(
    content: Report,
    data: Mapping[str, Any],
    target: Path,
    workers: Workers[PdfJob, bytes] | None = None,
    look: Look | None = None,
    home: Path | None = None,
) -> None:
    """Write a PDF with its results inside, or another format: the ending of the file says which.

    Args:
        content: what the report says.
        data: what :func:`digimat.reports.attached.written.attached_data` gives: results that its reader may see.
        target: the file to write.
        workers: who prints it, where they are there already.
        look: what it looks like; ours, where there is none.
        home: the workspace, which may have a Word template of its own.

    Raises:
        UserError: the report cannot be made, or the file cannot be written.
    """
    ending = format_of(target)
    if ending != PDF:
        write: Callable[[], bytes] = partial(written_as, content, look or default_look(), ending, home)
        write_whole(target, made_apart(write, content.cover.respondent, str(target)))
        return
    write_whole(target, render_report(content, data, workers, str(target), look))


def made_apart(write: Callable[[], bytes], who: str, place: str) -> bytes:
    """What a function makes of templates, which may be large or endless: in a process of its own, with its limits.

    Args:
        write: the function; nothing of this process changes through it.
        who: whom it is about.
        place: the file that it is for.

    Raises:
        UserError: it takes too much, or crashes.
    """
    with Workers(_called) as writers:
        return _made(writers, write, who, place)


def render_report(
    content: Report,
    data: Mapping[str, Any],
    workers: Workers[PdfJob, bytes] | None = None,
    place: str = "",
    look: Look | None = None,
) -> bytes:
    """A report as PDF, its results inside: the same bytes for the same arguments, fonts and version of Pango.

    It is made in a process of its own, which may take so much time and memory and no more.

    Args:
        content: what the report says.
        data: what is kept inside.
        workers: who prints it; a process is started for it where there are none.
        place: the file that it is for.
        look: what it looks like; ours, where there is none.

    Raises:
        UserError: a library of the PDF engine is missing, or the report takes too much, or crashes the engine.
    """
    job = report_job(content, data, place, look)
    with pdf_workers() if workers is None else nullcontext(workers) as printers:
        return _made(printers, job, content.cover.respondent, place)


def report_job(content: Report, data: Mapping[str, Any], name: str, look: Look | None = None) -> PdfJob:
    """What is to be printed; it bears the date of the report, and no clock is read."""
    created = datetime.combine(datetime.fromisoformat(content.cover.iso_date), time(12), UTC)
    return PdfJob(name, content, attachment(with_look(data, look)), created, look)


def _made(workers: Workers[Job, bytes], job: Job, who: str, place: str) -> bytes:
    """What a worker makes of one job."""
    (ended,) = workers.run([job])
    if isinstance(ended, Done):
        return ended.made
    if ended.failure.why == "fault":  # what no user can mend keeps its traceback
        raise RuntimeError(f"{who}\n{ended.failure.traceback}")
    raise UserError(problems_of(ended.failure, who, place, workers.limits))


def _called(write: Callable[[], bytes]) -> bytes:
    return write()
