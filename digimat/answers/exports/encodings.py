"""The encoding of a text file: a fixed ladder, never a guess, over a file of any size.

    byte order mark -> zero bytes (UTF-16 without a mark) -> strict UTF-8 -> Windows-1252

The last rung takes anything but five bytes, so what falls through (Mac Roman, a damaged file) is refused where one of
them stands, and has to be named otherwise.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from digimat.answers.csv_problems import unknown_encoding
from digimat.answers.exports import file_problems as wrong
from digimat.problems import Position, UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK: Final = 1 << 20
_HEAD: Final = 4096  # bytes in which zero bytes are counted
UNDEFINED_1252: Final = b"\x81\x8d\x8f\x90\x9d"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_ASCII: Final = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the bytes of a file are, and how many of them are a byte order mark."""

    name: str
    bom_length: int = 0

    @property
    def of_rows(self) -> str:
        """The encoding of what :func:`open_text` gives, and so of ``Row.raw``."""
        return self.name if keeps_ascii(self.name) else "utf-8"


def detect(path: Path, override: str | None = None) -> Encoding:
    """The encoding of a file.

    Args:
        path: read once from end to end, in blocks.
        override: what the user says it is; a byte order mark of that encoding is passed over all the same.

    Raises:
        UserError: the file cannot be read, is in no encoding of the ladder, or nothing is called ``override``.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if override is not None:
                return _overridden(path, override, head)
            file.seek(0)
            return _climb(path, file, head)
    except OSError as error:
        raise UserError(wrong.cannot_be_read(path, error)) from error


def _overridden(path: Path, override: str, head: bytes) -> Encoding:
    try:
        name = codecs.lookup(override.strip()).name
        "a".encode(name)  # some codecs are not of text
    except (LookupError, ValueError):
        raise UserError(wrong.no_such_encoding(path, override)) from None
    for mark, marked in _MARKS:
        if head.startswith(mark) and (name == marked or name == "utf-8-sig" or name == "utf-16"):
            return Encoding(marked, len(mark))
    if name == "utf-8-sig":
        return Encoding("utf-8")
    if name == "utf-16":  # without a mark, the order of the bytes is where the zero bytes stand
        return Encoding(_by_zero_bytes(head) or "utf-16-le")
    return Encoding("windows-1252" if name == "cp1252" else name)


def _climb(path: Path, file: BinaryIO, head: bytes) -> Encoding:
    if head.startswith(_UTF32):
        raise UserError(unknown_encoding(Position(str(path))))
    marked = next((Encoding(name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), None)
    if marked is None and (wide := _by_zero_bytes(head)):
        marked = Encoding(wide)
    if marked is not None and marked.name != "utf-8":
        if not _is(file, marked.name):
            raise UserError(unknown_encoding(Position(str(path))))
        return marked
    if _is(file, "utf-8"):
        return marked or Encoding("utf-8")
    file.seek(0)
    if line := _undefined(file):
        raise UserError(unknown_encoding(Position(str(path), line)))
    return Encoding("windows-1252")


def _by_zero_bytes(head: bytes) -> str | None:
    """UTF-16 that says so by its zero bytes: European text has one in nearly every pair, always on the same side."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = len(head) // 2 * 0.4
    if odd > enough and not even:
        return "utf-16-le"
    if even > enough and not odd:
        return "utf-16-be"
    return None


def _blocks(file: BinaryIO) -> Iterator[bytearray]:
    """The bytes to come; each block only until the next one is asked for, which is read into the same memory."""
    block = bytearray(BLOCK)
    while size := file.readinto(block):  # type: ignore[attr-defined]
        if size < len(block):
            block = block[:size]
        yield block


def _is(file: BinaryIO, name: str) -> bool:
    """Whether the bytes to come are valid in an encoding."""
    decoder = codecs.getincrementaldecoder(name)()
    clean = True  # no character is cut by the end of the last block
    ascii_alike = keeps_ascii(name)
    try:
        for block in _blocks(file):
            if clean and ascii_alike and block.isascii():
                continue
            decoder.decode(block)
            clean = not decoder.getstate()[0]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _undefined(file: BinaryIO) -> int:
    """The line of the first byte that Windows-1252 leaves undefined; 0 where there is none."""
    line, last = 1, b""
    for block in _blocks(file):
        at = min((p for p in map(block.find, (bytes([b]) for b in UNDEFINED_1252)) if p >= 0), default=-1)
        before = block if at < 0 else block[:at]
        line += before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
        line -= last == b"\r" and before[:1] == b"\n"
        if at >= 0:
            return line
        last = bytes(block[-1:])
    return 0


def keeps_ascii(name: str) -> bool:
    """Whether delimiters, quotes and line ends are single bytes in this encoding, and nothing else is one of them."""
    if name == "utf-8":
        return True
    try:
        return (
            len(bytes(range(256)).decode(name, "replace")) == 256 and _ASCII.decode(name) == _ASCII.decode()
        )
    except UnicodeDecodeError:
        return False


def open_text(path: Path, encoding: Encoding, start: int | None = None) -> BinaryIO:
    """The bytes of a file behind its byte order mark, in an encoding that keeps ASCII: any other becomes UTF-8.

    Args:
        path: the file.
        encoding: what :func:`detect` gave.
        start: where to begin, counted in the bytes that are given (behind the mark); 0 where nothing is said.

    Raises:
        UserError: here or while it is read: the file cannot be read, or is not in this encoding.
    """
    try:
        file = path.open("rb")
        file.seek(encoding.bom_length)
    except OSError as error:
        raise UserError(wrong.cannot_be_read(path, error)) from error
    stream: BinaryIO = file
    if not keeps_ascii(encoding.name):
        stream = io.BufferedReader(_AsUtf8(file, encoding.name, path), BLOCK)
        stream.read(start or 0)
    elif start:
        file.seek(start, io.SEEK_CUR)
    return stream


class _AsUtf8(io.RawIOBase):
    """A file of another encoding, as UTF-8."""

    def __init__(self, file: BinaryIO, name: str, path: Path) -> None:
        self._file, self._path, self._rest = file, path, b""
        self._decoder = codecs.getincrementaldecoder(name)()

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """The next bytes; 0 at the end."""
        view = memoryview(buffer).cast("B")
        try:
            while not self._rest:
                block = self._file.read(BLOCK)
                # A lone half of a pair decodes in no strict codec: encoding cannot fail.
                self._rest = self._decoder.decode(block, final=not block).encode()
                if not block:
                    break
        except UnicodeError:
            raise UserError(unknown_encoding(Position(str(self._path)))) from None
        given, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(given)] = given
        return len(given)

    def close(self) -> None:
        """Close the file beneath as well."""
        self._file.close()
        super().close()
