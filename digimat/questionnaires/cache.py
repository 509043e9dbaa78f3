"""Keeps what reading a questionnaire gave, so that the next start of digimat need not read it again.

Only time is ever saved: whatever is wrong with the folder or a file of it, what would have been taken from there is
read anew. What was kept is known by what it came from: the text, and the very code that read it. Keys are in there too,
so it is in a folder of the user's own; what anybody else may have written is not even opened, and no file can make
anything but the parts of a questionnaire.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import os
import pickle
import stat
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pydantic

from digimat import __version__
from digimat.language import Text
from digimat.questionnaires.basics import Record

MOST: Final = 16  # files; the oldest goes first
LARGEST: Final = 8_000_000  # bytes of one file; the largest questionnaire that is shipped takes 0.7 million
_DIGEST: Final = 32  # bytes at the beginning of a file: SHA-256 of the others
_ROOMS: Final = ("questionnaires", "scoring")  # whose code decides whether a questionnaire is right


class Cache:
    """What was read before, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, kind: str, sha256: str) -> object:
        """What was kept of a text; None where there is nothing, or nothing to rely on."""
        try:
            if not _private(self.folder.lstat(), stat.S_ISDIR, 0o077):
                return None
            data = _read(self.folder / _name(kind, sha256))
        except OSError:
            return None
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None  # cut off, or damaged
        try:
            with _without_gc():
                return _Reader(io.BytesIO(data[_DIGEST:])).load()
        except Exception:  # whatever a strange file raises, it is none of ours
            return None

    def put(self, kind: str, sha256: str, thing: Any) -> None:
        """Keep something for the next time, if that is possible."""
        data = pickle.dumps(thing, protocol=5)
        if len(data) + _DIGEST > LARGEST:
            return
        with contextlib.suppress(OSError):  # no folder, no right to write, no room
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _private(self.folder.lstat(), stat.S_ISDIR, 0o077):
                _write(self.folder / _name(kind, sha256), hashlib.sha256(data).digest() + data)
                _clear_out(self.folder)


class _Reader(pickle.Unpickler):
    """Makes the parts of a questionnaire, and nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (Text.__module__, Text.__name__):
            return Text
        if module.startswith("digimat.questionnaires.") and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, Record):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _name(kind: str, sha256: str) -> str:
    return hashlib.sha256("\n".join((kind, sha256, *_made_by())).encode()).hexdigest()


@cache
def _made_by() -> tuple[str, ...]:
    """What makes a questionnaire of a text. In a checkout the code changes while the version stays."""
    package = Path(__file__).parents[1]
    files = [*_files(package, deep=False), *(f for room in _ROOMS for f in _files(package / room, deep=True))]
    state = (f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in sorted(files))
    return (__version__, pydantic.VERSION, sys.version, *state)


def _files(folder: Path | str, *, deep: bool) -> Iterator[tuple[str, os.stat_result]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat()
            elif deep and entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, deep=True)


def _private(status: os.stat_result, kind: Any, denied: int) -> bool:
    """Whether it is of a kind, and nobody but this user can have written it. Windows keeps such folders private."""
    if not hasattr(os, "geteuid"):
        return bool(kind(status.st_mode))
    return bool(kind(status.st_mode)) and status.st_uid == os.geteuid() and not status.st_mode & denied


def _read(path: Path) -> bytes:
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not _private(status, stat.S_ISREG, 0o022) or status.st_size > LARGEST:
            return b""
        return file.read(LARGEST)


def _write(path: Path, data: bytes) -> None:
    """Appears complete or not at all; after a power cut its digest tells."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _clear_out(folder: Path) -> None:
    """Keep the newest files. What another process takes away at the same moment is gone as well."""
    entries = sorted(folder.iterdir(), key=lambda path: path.lstat().st_mtime_ns, reverse=True)
    for old in entries[MOST:]:
        old.unlink(missing_ok=True)


@contextlib.contextmanager
def _without_gc() -> Iterator[None]:
    """Thousands of small parts are made, none of which is waste: looking for waste would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
