"""A backup of a store: a copy that is whole, verified, and on the disk before it gets its name."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from digimat.answers import store_problems as wrong
from digimat.answers.anonymous import forget, open_sittings
from digimat.answers.store import Store
from digimat.answers.verification import Verification, journal_of, settled, verify_store
from digimat.files import refuse_existing
from digimat.language import Text
from digimat.problems import Position, Problem, UserError


def back_up(path: Path, target: Path) -> Verification:
    """Copy a store to a file that is not there yet, while sittings may go on.

    Anonymous sittings that are open are left out: a copy of them could not be erased when they are handed in, and would
    say whose the answers are.

    Raises:
        UserError: the store is not there or not in order, the target is there already, or cannot be written.
    """
    refuse_existing(target)
    with written_beside(target) as part:
        try:
            with settled(path) as file:
                _copy(file, part)
            left_out = _without_open_anonymous(part)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise UserError(wrong.refused(path, error)) from error
        done = verify_store(part)
        if not done.in_order:
            raise UserError(_not_in_order(path))
    return replace(done, left_out=left_out)


def _without_open_anonymous(copy: Path) -> int:
    """Erase open anonymous sittings from a copy; how many there were."""
    with Store(copy, str, read_only=True) as store:
        sittings = open_sittings(store)
    if sittings:
        with Store(copy, str) as store:
            forget(store, sittings)
        journal_of(copy).unlink(missing_ok=True)  # empty by now
    return len(sittings)


def _copy(path: Path, target: Path) -> None:
    """SQLite's own copy: of one moment, whatever is written meanwhile."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    with (
        contextlib.closing(sqlite3.connect(address, uri=True, timeout=10)) as source,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


@contextlib.contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A file to be written, only its owner's, which gets the name of the target once it is whole and on the disk.

    Raises:
        UserError: the target is there already, or cannot be written. Nothing is left behind then.
    """
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            _sync(part)
            refuse_existing(target)
            target.touch(mode=0o600, exist_ok=False)  # whoever else wants this name comes too late
            part.replace(target)
            _sync(target.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(wrong.refused(target, error)) from error


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; Windows has no such thing for folders."""
    if path.is_dir() and os.name == "nt":
        return
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def backup_name(folder: Path, day: date) -> Path:
    """A name that no file of the folder has: the day, and a number from the second one on."""
    name, number = folder / f"digimat-{day.isoformat()}.db", 1
    while os.path.lexists(name):
        number += 1
        name = folder / f"digimat-{day.isoformat()}-{number}.db"
    return name


def _not_in_order(path: Path) -> Problem:
    return Problem(
        "ANS074",
        Text(
            fr="ce fichier n’est pas en ordre : aucune copie n’en a été faite",
            en="this file is not in order: no copy was made of it",
        ),
        Text(
            fr="« digimat verify » dit ce qui ne va pas, « digimat recover » sauve ce qui peut l’être.",
            en='"digimat verify" says what is wrong, "digimat recover" saves what can be saved.',
        ),
        Position(str(path)),
    )
