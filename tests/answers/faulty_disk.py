"""A disk between SQLite and the real one: it hears every order first, and may fail or cut one.

SQLite reaches files by way of a "VFS", a table of functions that open, read, write and sync. APSW lets Python
stand there. The store knows nothing of it: ``sqlite_on`` gives it connections of APSW that behave as those of
the module ``sqlite3``.
"""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import apsw

READ, WRITE, TRUNCATE, SYNC, DELETE, OPEN = VERBS = ("read", "write", "truncate", "sync", "delete", "open")
JOURNALS = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL


@dataclass(frozen=True)
class Order:
    """One thing that SQLite asks of the disk."""

    verb: str
    file: str  # its name in the folder
    place: int = 0  # where it reads or writes; the size it truncates to
    data: bytes = b""
    folder_too: bool = False  # which names are in the folder is made durable as well
    creates: bool = False  # there was no such file before


Listener = Callable[[Order], None]
_names = (f"digimat-{number}" for number in count())


class ListeningDisk(apsw.VFS):
    """Passes every order on to the real disk, after the listener heard it; the listener may raise."""

    def __init__(self, listener: Listener, really_syncs: bool = True) -> None:
        self.name, self.listener, self.really_syncs = next(_names), listener, really_syncs
        super().__init__(self.name, "")

    def xOpen(self, name, flags):
        return ListeningFile(self, name, flags)

    def xDelete(self, filename, syncdir):
        self.listener(Order(DELETE, Path(filename).name, folder_too=syncdir))
        super().xDelete(filename, syncdir and self.really_syncs)


class ListeningFile(apsw.VFSFile):
    """One open file of such a disk."""

    def __init__(self, disk, name, flags):
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        self.disk, self.file = disk, path.name
        # As SQLite does on Unix: the first sync of a journal also makes its name durable.
        self.is_new_journal = bool(flags[0] & apsw.SQLITE_OPEN_CREATE and flags[0] & JOURNALS)
        creates = bool(flags[0] & apsw.SQLITE_OPEN_CREATE) and not path.exists()
        disk.listener(Order(OPEN, self.file, creates=creates))
        super().__init__("", name, flags)

    def xRead(self, amount, offset):
        self.disk.listener(Order(READ, self.file, offset))
        return super().xRead(amount, offset)

    def xWrite(self, data, offset):
        self.disk.listener(Order(WRITE, self.file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize):
        self.disk.listener(Order(TRUNCATE, self.file, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags):
        self.disk.listener(Order(SYNC, self.file, folder_too=self.is_new_journal))
        self.is_new_journal = False
        if self.disk.really_syncs:
            super().xSync(flags)


class FailsAtNth:
    """A listener that makes the Nth order of one kind fail, or all from the Nth on."""

    def __init__(self, verb: str, nth: int, fail: Callable[[], None], lasting: bool = False) -> None:
        self.verb, self.left, self.fail, self.lasting = verb, nth, fail, lasting

    @property
    def happened(self) -> bool:
        """Whether the run came as far as the Nth order."""
        return self.left <= 0

    def __call__(self, order: Order) -> None:
        if order.verb == self.verb:
            self.left -= 1
            if self.left == 0 or (self.lasting and self.left < 0):
                self.fail()


def refuse_with(code: int) -> Callable[[], None]:
    """What makes an order fail with an error code of SQLite."""

    def fail() -> None:
        raise apsw.exception_for(code)

    return fail


def pull_the_plug() -> None:
    """End this process at once: nothing is flushed, closed or rolled back (as kill -9 does)."""
    os._exit(137)


@contextmanager
def sqlite_on(disk: ListeningDisk, **settings: str):
    """Within this, whoever opens a database with ``sqlite3`` has it on this disk.

    Args:
        disk: hears and passes on what SQLite orders.
        settings: PRAGMAs that are set to this value whatever they are asked to be.
    """
    real = sqlite3.connect
    sqlite3.connect = lambda path, timeout=5.0, **_: ConnectionLikeSqlite3(path, disk.name, timeout, settings)
    try:
        yield
    finally:
        sqlite3.connect = real


class ConnectionLikeSqlite3:
    """A connection of APSW with what the store uses of a ``sqlite3.Connection``, errors included."""

    def __init__(self, path, vfs, timeout, settings):
        with errors_of_sqlite3():
            self._db = apsw.Connection(str(path), vfs=vfs)
        self._db.set_busy_timeout(int(timeout * 1000))
        self._settings = settings

    def execute(self, statement, values=()):
        pragma = re.fullmatch(r"PRAGMA (\w+)\s*=.*", statement)
        with errors_of_sqlite3():
            if pragma and pragma[1] in self._settings:
                return self._set(pragma[1], self._settings[pragma[1]])
            return Rows(self._db.execute(statement, values).fetchall())

    def _set(self, pragma, value):
        self._db.execute(f"PRAGMA {pragma}={value}")
        (in_force,) = self._db.execute(f"PRAGMA {pragma}").fetchone()
        synchronous = ("OFF", "NORMAL", "FULL", "EXTRA")
        assert str(in_force).upper() == value or synchronous[in_force] == value
        return Rows([(in_force,)])

    def close(self):
        self._db.close()

    @property
    def in_transaction(self):
        return self._db.in_transaction


class Rows:
    """What a statement gave, read at once."""

    def __init__(self, rows):
        self._rows = iter(rows)

    def __iter__(self):
        return self._rows

    def fetchone(self):
        return next(self._rows, None)

    def fetchall(self):
        return list(self._rows)


@contextmanager
def errors_of_sqlite3():
    """Raise what ``sqlite3`` raises where APSW raises its own."""
    try:
        yield
    except apsw.Error as error:
        kinds = {apsw.ConstraintError: sqlite3.IntegrityError, apsw.CorruptError: sqlite3.DatabaseError,
                 apsw.NotADBError: sqlite3.DatabaseError}  # fmt: skip
        same = kinds.get(type(error), sqlite3.OperationalError)(str(error))
        same.sqlite_errorcode = code = getattr(error, "extendedresult", apsw.SQLITE_ERROR)
        names = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}
        same.sqlite_errorname = names.get(code, "SQLITE_ERROR")
        raise same from error
