"""Writes files that are either complete or not there, under names that go nowhere else."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path

from digimat.language import Text
from digimat.problems import ExitStatus, Position, Problem, UserError

_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HASHED = re.compile(r".*-[0-9a-f]{8}")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
LONGEST = 40


def safe_name(name: str) -> str:
    """A file name, without ending, for any name: plain letters, and a hash where that loses something.

    Two names never give the same file name, also where upper and lower case are alike, and none leaves its
    folder or is a device.

    >>> safe_name("p-001"), safe_name("Zoé / DSI"), safe_name("../etc")
    ('p-001', 'zoe-dsi-9e1f7d6b', 'etc-04a62cab')
    """
    if (
        _PLAIN.fullmatch(name)
        and len(name) <= LONGEST
        and name not in _RESERVED
        and not _HASHED.fullmatch(name)
    ):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "x"
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}"


def near(path: Path, folder: Path) -> Path:
    """A path as a person would say it: without the folder they are in."""
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def not_over_input(read: Path, written: Path) -> None:
    """Refuse to write over the file that is read: answers are never destroyed.

    Raises:
        UserError: both are the same file.
    """
    if written.exists() and read.exists() and written.samefile(read):
        raise UserError(
            Problem(
                "CLI008",
                Text(fr="ce fichier contient les réponses", en="this file holds the answers"),
                Text(fr="Nommez un autre fichier avec -o.", en="Name another file with -o."),
                Position(str(written)),
            ),
            ExitStatus.USAGE,
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: it appears complete, or not at all. Only its owner may read it: answers are personal.

    Raises:
        UserError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(cannot_write(path, error)) from error


def refuse_existing(path: Path) -> None:
    """Refuse a name that a new file cannot have.

    Raises:
        UserError: something of this name is there; it stays as it is.
    """
    if os.path.lexists(path):
        raise UserError(
            Problem(
                "CLI009",
                Text(
                    fr="ce fichier existe déjà, et reste comme il est",
                    en="this file is there already, and stays as it is",
                ),
                Text(
                    fr="Choisissez un autre nom, ou déplacez ce fichier.",
                    en="Choose another name, or move this file.",
                ),
                Position(str(path)),
            )
        )


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, for its owner to edit and to share.

    Raises:
        UserError: there is a file of this name, which stays as it is, or it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            try:
                stream.write(text)
                stream.flush()
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        if isinstance(error, FileExistsError):
            refuse_existing(path)  # else a folder of its path is a file
        raise UserError(cannot_write(path, error)) from error


def cannot_write(path: Path, error: OSError) -> Problem:
    """What to do where a file cannot be written."""
    reason = error.strerror or str(error) or type(error).__name__
    return Problem(
        "CLI005",
        Text(fr=f"le fichier ne peut pas être écrit ({reason})", en=f"cannot write the file ({reason})"),
        Text(
            fr="Fermez-le s’il est ouvert ailleurs, ou nommez un autre fichier avec -o.",
            en="Close it if it is open elsewhere, or name another file with -o.",
        ),
        Position(str(path)),
    )
