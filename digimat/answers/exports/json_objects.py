"""Cuts a JSON file into the texts of its objects, one a person, in constant memory.

    lines                    {"q1": 3}                             one object a line
    array                    [{"q1": 3}, {"q1": 4}]                on one line or many
    array in an answer       {"ResultCount": 2, "Data": [{"q1": 3}, {"q1": 4}]}

An object that does not end costs its first line only: what follows begins a line anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.lines import Lines
from digimat.problems import Position, UserError

MAX_OBJECT: Final = 4_000_000  # bytes
MAX_DEPTH: Final = 20
HEAD: Final = 1 << 16  # bytes by which the form is told
_BLOCK: Final = 1 << 18
# A text that is not closed on its line is the lone quote: JSON has no line end within a text.
_TOKEN: Final = re.compile(rb'"(?:[^"\\\r\n]|\\[^\r\n])*+"|["{}\[\]]')
_OPENING: Final = {b"}": b"{", b"]": b"["}
_BETWEEN: Final = re.compile(rb"[\s,]*+")
_LINE: Final = re.compile(rb"[^\r\n]*+")
_SCALAR: Final = rb'(?:"(?:[^"\\\r\n]|\\[^\r\n])*+"|-?[0-9][0-9.eE+-]*+|true|false|null)'
_ANSWER: Final = re.compile(
    rb'\{\s*(?:"[^"\\\r\n]*+"\s*:\s*'
    + _SCALAR
    + rb'\s*,\s*)*"(?:[Dd]ata|[Rr]esults|[Ii]tems)"\s*:\s*(?=\[\s*\{)'
)

Cut = tuple[int, bytes, bool]  # line, text, whether it is known to be no object


def cut_objects(stream: BinaryIO, head: bytes, file: str) -> Iterator[Cut]:
    """The texts of the objects of a file, with their lines.

    Args:
        stream: the file in an encoding of which ASCII is part, from its start.
        head: the first bytes of the same.
        file: its name, for problems.

    Raises:
        UserError: a line is longer than the answers of a person may be.
    """
    at = len(head) - len(head.lstrip())
    if head[at : at + 1] == b"[":
        yield from _Array(stream, file, at + 1).objects(is_whole=True)
    elif answer := _ANSWER.match(head, at):
        yield from _Array(stream, file, answer.end() + 1).objects(is_whole=False)
    elif any(map(_is_object, head.splitlines()[:20])) or len(head.strip().splitlines()) == 1:
        lines = Lines(stream, 1, MAX_OBJECT, file)
        for line in lines:
            if line.strip():
                yield lines.number, line.rstrip(b"\r\n"), False
    else:
        yield from _Array(stream, file, 0).objects(is_whole=True, is_open=True)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


class _Array:
    """The elements of an array, whatever lines they stand on."""

    def __init__(self, stream: BinaryIO, file: str, start: int) -> None:
        self._stream, self._file = stream, file
        before = stream.read(start)
        self._line = 1 + _line_ends(before)
        self._text = b""
        self._at = 0

    def objects(self, *, is_whole: bool, is_open: bool = False) -> Iterator[Cut]:
        """Each element.

        Args:
            is_whole: nothing comes after the array.
            is_open: there is no array: objects follow each other without one.
        """
        is_told = False
        while True:
            self._pass(_BETWEEN)
            first = self._text[self._at : self._at + 1]
            if not first:
                if not is_open and not is_told:  # the file was cut
                    yield self._line, b"", True
                return
            if first == b"]" and not is_open:
                self._advance(self._at + 1)
                break
            end = self._end() if first in b"{[" else None
            is_told = end is None
            if end is None:
                yield self._cut_line()
            else:
                cut = (self._line, self._text[self._at : end], first == b"[")
                self._advance(end)
                yield cut
        while is_whole:
            self._pass(_BETWEEN)
            if self._at == len(self._text):
                return
            yield self._cut_line()

    def _end(self) -> int | None:
        """The place after the element that starts here; None where it has no end."""
        while True:
            inside: list[bytes] = []
            for token in _TOKEN.finditer(self._text, self._at):
                match token[0]:
                    case b"{" | b"[" as opening:
                        inside.append(opening)
                        if len(inside) > MAX_DEPTH:
                            return None
                    case b"}" | b"]" as closing:
                        if inside.pop() != _OPENING[closing]:  # one before was not closed
                            return None
                        if not inside:
                            return token.end() if token.end() - self._at <= MAX_OBJECT else None
                    case b'"':
                        line = _LINE.match(self._text, token.end())
                        if line is not None and line.end() < len(self._text):
                            return None
                        break
            if len(self._text) - self._at > MAX_OBJECT or not self._more():
                return None

    def _cut_line(self) -> Cut:
        """The rest of this line, which is no object."""
        while True:
            match = _LINE.match(self._text, self._at)
            assert match is not None
            if match.end() < len(self._text) or not self._more():
                break
            if len(self._text) - self._at > MAX_OBJECT:
                raise UserError(wrong.line_too_long(Position(self._file, self._line), MAX_OBJECT))
        cut = (self._line, match[0], True)
        self._advance(match.end())
        return cut

    def _pass(self, pattern: re.Pattern[bytes]) -> None:
        while True:
            match = pattern.match(self._text, self._at)
            assert match is not None
            self._advance(match.end())
            if self._at < len(self._text) or not self._more():
                return

    def _advance(self, to: int) -> None:
        self._line += _line_ends(self._text[self._at : to])
        self._at = to

    def _more(self) -> bool:
        """Read on; what has been passed is dropped."""
        block = self._stream.read(_BLOCK)
        if block[-1:] == b"\r":  # with a LF it is one line end
            block += self._stream.read(1)
        self._text = self._text[self._at :] + block
        self._at = 0
        return bool(block)


def _line_ends(text: bytes) -> int:
    return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")
