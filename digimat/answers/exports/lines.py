"""The physical lines of a stream, with a look at those to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from digimat.answers.exports import file_problems as wrong
from digimat.problems import Position, UserError

_BLOCK: Final = 1 << 18


class Lines:
    """Iterates over lines with their ends (LF, CRLF or CR); ``number`` is that of the line just given.

    ``offset`` counts the bytes given so far. Memory is bounded by the longest line, and by how far is looked ahead.
    """

    def __init__(self, stream: BinaryIO, first_line: int, longest: int, file: str) -> None:
        self.number = first_line - 1
        self.offset = 0
        self._stream, self._longest, self._file = stream, longest, file
        self._lines: list[bytes] = []
        self._at = 0
        self._rest = b""  # a line that may go on
        self._over = False

    def __iter__(self) -> Iterator[bytes]:
        while self._at < len(self._lines) or self._fill():
            line = self._lines[self._at]
            self._at += 1
            self.number += 1
            self.offset += len(line)
            yield line

    def ahead(self, place: int) -> bytes | None:
        """The line that comes so many lines after the next one; None behind the end."""
        while self._at + place >= len(self._lines):
            if not self._fill():
                return None
        return self._lines[self._at + place]

    def take(self, count: int) -> list[bytes]:
        """The next lines, which have been looked at, taken."""
        taken = self._lines[self._at : self._at + count]
        self._at += count
        self.number += count
        self.offset += sum(map(len, taken))
        return taken

    def _fill(self) -> bool:
        """Read on until there is a line more; drop those that have been given."""
        if self._at:
            del self._lines[: self._at]
            self._at = 0
        while not self._over:
            block = self._stream.read(_BLOCK)
            self._over = not block
            found = self._split(block)
            if found:
                self._lines += found
                return True
        return False

    def _split(self, block: bytes) -> list[bytes]:
        if block and not (b"\n" in block or b"\r" in block or self._rest[-1:] == b"\r"):
            self._rest += block
            self._check(self._rest)
            return []
        found = (self._rest + block).splitlines(keepends=True)
        # The last line may go on; so may a CR, with a LF.
        self._rest = found.pop() if block and found and not found[-1].endswith(b"\n") else b""
        self._check(found[0] if found else self._rest)  # of several lines only the first was long in coming
        return found

    def _check(self, line: bytes) -> None:
        if len(line) > self._longest:
            number = self.number + len(self._lines) - self._at + 1
            raise UserError(wrong.line_too_long(Position(self._file, number), self._longest))
