"""What a command takes from the process: language, folder, clock, place of the store. Nothing else reads them."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from digimat.administration import Now
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Problem, UserError

# Letters and digits that are not taken for one another when read aloud or copied by hand.
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Context:
    """The process as a command sees it."""

    language: Language
    folder: Path
    store: Path

    @classmethod
    def of_process(cls, language: Language, store: Path | None = None) -> Context:
        """The present process. The store: the one named, then ``DIGIMAT_STORE``, then the user's own."""
        named = store or os.environ.get("DIGIMAT_STORE")
        return cls(language, Path.cwd(), Path(named) if named else data_folder() / "digimat.db")

    def now(self) -> Now:
        """The present moment."""
        return Now(datetime.now(UTC).isoformat(timespec="milliseconds"), time.monotonic_ns() // 1_000_000)

    def new_id(self) -> str:
        """An id that was never used."""
        return str(uuid.uuid4())

    def new_code(self) -> str:
        """A short code for a sitting: one in a thousand million."""
        return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


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
