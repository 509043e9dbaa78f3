"""Erasure: all that is kept of a sitting goes at once, and a tombstone without personal data says that it was there.

Events are only ever added; this is the one exception, as the law on personal data wants it.
"""

from __future__ import annotations

import mmap
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from digimat.answers.codes import is_anonymous
from digimat.answers.invitations import Invitation, invitations
from digimat.answers.lease import Desk, Holder, give_back, take_lease
from digimat.answers.store import SessionRecord, Store
from digimat.answers.store_schema import GUARDS, statements
from digimat.files import safe_name
from digimat.problems import UserError

LARGEST_SEARCHED: Final = 256 * 1024 * 1024  # bytes; a store of ten thousand sittings is smaller
Reason = Literal["request", "retention"]
# What refers to a sitting goes before the sitting itself.
_TABLES: Final = (
    ("event", "session_id"), ("head", "session_id"), ("lease", "session_id"), ("document", "session_id"),
    ("session", "id"), ("invitation", "code"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traces:
    """All that a store keeps under one code: a sitting, the invitation to it, and what was written about it."""

    code: str
    record: SessionRecord | None
    invitation: Invitation | None
    events: int
    last: str  # moment of its last event; without one, of its invitation
    documents: Sequence[Path]

    @property
    def respondent(self) -> str:
        """Whose it is."""
        known = self.record or self.invitation
        assert known is not None
        return known.respondent

    @property
    def questionnaire(self) -> str:
        """What was asked, or was to be."""
        known = self.record or self.invitation
        assert known is not None
        return known.questionnaire


def traces(store: Store) -> Sequence[Traces]:
    """What a store keeps, by code, oldest first."""
    records = {record.id: record for record in store.sessions()}
    invited = {each.code: each for each in invitations(store)}
    ends = {
        code: (count, last)
        for code, count, last in store.read(
            "SELECT session_id, max(seq), at_utc FROM event GROUP BY session_id"  # at_utc: of that last event
        )
    }
    documents: dict[str, list[Path]] = {}
    for code, path in store.read("SELECT session_id, path FROM document ORDER BY rowid"):
        documents.setdefault(code, []).append(Path(path))
    found = []
    for code in dict.fromkeys([*records, *invited]):
        record, invitation = records.get(code), invited.get(code)
        events, last = ends.get(code, (0, ""))
        began = (
            record.opened_at if record is not None else invitation.made_at if invitation is not None else ""
        )
        found.append(Traces(code, record, invitation, events, last or began, documents.get(code, ())))
    return sorted(found, key=lambda each: each.last)


def in_use(store: Store, codes: Collection[str], desk: Desk) -> dict[str, Holder]:
    """Take the leases of sittings, so that no window goes on with one; gives the windows that have one open.

    The leases of the others stay with this process, until it erases them or ``free`` gives them back.
    """
    held: dict[str, Holder] = {}
    for code in codes:
        holder = take_lease(store, code, desk).held_by
        if holder is not None:
            held[code] = holder
    return held


def free(store: Store, codes: Collection[str], desk: Desk) -> None:
    """Give leases back that were taken for an erasure."""
    for code in codes:
        give_back(store, code, desk)


def erase(store: Store, codes: Sequence[str], reason: Reason, moment: str) -> UserError | None:
    """Erase all that is kept under some codes, in one transaction. Of an anonymous sitting no tombstone stays.

    Returns:
        Why the file could not be made smaller afterwards, where that failed: what was erased is overwritten in it
        already.

    Raises:
        UserError: nothing was erased.
    """
    with store.changes() as db:
        for code in codes:
            if not is_anonymous(code):
                _tombstone(db, code, reason, moment)
        remove(db, codes)
    try:
        store.read("VACUUM")  # outside the transaction, as it wants; its errors are explained like any other
    except UserError as error:
        return error
    return None


def remove(db: sqlite3.Connection, codes: Sequence[str]) -> None:
    """Delete all that is kept under some codes, within a transaction."""
    for trigger in ("event_is_never_deleted", "event_is_never_changed"):
        db.execute(f"DROP TRIGGER {trigger}")
    for code in codes:
        for table, column in _TABLES:
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (code,))  # noqa: S608 - names from above
    for statement in statements(GUARDS):
        db.execute(statement)


def _tombstone(db: sqlite3.Connection, code: str, reason: Reason, moment: str) -> None:
    """What stays: which questionnaire, how many events, the hash of the last one; a copy can be told by it."""
    (questionnaire,) = db.execute(
        "SELECT questionnaire FROM session WHERE id = ?1"
        " UNION ALL SELECT questionnaire FROM invitation WHERE code = ?1",
        (code,),
    ).fetchall()[0]
    last = db.execute(
        "SELECT seq, hash FROM event WHERE session_id = ? ORDER BY seq DESC LIMIT 1", (code,)
    ).fetchone()
    events, head = last or (0, "")
    db.execute(
        "INSERT INTO erased VALUES (?, ?, ?, ?, ?, ?)", (code, questionnaire, events, head, reason, moment)
    )


def still_naming(store: Path, folder: Path, names: Collection[str]) -> Sequence[Path]:
    """Files that may still be about an erased person: copies of the store, lists, reports.

    Args:
        store: the file of sittings; what lies beside it is looked into.
        folder: where commands are called; of its files the names are looked at.
        names: the person, and their codes.
    """
    own = {store.name, f"{store.name}-journal"}
    wanted = [name.encode(encoding, "replace") for name in names for encoding in ("utf-8", "cp1252")]
    titles = [title for name in names for title in (name.lower(), safe_name(name))]
    found = []
    for path in sorted({*_files(store.absolute().parent), *_files(folder.absolute())}):
        if path.name in own and path.parent == store.absolute().parent:
            continue
        if any(title in path.name for title in titles) or (
            path.parent == store.absolute().parent and _holds(path, wanted)
        ):
            found.append(path)
    return found


def _files(folder: Path) -> Sequence[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    return []


def _holds(path: Path, wanted: Collection[bytes]) -> bool:
    with suppress(OSError, ValueError):  # ValueError: it is empty
        if path.stat().st_size <= LARGEST_SEARCHED:
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
                return any(content.find(name) >= 0 for name in wanted)
    return False
