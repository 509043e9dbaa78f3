"""What the tests of the commands about the store share: sittings in it, and what is wrong with it."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from command_kit import GOLDEN, script_file


def store():
    return Path(os.environ["DIGIMAT_STORE"])


def sit(call, folder, respondent="p-001", *lines, ends="submit", lang="fr"):
    """A sitting of the agility test entered from a script; gives its code."""
    script = folder / "paper.txt"
    given = lines or ("answer a1d1 c", "comment a1d1 « Déjà vu », =1+1", "answer a1d2 4", "flag a1d2")
    script.write_text("\n".join([*given, ends]) + "\n", encoding="utf-8")
    done = call("run", "agility", "--script", script, "-r", respondent, "--no-pdf", "--json", "--lang", lang)
    return json.loads(done.out)["session"]


def whole_sitting(call, folder, respondent="p-001"):
    script = script_file(folder / "paper.txt", GOLDEN["AG3"])
    return call("run", "agility", "--script", script, "-r", respondent, "--no-pdf", "--json").data["session"]


def change(*orders):
    """Change the store past its triggers, as somebody with a database tool would."""
    with closing(sqlite3.connect(store(), isolation_level=None)) as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        for order in orders:
            db.execute(order)


def rows(question, *values, path=None):
    with closing(sqlite3.connect(path or store())) as db:
        return db.execute(question, values).fetchall()


def spoil(code, item):
    """Overwrite one answer in the bytes of the store, if only one sitting gave it."""
    ((payload,),) = rows(
        "SELECT item || payload FROM event WHERE session_id = ? AND item = ? AND kind = 'answered'",
        code,
        item,
    )
    data = store().read_bytes()
    assert data.count(payload.encode()) == 1
    store().write_bytes(data.replace(payload.encode(), payload[:6].encode() + b"#" * (len(payload) - 6)))
