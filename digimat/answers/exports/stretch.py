"""Reads a stretch of a CSV file: good rows become an answer table, the others are told, none is lost."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from digimat.answers.exports.csv_blocks import LF, Block, cut_block
from digimat.answers.exports.csv_rows import read_rows
from digimat.answers.exports.model import FileForm, Row

BLOCK = 1 << 19  # bytes cut at a time: what is made of them stays in the processor's cache


class Builder(Protocol):
    """Who is told what rows say: ``cells`` is how many a regular row has, ``file`` its name, for messages."""

    cells: int
    file: str

    def at_once(self, block: Block, at: int, /) -> NDArray[np.intp]:
        """Read the regular rows of a block; gives those that must be read exactly."""

    def exactly(self, row: Row, offset: int, /) -> int:
        """Read one row exactly; gives how many rows it counts for."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: from the byte where a record starts to one where another does; ``line`` is its first."""

    start: int
    end: int
    line: int = 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the records of a stretch, and where it really ended."""

    rows: int
    lines: int
    end: int


def read_span(stream: BinaryIO, span: Span, size: int, form: FileForm, builder: Builder) -> Counts:
    """Read the records that start in a stretch; what they say goes to the builder.

    Args:
        stream: the file, in an encoding of which ASCII is part.
        span: where to begin, and before which byte records must start.
        size: where the file ends.
    """
    at, line, rows = span.start, span.line, 0
    delimiter = ord(form.delimiter)
    while at < span.end:
        stream.seek(at)
        text = stream.read(min(BLOCK, span.end - at))
        until = at + len(text)
        block = cut_block(text, delimiter, builder.cells, is_last=until >= size)
        if block.size:
            rows += _read_block(block, at, line, form, builder)
            line += block.lines
            at += min(block.size, len(text))
        if block.trouble or not block.size:
            # The exact reader takes over, to the first record that starts where the next block would.
            stream.seek(at)
            before = at
            for row in read_rows(
                stream, delimiter=form.delimiter, encoding=form.encoding, first_line=line, file=builder.file
            ):
                rows += builder.exactly(row, before + row.offset)
                at, line = before + row.end, row.next_line
                if at >= until:
                    break
            else:
                at = size
    return Counts(rows, line - span.line, at)


def _read_block(block: Block, at: int, line: int, form: FileForm, builder: Builder) -> int:
    """Regular rows at once; of the others, and of what cannot be read, each alone."""
    doubtful = builder.at_once(block, at)
    spans = [(int(block.starts[row]), int(block.ends[row, -1])) for row in doubtful.tolist()]
    spans += [(int(start), int(end)) for start, end in block.odd.tolist()]
    if not spans:
        return len(block)
    line_ends = np.flatnonzero(block.data == LF)
    rows = len(block) - len(doubtful)
    for start, end in sorted(spans):
        raw = block.data[start:end].tobytes()
        first = line + int(np.searchsorted(line_ends, start))
        for row in read_rows(
            io.BytesIO(raw),
            delimiter=form.delimiter,
            encoding=form.encoding,
            first_line=first,
            file=builder.file,
        ):
            rows += builder.exactly(row, at + start)
    return rows
