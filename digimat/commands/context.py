"""What a command takes from the process: language, folder, workspace, clock, place of the store.

Nothing else reads them.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.administration import Now
from digimat.answers.lease import Desk, Holder
from digimat.commands.workspace import Workspace, find_workspace, read_workspace
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Problem, UserError

if TYPE_CHECKING:
    from digimat.reports.look import Look

# Letters and digits that are not taken for one another when read aloud or copied by hand.
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Context:
    """The process as a command sees it."""

    language: Language
    folder: Path  # where the command was called: files that it writes go there
    store: Path
    workspace: Workspace | None = None
    named_store: Path | None = None  # by --store: it has to be named again to go on

    @classmethod
    def of_process(cls, language: Language, store: Path | None = None, *, lenient: bool = False) -> Context:
        """The present process.

        The store: the one named, then ``DIGIMAT_STORE``, then the workspace's, then the user's own.

        Args:
            language: the one that is spoken.
            store: the file that the command names.
            lenient: go on with a workspace that has problems; they stay in it.

        Raises:
            UserError: what is wrong with the file of the workspace.
        """
        folder = Path.cwd()
        file = find_workspace(folder)
        workspace = read_workspace(file) if file is not None else None
        if workspace is not None and workspace.problems and not lenient:
            raise UserError(workspace.problems)
        named = store or os.environ.get("DIGIMAT_STORE")
        own = workspace.store if workspace is not None else data_folder() / "digimat.db"
        return cls(language, folder, Path(named) if named else own, workspace, store)

    @property
    def home(self) -> Path:
        """Where questionnaires are looked for and begun: the workspace, or the present folder where there is none."""
        return self.workspace.folder if self.workspace is not None else self.folder

    def look(self) -> Look:
        """What reports look like here: as the workspace says, else as ours do.

        Raises:
            UserError: what is wrong with the files of the workspace that say so.
        """
        from digimat.reports.look import default_look

        return self.workspace.look() if self.workspace is not None else default_look()

    def spare_store(self) -> Path:
        """Another file to go on in, where the answers of a sitting cannot be kept in the store: at home, else aside."""
        day = datetime.now().astimezone().date().isoformat()
        name = f"digimat-{day}-{self.new_code().lower()}.db"
        home = Path.home()
        beside = home.resolve() == self.store.parent.resolve()
        return Path(tempfile.gettempdir()) / name if beside or not os.access(home, os.W_OK) else home / name

    def now(self) -> Now:
        """The present moment."""
        wall = datetime.now(UTC).isoformat(timespec="milliseconds")
        return Now(wall, time.monotonic_ns() // 1_000_000, _through_sleep_ms())

    @property
    def desk(self) -> Desk:
        """Where sittings are opened: this process."""
        from digimat import system_processes as system

        pid = os.getpid()
        holder = Holder(system.host_name(), system.boot_id(), pid, system.started_at(pid))
        return Desk(holder, self.now, lambda other: system.is_gone(other.pid, other.started))

    def new_id(self) -> str:
        """An id that was never used."""
        return str(uuid.uuid4())

    def new_code(self) -> str:
        """A short code for a sitting: one in a thousand million."""
        return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def _through_sleep_ms() -> int | None:
    """The clock that goes on while the machine sleeps; on Windows the other one does so already."""
    if sys.platform == "win32":
        return None
    # macOS keeps this clock under the name that elsewhere stands still.
    clock = time.CLOCK_MONOTONIC if sys.platform == "darwin" else getattr(time, "CLOCK_BOOTTIME", None)
    return None if clock is None else time.clock_gettime_ns(clock) // 1_000_000


def data_folder() -> Path:
    """The user's own folder for data; not Documents, which is often copied to a server."""
    from platformdirs import user_data_path

    return user_data_path("digimat", appauthor=False)


def report_day(asked: str | None) -> date:
    """The date that a report bears: the one asked for, then ``SOURCE_DATE_EPOCH``, then today.

    Raises:
        UserError: what was asked for is no date.
    """
    if asked is not None:
        try:
            return date.fromisoformat(asked)
        except ValueError:
            raise UserError(
                Problem(
                    "CLI004",
                    Text(fr=f"« {asked} » n’est pas une date", en=f'"{asked}" is not a date'),
                    Text(fr="Écrivez par exemple : 2026-11-22.", en="Write for example: 2026-11-22."),
                ),
                ExitStatus.USAGE,
            ) from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
