"""What happens to a store from outside: a change by hand, a power cut in the middle of a write."""

import shutil
import sqlite3
from contextlib import closing

from digimat.answers.verification import journal_of


def change(file, *orders):
    """Change a file past its triggers, as somebody with a database tool would."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        for order in orders:
            db.execute(order)


def cut_short(file):
    """Leave a file as a power cut would in the middle of a long write: half of it there, and its journal."""
    aside = file.with_name("aside")
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size=1")  # pages go to the file before the end of the write
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE questionnaire SET text = zeroblob(0) || text || hex(zeroblob(300000))")
        shutil.copy(file, aside)
        shutil.copy(journal_of(file), journal_of(aside))
        db.execute("ROLLBACK")
    aside.replace(file)
    journal_of(aside).replace(journal_of(file))
