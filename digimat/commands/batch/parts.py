"""The folder in which a long job keeps what is done, until all is: so that it can be stopped and gone on with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from digimat import system_processes
from digimat.commands.batch import problems as wrong
from digimat.commands.batch.work import Done, done_of
from digimat.files import cannot_write
from digimat.problems import UserError

_JOB = "job.json"


def folder_of(out: Path) -> Path:
    """Where the parts of an output file are kept."""
    return out.with_name(f"{out.name}.parts")


class Parts:
    """The parts of one job, by number."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, signature: str, *, go_on: bool) -> Mapping[int, Done]:
        """Make the folder ready; gives what is done already, where the job is to be gone on with.

        Parts from before the machine was started again are not trusted: they were never forced to the disk.

        Raises:
            UserError: it is to be gone on with, and there is nothing, or it was another job.
        """
        said = {"signature": signature, "boot": system_processes.boot_id()}
        try:
            if go_on:
                return self._known(said)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            (self.folder / _JOB).write_text(json.dumps(said))
        except OSError as error:
            raise UserError(cannot_write(self.folder, error)) from error
        return {}

    def _known(self, said: Mapping[str, str]) -> Mapping[int, Done]:
        if not self.folder.is_dir():
            raise UserError(wrong.nothing_to_continue(self.folder))
        try:
            before = json.loads((self.folder / _JOB).read_text())
        except (OSError, ValueError):
            before = {}
        if before != said:
            raise UserError(wrong.another_job(self.folder))
        found = [_done(path) for path in sorted(self.folder.glob("part-*.json"))]
        return {done.number: done for done in found if done is not None}

    @contextmanager
    def removed(self) -> Iterator[None]:
        """Afterwards the parts are of no more use, whether all was written or nothing could be."""
        try:
            yield
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def _done(path: Path) -> Done | None:
    try:
        said = json.loads(path.read_text())
        return done_of(said)
    except (OSError, ValueError, TypeError, KeyError):
        return None
