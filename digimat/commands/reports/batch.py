"""The reports of a folder: which are to be made, of what, and what became of each."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from digimat.commands.reports.manifest import Entry, Manifest, entry_of
from digimat.commands.reports.one import report_job
from digimat.commands.reports.reported import Reported
from digimat.files import write_whole
from digimat.problems import Problem, UserError
from digimat.reports.workers import Failed, Limits, PdfJob, problems_of
from digimat.reports.workers.endings import Failure


@dataclass(slots=True)
class Batch:
    """The reports of a folder, one a row of the results."""

    reported: Reported
    names: Sequence[str]  # of the files
    manifest: Manifest
    kept: list[int] = field(default_factory=list)  # there already
    written: list[int] = field(default_factory=list)
    failed: dict[int, Sequence[Problem]] = field(default_factory=dict)
    _entries: dict[str, tuple[int, Entry]] = field(default_factory=dict)  # by file

    def missing(self, *, again: bool) -> list[int]:
        """The rows whose report is not there, or no longer true; all of them where they are wanted again."""
        rows = range(len(self.names))
        if not again:
            self.kept = [
                row for row in rows if self.names[row] in self.manifest.entries and self._current(row)
            ]
        return [row for row in rows if row not in set(self.kept)]

    def jobs(self, rows: Sequence[int]) -> Iterator[PdfJob]:
        """What is to be printed. A report that cannot even be begun is noted as failed."""
        for row in rows:
            made = self._job(row)
            if made is not None:
                job, entry = made
                self._entries[job.name] = row, entry
                yield job

    def write(self, job: PdfJob, content: bytes) -> int | None:
        """Write a report; gives its row, None where it cannot be written."""
        row, entry = self._entries[job.name]
        try:
            write_whole(self.manifest.folder / job.name, content)
        except UserError as error:  # open in another program, perhaps
            self.failed[row] = error.problems
            return None
        self.manifest.add(entry, content)
        self.written.append(row)
        return row

    def fail(self, failed: Failed[PdfJob], limits: Limits) -> None:
        """Note a report that was not made.

        Raises:
            UserError: none can be made.
        """
        row, _ = self._entries[failed.job.name]
        self.failed[row] = problems_of(failed.failure, self.who(row), str(self.path(row)), limits)
        if failed.failure.why == "engine":
            raise UserError(self.failed[row])

    def who(self, row: int) -> str:
        """The respondent, or group, of a row."""
        return self.reported.results.table.respondents[row]

    def path(self, row: int) -> Path:
        """The file of a row."""
        return self.manifest.folder / self.names[row]

    def _current(self, row: int) -> bool:
        made = self._job(row)
        return made is not None and self.manifest.is_current(made[1])

    def _job(self, row: int) -> tuple[PdfJob, Entry] | None:
        try:
            content, data = self.reported.report(row)
            job = report_job(content, data, self.names[row], self.reported.look)
            return job, entry_of(self.who(row), job, data)
        except Exception as error:  # what is wrong with one report is no reason to lose the others
            detail = "".join(traceback.format_exception_only(error)).strip()
            self.failed[row] = problems_of(Failure("fault", detail), self.who(row), str(self.path(row)))
            return None
