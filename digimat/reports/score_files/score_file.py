"""A file of scores while it is written: batch after batch, and there as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from digimat.files import cannot_write
from digimat.problems import UserError
from digimat.scoring.score_columns import ScoreTable


class ScoreFile(ABC):
    """Takes tables of the same columns, one after the other.

    What is written goes to a file beside, which only its owner may read; ``close`` brings it to the disk and gives it
    its name, ``discard`` removes it, and whatever had that name before stays. As a context it does the one, or the
    other after an error.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(21, os.strerror(21))
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        os.close(handle)
        self.part = Path(name)

    def write(self, table: ScoreTable) -> None:
        """Append the rows of a table.

        Raises:
            UserError: they cannot be written, or not in this format; nothing of the file is left.
        """
        try:
            with self._told():
                self._write(table)
        except BaseException:
            self.discard()
            raise

    def close(self) -> None:
        """End the file: from here on it is there, under its name.

        Raises:
            UserError: it cannot be written; nothing of it is left.
        """
        try:
            with self._told():
                self._finish()
                with self.part.open("rb+") as stream:
                    os.fsync(stream.fileno())
                self.part.replace(self.path)
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Leave nothing of it. It may have been closed or discarded before."""
        with suppress(Exception):  # what failed has been told; here only its remains go
            self._abandon()
        with suppress(OSError):
            self.part.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    @abstractmethod
    def _write(self, table: ScoreTable) -> None:
        """Append rows to the file beside."""

    @abstractmethod
    def _finish(self) -> None:
        """Complete the file beside and let go of it."""

    @abstractmethod
    def _abandon(self) -> None:
        """Let go of the file beside, complete or not."""

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the system refuses, in words."""
        try:
            yield
        except OSError as error:
            raise UserError(cannot_write(self.path, error)) from error


class BytesFile(ScoreFile):
    """A file that is the bytes of its rows, one after the other, perhaps after a header."""

    def __init__(self, path: Path, header: bytes = b"") -> None:
        super().__init__(path)
        self._stream = self.part.open("wb")
        self._header = header

    def append(self, data: bytes) -> None:
        """Append rows that are bytes already."""
        self._stream.write(self._header)
        self._header = b""
        self._stream.write(data)

    def write_back(self) -> None:
        """Let the system begin to bring to the disk what is there, so that the end has less to wait for."""
        self._stream.flush()
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def rows(self, table: ScoreTable) -> bytes:
        """The rows of a table, as bytes."""
        raise NotImplementedError

    def _write(self, table: ScoreTable) -> None:
        self.append(self.rows(table))

    def _finish(self) -> None:
        self.append(b"")
        self._stream.close()

    def _abandon(self) -> None:
        self._stream.close()
