"""The store of sittings: one SQLite file, events only ever added, each durable before it is called saved.

Rollback journal (TRUNCATE) with ``synchronous=EXTRA``: in power-cut simulations it lost no acknowledged
answer, while SQLite's defaults and WAL with ``NORMAL`` did, and it survives a copy of the file by hand.
A SHA-256 chain over what was fixed at the start of a sitting and over its events finds a change of the file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digimat.administration import Event, Now
from digimat.answers import store_problems as wrong
from digimat.answers.store_schema import APPLICATION_ID, HEADS_SINCE, SCHEMA_VERSION, bring_up_to_date
from digimat.problems import UserError


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """What is known of a sitting before its first answer."""

    id: str
    questionnaire: str
    version: str
    sha256: str
    form: str
    language: str
    respondent: str
    required: str
    opened_at: str
    software: str


class Store:
    """An open store. Use it as a context manager."""

    def __init__(self, path: Path, new_id: Callable[[], str], *, read_only: bool = False) -> None:
        """Open a store, and make it where there is none.

        Args:
            path: the file; its folder is made, private to the user, where it does not exist.
            new_id: makes an id that was never used.
            read_only: write nothing, not even the tables that a store of an earlier version lacks.

        Raises:
            UserError: the file cannot be opened, or is not a store of digimat.
        """
        self.path = path
        self.new_id = new_id
        self._unsaved: tuple[str, Sequence[Event], Sequence[str]] | None = None
        with self._explained():
            if read_only:
                address = f"{path.absolute().as_uri()}?mode=ro"
                self._db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=10)
                with self._closed_on_failure():
                    self._refuse_others()
                return
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = not path.exists()
            self._db = sqlite3.connect(path, isolation_level=None, timeout=10)
            with self._closed_on_failure():
                self._prepare()
            with contextlib.suppress(OSError):  # a file system without rights has none to set
                if new:
                    path.chmod(0o600)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextlib.contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        """A store that cannot be opened keeps nothing open: the disk could not be taken out."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextlib.contextmanager
    def _at_one_moment(self) -> Iterator[None]:
        """What is read within this was true at one moment, whatever other windows write meanwhile."""
        with self._explained():
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                with contextlib.suppress(sqlite3.Error):  # nothing was written
                    self._db.execute("COMMIT")

    def _refuse_others(self) -> None:
        """Refuse what is not ours before anything of it is changed."""
        empty = self._one("SELECT count(*) FROM sqlite_master") == 0
        ours = self._one("PRAGMA application_id") == APPLICATION_ID
        if not empty and (not ours or self._one("PRAGMA user_version") > SCHEMA_VERSION):
            raise UserError(wrong.not_ours(self.path, newer=ours))

    def _prepare(self) -> None:
        """Set the store up for safety, and bring it up to date."""
        self._refuse_others()
        for pragma in (
            "journal_mode=TRUNCATE",
            "synchronous=EXTRA",
            "fullfsync=ON",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",
            "mmap_size=0",
        ):
            self._db.execute(f"PRAGMA {pragma}")
        if self._one("PRAGMA user_version") < SCHEMA_VERSION:
            with self._transaction():
                bring_up_to_date(self._db)  # asks for the version again: another window may have been first
        # A damaged index would hide events without breaking the chain.
        if self._one("PRAGMA integrity_check(1)") != "ok":
            raise UserError(wrong.damaged(self.path))

    @contextlib.contextmanager
    def changes(self) -> Iterator[sqlite3.Connection]:
        """One transaction over several tables: all of it is kept, or nothing.

        Raises:
            UserError: it could not be kept.
        """
        with self._explained(), self._transaction():
            yield self._db

    def read(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that answer a question.

        Raises:
            UserError: the file cannot be read.
        """
        with self._explained():
            return self._db.execute(question, values).fetchall()

    @property
    def version(self) -> int:
        """The version of its tables; one that is only read may be of an earlier one."""
        return int(self.read("PRAGMA user_version")[0][0])

    def _one(self, question: str) -> Any:
        return self._db.execute(question).fetchone()[0]

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # the failure that matters is the first one
                self._db.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in words what the file system or SQLite refused."""
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            raise UserError(wrong.refused(self.path, error)) from error

    def open_session(
        self, record: SessionRecord, questionnaire_text: str, events: Sequence[Event] = ()
    ) -> None:
        """Keep a new sitting, with the exact text of its questionnaire and its first events."""
        with self.changes() as db:
            keep_questionnaire(db, record.sha256, questionnaire_text)
            db.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tuple(getattr(record, name) for name in record.__slots__),
            )
            if events:
                self._insert(db, record.id, events, [self.new_id() for _ in events])

    def append(self, session_id: str, events: Sequence[Event]) -> None:
        """Add events; when this returns they are on the disk.

        After a failure the same events may be given again: a sync can fail although the rows were stored, and what is
        stored already is not stored twice.

        Raises:
            UserError: they could not be kept; none of them is.
        """
        again = self._unsaved is not None and self._unsaved[:2] == (session_id, events)
        if self._unsaved is None or not again:
            self._unsaved = session_id, events, [self.new_id() for _ in events]
        ids = self._unsaved[2]
        with self.changes() as db:
            if again and db.execute("SELECT 1 FROM event WHERE id = ?", (ids[0],)).fetchone():
                # Stored, but its sync failed. A transaction is synced only if it writes (an UPDATE to the same
                # values writes nothing): without this line a power cut could still take what is called saved.
                db.execute("REPLACE INTO head SELECT * FROM head WHERE session_id = ?", (session_id,))
            else:
                self._insert(db, session_id, events, ids)
        self._unsaved = None

    def _insert(
        self, db: sqlite3.Connection, session_id: str, events: Sequence[Event], ids: Sequence[str]
    ) -> None:
        seq, previous = self._head(session_id)
        for event_id, event in zip(ids, events, strict=True):
            seq += 1
            payload = json.dumps(event.payload, sort_keys=True, ensure_ascii=False)
            row = (
                session_id, seq, event_id, event.now.utc, event.now.mono_ms, event.kind, event.item, payload,
            )  # fmt: skip
            digest = chain_hash(previous, row)
            db.execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", (*row, previous, digest))
            previous = digest
        db.execute("INSERT OR REPLACE INTO head VALUES (?, ?, ?)", (session_id, seq, previous))

    def _head(self, session_id: str) -> tuple[int, str]:
        """Number and hash of the last event of a sitting."""
        last = self._db.execute(
            "SELECT seq, hash FROM event WHERE session_id = ? ORDER BY seq DESC LIMIT 1", (session_id,)
        ).fetchone()
        return last or (0, self._root(session_id))

    def _root(self, session_id: str) -> str:
        """Where the chain of a sitting starts: what was fixed before its first answer."""
        row = self._db.execute("SELECT * FROM session WHERE id = ?", (session_id,)).fetchone()
        return chain_hash("", row or ())

    def sessions(self) -> Sequence[SessionRecord]:
        """All sittings, oldest first."""
        return [SessionRecord(*row) for row in self.read("SELECT * FROM session ORDER BY opened_at, rowid")]

    def questionnaire_text(self, sha256: str) -> str:
        """The exact text that a sitting began with."""
        found = self.read("SELECT text FROM questionnaire WHERE sha256 = ?", sha256)
        if not found or hashlib.sha256(found[0][0].encode()).hexdigest() != sha256:
            raise UserError(wrong.damaged(self.path))
        return str(found[0][0])

    def events(self, session_id: str) -> Sequence[Event]:
        """The events of a sitting, oldest first.

        Raises:
            UserError: the chain is broken: the file was changed by something else than digimat.
        """
        heads: list[tuple[Any, ...]] | None = None
        with self._at_one_moment():
            previous = self._root(session_id)
            rows = self.read("SELECT * FROM event WHERE session_id = ? ORDER BY seq", session_id)
            if self.version >= HEADS_SINCE:
                heads = self.read("SELECT seq, hash FROM head WHERE session_id = ?", session_id)
        events = []
        for number, row in enumerate(rows, 1):
            *fields, stored_previous, digest = row
            broken = stored_previous != previous or digest != chain_hash(previous, tuple(fields))
            if broken or fields[1] != number:
                raise UserError(wrong.tampered(self.path, session_id, number))
            previous = digest
            _, _, _, at_utc, mono_ms, kind, item, payload = fields
            events.append(Event(kind, Now(at_utc, mono_ms), item, json.loads(payload)))
        if heads is not None and heads != ([(len(rows), previous)] if rows else []):
            raise UserError(wrong.tampered(self.path, session_id, len(rows) + 1))
        return events


def keep_questionnaire(db: sqlite3.Connection, sha256: str, text: str) -> None:
    """Keep the exact text of a questionnaire, once."""
    db.execute("INSERT OR IGNORE INTO questionnaire VALUES (?, ?)", (sha256, text))


def chain_hash(previous: str, row: tuple[Any, ...]) -> str:
    """SHA-256 over the hash before and the fields of an event, in their one JSON writing."""
    text = json.dumps([previous, *row], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
