"""From a damaged file to what is left of it, without touching it; and a new file in its place, with it kept aside."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from digimat.answers import store_problems as wrong
from digimat.answers.lease import Desk, Holder, has_gone
from digimat.answers.salvage import Salvaged, salvage
from digimat.answers.verification import Verification, copied, journal_of, take_back, verify_store
from digimat.language import Text
from digimat.problems import Position, Problem, UserError

_NO_VERSION: Final = 1000


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a damaged file. ``seen`` tells later whether somebody has written to it since."""

    path: Path
    salvaged: Salvaged
    seen: tuple[object, ...]


def read_damaged(path: Path) -> Verification | Left:
    """What is left of a damaged store; of one in order, that it is.

    All is done on a copy. A write that was cut short is taken back there first; where its journal is damaged too, or
    belongs to another file, that makes things worse, so what is left is also looked for in the file as it was.

    Raises:
        UserError: the file cannot be read, comes from a newer version, or holds no sitting of digimat.
    """
    try:
        seen = _seen(path)
        with tempfile.TemporaryDirectory(prefix="digimat-") as folder:  # only its owner may read it
            copy = copied(path, Path(folder))
            as_it_was = copy.read_bytes()
            take_back(copy)
            try:
                found = verify_store(copy)
                if found.in_order:
                    return found
            except UserError as error:
                newer = error.problems == (wrong.not_ours(copy, newer=True),)
                if newer and _version(as_it_was) < _NO_VERSION:
                    raise UserError(wrong.not_ours(path, newer=True)) from error
            settled = copy.read_bytes()
    except OSError as error:
        raise UserError(wrong.refused(path, error)) from error
    left = salvage(settled)
    if settled != as_it_was:
        left = max(left, salvage(as_it_was), key=_events)
    if not left.sittings and not any(left.others.values()):
        raise UserError(_nothing_left(path))
    return Left(path, left, seen)


def refuse_in_use(left: Left, desk: Desk) -> None:
    """Refuse to replace a file that a window writes to: it would go on writing to the one that was put aside.

    Raises:
        UserError: a sitting is open in a window.
    """
    now = desk.clock()
    for row in left.salvaged.others.get("lease", ()):
        holder = Holder(row["host"], row["boot"], row["pid"], row["started"])
        with contextlib.suppress(ValueError, TypeError):  # a damaged row holds nobody back
            if not has_gone(holder, row["seen_utc"], desk, now):
                raise UserError(_open_now(left.path, row["session_id"], holder))


def put_in_place(left: Left, new: Path, stamp: str) -> Path:
    """Put a damaged file aside, with its journal, and a new one in its place; gives its new name.

    Raises:
        UserError: somebody has written to the damaged file since it was read, or it cannot be renamed.
    """
    path = left.path
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    moves = [(path, aside), (journal_of(path), journal_of(aside)), (new, path)]
    try:
        if _seen(path) != left.seen:
            raise UserError(_changed_meanwhile(path, new))
        done: list[tuple[Path, Path]] = []
        try:
            for old, name in moves:
                if old.exists():
                    old.rename(name)
                    done.append((old, name))
        except OSError:
            for old, name in reversed(done):
                name.rename(old)
            raise
    except OSError as error:
        raise UserError(replace(wrong.refused(path, error), remedy=_saved_in(new))) from error
    return aside


def free_stamp(path: Path, stamp: str) -> str:
    """A stamp that no file put aside has yet, nor one made anew."""
    number, free = 1, stamp
    while any(path.with_name(f"{path.name}.{kind}-{free}").exists() for kind in ("damaged", "recovered")):
        number += 1
        free = f"{stamp}-{number}"
    return free


def _version(data: bytes) -> int:
    """The version that the header of a store tells; what is far from any is damage."""
    return int.from_bytes(data[60:64], "big")


def _events(left: Salvaged) -> int:
    return sum(len(sitting.events) for sitting in left.sittings.values())


def _seen(path: Path) -> tuple[object, ...]:
    """What tells one state of a file from the next."""
    files: Iterable[Path] = (path, journal_of(path))
    stats = [file.stat() if file.exists() else None for file in files]
    return tuple(None if stat is None else (stat.st_size, stat.st_mtime_ns) for stat in stats)


def _nothing_left(path: Path) -> Problem:
    return Problem(
        "ANS075",
        Text(
            fr="rien ne peut être sauvé de ce fichier ; il reste comme il est",
            en="nothing can be saved of this file; it stays as it is",
        ),
        Text(fr="Reprenez une copie de sauvegarde.", en="Go back to a backup copy."),
        Position(str(path)),
    )


def _open_now(path: Path, session: str, holder: Holder) -> Problem:
    return Problem(
        "ANS076",
        Text(
            fr=f"la passation {session} est ouverte dans une fenêtre ({holder.host}, processus {holder.pid})",
            en=f"sitting {session} is open in a window ({holder.host}, process {holder.pid})",
        ),
        Text(
            fr="Fermez-la, puis recommencez. Ou nommez un nouveau fichier avec -o.",
            en="Close it, then try again. Or name a new file with -o.",
        ),
        Position(str(path)),
    )


def _changed_meanwhile(path: Path, new: Path) -> Problem:
    return Problem(
        "ANS077",
        Text(
            fr="ce fichier a changé pendant qu’il était récupéré ; il reste à sa place",
            en="this file has changed while it was recovered; it stays in its place",
        ),
        _saved_in(new),
        Position(str(path)),
    )


def _saved_in(new: Path) -> Text:
    return Text(
        fr=f"Fermez les autres fenêtres, puis recommencez. Ce qui a été sauvé est dans {new.name}.",
        en=f"Close the other windows, then try again. What was saved is in {new.name}.",
    )
