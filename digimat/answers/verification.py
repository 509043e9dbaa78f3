"""Whether a store is in order: the file, what its rows refer to, the questionnaires, the chain of every sitting.

The store is only read. A backup on a medium that cannot be written is verified as well.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digimat.answers import store_problems as wrong
from digimat.answers.anonymous import all_anonymous
from digimat.answers.codes import PREFIX
from digimat.answers.store import SessionRecord, Store
from digimat.answers.store_schema import HEADS_SINCE
from digimat.problems import Position, Problem, UserError


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not in order; ``session`` is empty where it is the file itself."""

    problem: Problem
    session: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a store holds, and what is not in order.

    ``anonymous`` counts the rows of those who handed in anonymously, ``left_out`` the open anonymous sittings that a
    backup goes without.
    """

    sittings: int
    events: int
    findings: Sequence[Finding]
    anonymous: int = 0
    left_out: int = 0

    @property
    def in_order(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def verify_store(path: Path) -> Verification:
    """Verify a store, without writing to it.

    Raises:
        UserError: the file is not there, cannot be read, or is none of digimat.
    """
    with opened_to_look(path) as store:
        found = [*_of_the_file(store)]
        try:
            records = store.sessions()
        except UserError as error:
            return Verification(0, 0, found or [Finding(error.problems[0])])
        problem, anonymous = _of_the_anonymous(store)
        if problem is not None:
            found.append(Finding(problem))
        events = 0
        for record in records:
            problem, count = _of_the_sitting(store, record)
            events += count
            if problem is not None:
                found.append(Finding(problem, record.id))
    here = Position(str(path))  # a copy that was looked at instead is nobody's business
    found = [replace(each, problem=replace(each.problem, position=here)) for each in found]
    return Verification(len(records), events, found, anonymous)


@contextlib.contextmanager
def opened_to_look(path: Path) -> Iterator[Store]:
    """A store that is only read.

    Raises:
        UserError: the file is not there, cannot be read, or is none of digimat.
    """
    with settled(path) as file, Store(file, str, read_only=True) as store:
        yield store


@contextlib.contextmanager
def settled(path: Path) -> Iterator[Path]:
    """The file of a store; where a write to it was cut short, a copy without that write.

    SQLite takes such a write back when the file is opened next; in a file that is only read it cannot.

    Raises:
        UserError: the file is not there, or cannot be copied.
    """
    if not path.is_file():
        raise UserError(wrong.no_store(path))
    if not _was_cut_short(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="digimat-") as folder:  # only its owner may read it
        try:
            copy = copied(path, Path(folder))
        except OSError as error:
            raise UserError(wrong.refused(path, error)) from error
        take_back(copy)
        yield copy


def copied(path: Path, folder: Path) -> Path:
    """A copy of a store and of its journal: the one without the other is not the same sittings."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    if journal_of(path).exists():
        shutil.copyfile(journal_of(path), journal_of(copy))
    return copy


def journal_of(path: Path) -> Path:
    """What SQLite needs to take back a write that was cut short."""
    return path.with_name(f"{path.name}-journal")


def take_back(path: Path) -> None:
    """Let SQLite take back a write that was cut short, as far as it can."""
    # Of damaged names SQLite complains in bytes that are no text.
    with (
        contextlib.suppress(sqlite3.Error, UnicodeDecodeError),
        contextlib.closing(sqlite3.connect(path, timeout=10)) as db,
    ):
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _was_cut_short(path: Path) -> bool:
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=10)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK"
    return False


def _of_the_file(store: Store) -> Iterator[Finding]:
    """What is wrong with the file itself, as far as SQLite can say."""
    try:
        # An empty file would do for a new store; as one that is verified it has lost everything.
        if store.version == 0 or store.read("PRAGMA integrity_check(1)") != [("ok",)]:
            yield Finding(wrong.damaged(store.path))
        elif rows := store.read("PRAGMA foreign_key_check"):
            yield Finding(wrong.unlinked(store.path, len(rows)))
    except UserError as error:
        yield Finding(error.problems[0])


def _of_the_sitting(store: Store, record: SessionRecord) -> tuple[Problem | None, int]:
    """The first thing that is wrong with a sitting, and how many events it has."""
    try:
        events = len(store.events(record.id))
        if events == 0 and _has_head(store, record.id):
            return wrong.tampered(store.path, record.id, 1), 0
    except UserError as error:
        return error.problems[0], 0
    try:
        store.questionnaire_text(record.sha256)
    except UserError:
        return wrong.questionnaire_changed(store.path, record.id), events
    return None, events


def _of_the_anonymous(store: Store) -> tuple[Problem | None, int]:
    """The first thing that is wrong with anonymous answers, and how many people gave them."""
    try:
        every = all_anonymous(store)
    except UserError as error:
        return error.problems[0], 0
    try:
        for sha256 in {each.sha256 for each in every}:
            store.questionnaire_text(sha256)
    except UserError:
        return wrong.questionnaire_changed(store.path, PREFIX), len(every)
    return None, len(every)


def _has_head(store: Store, session_id: str) -> bool:
    """Whether events of a sitting were kept once."""
    if store.version < HEADS_SINCE:
        return False
    return bool(store.read("SELECT 1 FROM head WHERE session_id = ?", session_id))
