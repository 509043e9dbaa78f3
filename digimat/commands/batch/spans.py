"""Cuts a file into stretches that start where a record does, without reading its records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from digimat.answers.exports.stretch import Span

# Bytes of a stretch: some tens of thousands of rows. Of a smaller file the stretches are smaller, so that no core has
# to wait long for the last of another one; but each costs a moment of its own.
STEP, LEAST, MANY = 8 << 20, 2 << 20, 24
_LOOK, _BLOCK = 1 << 16, 1 << 20


def cut_file(path: Path, first: Span, step: int | None = None) -> Iterator[Span]:
    """The stretches of a file, in order, together all of it.

    A line end is the end of a record where an even number of quotes stands before it. Where that is not so, because
    quotes are misplaced, the reader of the stretch before goes further than its end, and says so.

    Args:
        path: the file.
        first: where its records are.
        step: bytes of a stretch; nothing said: as many as suit the size of the file.
    """
    if first.start >= first.end:
        return
    step = step or min(STEP, max(LEAST, (first.end - first.start) // MANY))
    with path.open("rb") as stream:
        cut = _outside_quotes if _has_quotes(stream, first) else _at_line
        at = first.start
        while at < first.end:
            end = cut(stream, at, min(at + step, first.end), first.end)
            yield Span(at, end)
            at = end


def _has_quotes(stream: BinaryIO, first: Span) -> bool:
    """Whether there is a quote anywhere; blocks are forgotten at once, so that memory stays small."""
    stream.seek(first.start)
    return any(b'"' in block for block in iter(lambda: stream.read(_BLOCK), b""))


def _at_line(stream: BinaryIO, _start: int, end: int, last: int) -> int:
    """The place after the first line end from here on."""
    stream.seek(end)
    while end < last:
        text = stream.read(_LOOK)
        if (found := text.find(b"\n")) >= 0:
            return min(end + found + 1, last)
        end += len(text)
    return last


def _outside_quotes(stream: BinaryIO, start: int, end: int, last: int) -> int:
    """The place after the first line end from here on that is the end of a record."""
    stream.seek(start)
    inside = stream.read(end - start).count(b'"') % 2 == 1
    while end < last:
        text = stream.read(min(_LOOK, last - end))
        found, inside = _line_end(text, inside)
        if found >= 0:
            return end + found + 1
        end += len(text)
    return last


def _line_end(text: bytes, inside: bool) -> tuple[int, bool]:
    """The first line end outside quotes, -1 where there is none; and whether the text ends inside quotes."""
    at = 0
    while True:
        quote, line = text.find(b'"', at), text.find(b"\n", at)
        if not inside and line >= 0 and (quote < 0 or line < quote):
            return line, False
        if quote < 0:
            return -1, inside
        inside, at = not inside, quote + 1
