"""The tables of a store, and how a store of an earlier version gets those it lacks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

APPLICATION_ID: Final = 0x4469674D  # "DigM"
SCHEMA_VERSION: Final = 3
HEADS_SINCE: Final = 2  # the version from which the end of each chain is kept too
ANONYMOUS_SINCE: Final = 3  # the version from which there are anonymous answers

_SITTINGS = """
CREATE TABLE questionnaire (
    sha256 TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES questionnaire,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    respondent TEXT NOT NULL,
    required TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    software TEXT NOT NULL
) STRICT;
CREATE TABLE event (
    session_id TEXT NOT NULL REFERENCES session,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    at_utc TEXT NOT NULL,
    mono_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    payload TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
) STRICT;
"""

# An erasure removes a whole sitting at once; it takes these away for that moment.
GUARDS: Final = """
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
"""

# head: the last event of each sitting, so that an event missing at the end is noticed too.
# lease: which window a sitting is open in. document: what was written about it, to be erased with it.
# invitation: a sitting prepared for somebody. erased: what is left of a sitting after its erasure.
_AROUND = """
CREATE TABLE head (
    session_id TEXT PRIMARY KEY REFERENCES session,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE lease (
    session_id TEXT PRIMARY KEY REFERENCES session,
    host TEXT NOT NULL,
    boot TEXT NOT NULL,
    pid INTEGER NOT NULL,
    started TEXT NOT NULL,
    seen_utc TEXT NOT NULL,
    seen_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE document (
    session_id TEXT NOT NULL REFERENCES session,
    path TEXT NOT NULL,
    PRIMARY KEY (session_id, path)
) STRICT;
CREATE TABLE invitation (
    code TEXT PRIMARY KEY,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES questionnaire,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    respondent TEXT NOT NULL,
    required TEXT NOT NULL,
    extra_time REAL NOT NULL,
    profile TEXT NOT NULL,
    campaign TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE TABLE erased (
    session_id TEXT PRIMARY KEY,
    questionnaire TEXT NOT NULL,
    events INTEGER NOT NULL,
    head TEXT NOT NULL,
    reason TEXT NOT NULL,
    erased_at TEXT NOT NULL
) STRICT;
"""

# Answers of anonymous sittings that were handed in. The rank is drawn with the place, and explicit: otherwise VACUUM
# would number the rows anew, and the last to come would be the last in the file.
_ANONYMOUS = """
CREATE TABLE anonymous (
    rank INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES questionnaire,
    form TEXT NOT NULL,
    week TEXT NOT NULL,
    profile TEXT NOT NULL,
    answers TEXT NOT NULL,
    flags TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
"""

_HEADS = """
INSERT INTO head SELECT session_id, seq, hash FROM event AS last
    WHERE seq = (SELECT max(seq) FROM event WHERE session_id = last.session_id);
"""

# What brings a store to a version from the one before. Nothing of what is there changes: tables are added.
_STEPS = {1: _SITTINGS + GUARDS, 2: _AROUND + _HEADS, 3: _ANONYMOUS}


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Make the tables that a store lacks; called inside a transaction."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    for step in range(version + 1, SCHEMA_VERSION + 1):
        for statement in statements(_STEPS[step]):
            db.execute(statement)
    if version < SCHEMA_VERSION:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script; ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
