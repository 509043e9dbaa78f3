"""The lease: which window a sitting is open in, so that a second one does not write into it.

A lease is renewed while its window lives. It may be taken over when its process is gone: on the same machine that is
asked; of another machine (a shared folder) nothing was heard for a while.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from digimat.administration import Now
from digimat.answers.codes import shown_id
from digimat.answers.store import Store
from digimat.language import Text
from digimat.problems import Position, Problem

RENEWED_EVERY: Final = 15.0  # seconds
SILENCE: Final = 90.0  # seconds after which a window on another machine counts as gone


@dataclass(frozen=True, slots=True)
class Holder:
    """A process that has a sitting open.

    ``boot`` tells one start of the machine from the next, ``started`` one process from a later one of the same number;
    both are empty where the system does not say.
    """

    host: str
    boot: str
    pid: int
    started: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where sittings are opened: the present process, its clock, and how to tell whether another one is gone."""

    holder: Holder
    clock: Callable[[], Now]
    is_gone: Callable[[Holder], bool]


@dataclass(frozen=True, slots=True)
class Lease:
    """What taking a lease gave: who else holds it, or when the sitting was last seen on a screen of this machine."""

    held_by: Holder | None = None
    seen_ms: int | None = None  # by the clock that goes forward; None where that clock is another one


def take_lease(store: Store, session_id: str, desk: Desk) -> Lease:
    """Take the lease of a sitting, unless another window has it.

    Raises:
        UserError: the store cannot be written.
    """
    me, now = desk.holder, desk.clock()
    with store.changes() as db:
        row = db.execute("SELECT * FROM lease WHERE session_id = ?", (session_id,)).fetchone()
        seen_ms = None
        if row is not None:
            _, host, boot, pid, started, seen_utc, last_seen = row
            other = Holder(host, boot, pid, started)
            if other != me and not has_gone(other, seen_utc, desk, now):
                return Lease(held_by=other)
            seen_ms = last_seen if (host, boot) == (me.host, me.boot) and boot else None
        db.execute(
            "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?, ?, ?)",
            (session_id, me.host, me.boot, me.pid, me.started, now.utc, now.mono_ms),
        )
    return Lease(seen_ms=seen_ms)


def give_back(store: Store, session_id: str, desk: Desk) -> None:
    """Let another window open the sitting."""
    me = desk.holder
    with store.changes() as db:
        db.execute(
            "DELETE FROM lease WHERE session_id = ? AND host = ? AND pid = ?", (session_id, me.host, me.pid)
        )


def has_gone(other: Holder, seen_utc: str, desk: Desk, now: Now) -> bool:
    """Whether a window that held a lease is closed, as far as that can be told from here."""
    if other.host != desk.holder.host:
        silent = datetime.fromisoformat(now.utc) - datetime.fromisoformat(seen_utc)
        return abs(silent.total_seconds()) > SILENCE  # one clock of the two may be wrong
    return other.boot != desk.holder.boot or desk.is_gone(other)


@contextlib.contextmanager
def kept_alive(path: Path, session_id: str, desk: Desk, every: float = RENEWED_EVERY) -> Iterator[None]:
    """Renew a lease in the background: whoever waits for a key cannot do it."""
    stop = threading.Event()

    def renew() -> None:
        while not stop.wait(every):
            # A beat that is missed does no harm; what is wrong with the file is told when an answer is kept.
            with contextlib.suppress(sqlite3.Error), contextlib.closing(_connected(path)) as db:
                now, me = desk.clock(), desk.holder
                db.execute(
                    "UPDATE lease SET seen_utc = ?, seen_ms = ? WHERE session_id = ? AND host = ? AND pid = ?",
                    (now.utc, now.mono_ms, session_id, me.host, me.pid),
                )

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _connected(path: Path) -> sqlite3.Connection:
    """The file, if it is there: what is not is not made."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=1)
    db.execute("PRAGMA journal_mode=TRUNCATE")
    db.execute("PRAGMA secure_delete=ON")  # a beat leaves nothing of the one before
    return db


def opened_elsewhere(path: Path, session_id: str, holder: Holder) -> Problem:
    """That a sitting is open in another window, and what can be done here."""
    code = shown_id(session_id)
    return Problem(
        "ANS050",
        Text(
            fr=f"la passation {code.fr} est ouverte dans une autre fenêtre ({holder.host}, "
            f"processus {holder.pid})",
            en=f"sitting {code.en} is open in another window ({holder.host}, process {holder.pid})",
        ),
        Text(
            fr="Ici, vous ne pouvez que consulter. Répondez dans l’autre fenêtre, ou fermez-la et relancez la même "
            "commande.",
            en="Here you can only look. Answer in the other window, or close it and run the same command again.",
        ),
        Position(str(path)),
    )
