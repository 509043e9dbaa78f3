"""Cuts a file into stretches that start where a record does, without reading its records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from digimat.answers.exports.stretch import Span

STEP = 8 << 20  # bytes: some tens of thousands of rows, a second of work for one core at most
_LOOK = 1 << 16


def cut_file(path: Path, first: Span, step: int = STEP) -> Iterator[Span]:
    """The stretches of a file, in order, together all of it.

    A line end is the end of a record where an even number of quotes stands before it. Where that is not so, because
    quotes are misplaced, the reader of the stretch before goes further than its end, and says so.
    """
    at, inside = first.start, False
    with path.open("rb") as stream:
        while at < first.end:
            stream.seek(at)
            text = stream.read(min(step, first.end - at))
            end, inside = at + len(text), (text.count(b'"') % 2 == 1)
            while end < first.end:
                more = stream.read(min(_LOOK, first.end - end))
                found, inside = _line_end(more, inside)
                end += len(more) if found < 0 else found + 1
                if found >= 0:
                    break
            yield Span(at, end)
            at = end


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
