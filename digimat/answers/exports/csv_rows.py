"""CSV by RFC 4180, strictly, in constant memory: every physical line is in exactly one row, or blank.

It reads what Python's ``csv.reader(strict=True)`` reads, and refuses what that refuses; but where the quotes of a
record are malformed or never close, only the record's first line is lost: reading goes on at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Final

from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.lines import Lines
from digimat.answers.exports.model import Cell, Row
from digimat.problems import Position, Problem

MAX_FIELD: Final = 1_000_000  # bytes of a cell
MAX_RECORD: Final = 4_000_000  # bytes of a record, and of a line
_QUOTE: Final = b'"'


def read_rows(
    stream: BinaryIO,
    *,
    delimiter: str,
    encoding: str,
    first_line: int = 1,
    file: str,
    keep_nulls: bool = True,
) -> Iterator[Row]:
    """The records of a CSV file.

    Line ends are LF, CRLF or CR, inside quotes they are text. Lines that are blank, or hold delimiters and quotes
    only, are passed over.

    Args:
        stream: bytes in an encoding that keeps ASCII (see ``encodings.open_text``), behind the byte order mark.
        delimiter: one ASCII character.
        encoding: that of the bytes.
        first_line: the number of the line that the stream begins with.
        file: its name, for problems.
        keep_nulls: an empty field without quotes is None; else it is "" like one with quotes.

    Raises:
        UserError: a line is longer than any record may be: that is no file of rows.
    """
    lines = Lines(stream, first_line, MAX_RECORD, file)
    decode = _decoder(encoding)
    null: Cell = None if keep_nulls else ""
    separator = delimiter.encode()
    between = _QUOTE + separator + _QUOTE
    records = _Quoted(lines, separator)
    cells: Sequence[Cell]
    for line in lines:
        raw = line.rstrip(b"\r\n")
        number, start = lines.number, lines.offset - len(line)
        problem: Callable[[Position], Problem] | None = None
        try:
            if b"\0" in raw:
                problem = wrong.zero_byte
            elif _QUOTE not in raw:
                cells = [cell or null for cell in decode(raw).split(delimiter)]
                if len(raw) > MAX_FIELD and max(map(len, raw.split(separator))) > MAX_FIELD:
                    problem = _cell_too_long
            elif (inside := _all_quoted(raw, between)) is not None:
                cells = decode(inside).split(f'"{delimiter}"')
            else:
                found = records.read(raw, line)
                raw, problem = found.raw or raw, found.fault
                cells = [null if cell is None else decode(cell) for cell in found.cells]
        except UnicodeDecodeError:
            problem = partial(wrong.not_of_encoding, encoding=encoding)
        if problem is not None:
            yield Row(number, (), raw, problem(Position(file, number)), start, lines.offset, lines.number + 1)
        elif any(cell and not cell.isspace() for cell in cells):
            yield Row(number, cells, raw, None, start, lines.offset, lines.number + 1)


def _decoder(encoding: str) -> Callable[[bytes], str]:
    return bytes.decode if encoding == "utf-8" else partial(bytes.decode, encoding=encoding)


def _cell_too_long(where: Position) -> Problem:
    return wrong.cell_too_long(where, MAX_FIELD)


def _all_quoted(raw: bytes, between: bytes) -> bytes | None:
    """The inside of a line whose cells all have quotes around them and none within; None for any other.

    Form tools write every cell so: these lines need no look at each character.
    """
    if raw[:1] == raw[-1:] == _QUOTE and 2 <= len(raw) <= MAX_FIELD:
        inside = raw[1:-1]
        if inside.count(_QUOTE) == 2 * inside.count(between):
            return inside
    return None


def _record_too_long(where: Position) -> Problem:
    return wrong.line_too_long(where, MAX_RECORD)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record with quotes, or what keeps its first line from being one."""

    cells: list[bytes | None]
    raw: bytes = b""
    fault: Callable[[Position], Problem] | None = None


class _Quoted:
    """Reads records that have quotes, over several lines where a quote stays open at the end of one.

    Looking for where a record ends must not be done anew for each line that might begin one. What a line says to a
    reader who comes to it inside quotes is the same whoever comes; so the search of one record, where it failed or
    was too long, is taken up by the next instead of begun again, and the whole file costs no more than reading it
    twice.
    """

    def __init__(self, lines: Lines, delimiter: bytes) -> None:
        self._lines = lines
        d = re.escape(delimiter)
        inside = rb'[^"]*+(?:""[^"]*+)*+'
        # A cell: with quotes (and perhaps no closing one), or without, where a quote is a character like others.
        self._cell = re.compile(rb'"(' + inside + rb')("?)|([^"' + d + rb"][^" + d + rb"]*+)?")
        self._rest = re.compile(inside)
        self._delimiter = delimiter
        self._searched = 0  # up to and with this line, counted from the first, no quote closes a record
        self._end: Callable[[Position], Problem] | int | None = None  # a fault, or the line that closes
        self._reached = 0  # how many bytes there are up to the end of that line
        self._opened = 0  # and up to the end of the line on which the cell that is open there was opened

    def read(self, raw: bytes, line: bytes) -> _Record:
        """The record whose first line this is; its other lines are taken from the lines."""
        cells: list[bytes | None] = []
        whole = self._split(raw, 0, cells)
        if callable(whole):
            return _Record([], fault=whole)
        if whole:
            if len(raw) > MAX_FIELD and any(len(cell or b"") > MAX_FIELD for cell in cells):
                return _Record([], fault=_cell_too_long)
            return _Record(cells, raw)
        more = self._more(len(line))
        if callable(more):
            return _Record([], fault=more)
        return self._join(cells, line, self._lines.take(more))

    def _split(self, raw: bytes, at: int, cells: list[bytes | None]) -> bool | Callable[[Position], Problem]:
        """Add the cells of a line from a place on; False where it ends inside quotes, or a fault."""
        cell, delimiter = self._cell, self._delimiter
        end = len(raw)
        while True:
            match = cell.match(raw, at)
            assert match is not None
            quoted, closing, plain = match.groups()
            cells.append(plain if quoted is None else _unquoted(quoted))
            at = match.end()
            if quoted is not None and not closing:
                return False
            if at == end:
                return True
            if raw[at : at + 1] != delimiter:
                return wrong.quote_inside
            at += 1

    def _follow(self, raw: bytes) -> tuple[bool | Callable[[Position], Problem], bool]:
        """What a line that begins inside quotes ends in, as ``_split`` says it; and whether its first quote closes."""
        if b"\0" in raw:
            return wrong.quote_open, False
        match = self._rest.match(raw)
        assert match is not None
        at = match.end()
        if at == len(raw):
            return False, False
        at += 1
        if at == len(raw):
            return True, True
        if raw[at : at + 1] != self._delimiter:
            return wrong.quote_inside, True
        return self._split(raw, at + 1, []), True

    def _more(self, first: int) -> int | Callable[[Position], Problem]:
        """How many lines a record goes on for that is open at the end of the line just read, or why it does not end.

        Args:
            first: bytes of that line.
        """
        lines = self._lines
        if self._searched <= lines.number:  # nothing is known of the lines to come
            self._searched, self._end = lines.number, None
            self._reached = self._opened = lines.offset
        farthest = lines.offset - first + MAX_RECORD
        while self._end is None:
            line = lines.ahead(self._searched - lines.number)
            if line is None:
                self._end = wrong.quote_open
                break
            if self._reached + len(line) > farthest:  # for this record; the next one may reach further
                return _record_too_long
            self._searched += 1
            self._reached += len(line)
            ends, closes = self._follow(line.rstrip(b"\r\n"))
            if closes:
                self._opened = self._reached
            if ends is True:
                self._end = self._searched
            elif ends is not False:
                self._end = ends
            elif self._reached - self._opened > MAX_FIELD:
                self._end = _cell_too_long
        if not isinstance(self._end, int):
            return self._end
        return self._end - lines.number if self._reached <= farthest else _record_too_long

    def _join(self, cells: list[bytes | None], first: bytes, others: list[bytes]) -> _Record:
        """The record of several lines, which is known to end with the last of them."""
        last = others[-1].rstrip(b"\r\n")
        ended = first[len(first.rstrip(b"\r\n")) :]
        open_cell = [cells.pop() or b"", ended]
        for line in (*others[:-1], last):
            raw = line.rstrip(b"\r\n")
            match = self._rest.match(raw)
            assert match is not None
            open_cell.append(_unquoted(match[0]))
            if match.end() < len(raw):  # a quote closes the cell
                cells.append(b"".join(open_cell))
                open_cell = []
                if match.end() + 1 < len(raw) and self._split(raw, match.end() + 2, cells) is False:
                    open_cell = [cells.pop() or b""]
            open_cell.append(line[len(raw) :])
        return _Record(cells, b"".join((first, *others[:-1], last)))


def _unquoted(cell: bytes) -> bytes:
    return cell.replace(b'""', _QUOTE)
