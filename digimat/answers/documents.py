"""What was written about a sitting: the store remembers where, for its erasure."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from digimat.answers.store import Store
from digimat.problems import UserError


def note_document(store: Store, session_id: str, path: Path) -> None:
    """Remember a file that was written about a sitting: who asks for erasure means that file too."""
    with suppress(UserError), store.changes() as db:  # the report is there, and counts for more
        row = (session_id, str(path.absolute()))
        db.execute("INSERT OR IGNORE INTO document VALUES (?, ?)", row)
