"""Adding to a file of scores that is there: who is in it does not go in twice, and is not changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digimat.answers.exports.model import Rejected
from digimat.commands.batch import problems as wrong
from digimat.commands.batch.doubles import Doubles, Place, Settling
from digimat.commands.batch.work import Done
from digimat.problems import UserError


@dataclass(frozen=True, slots=True)
class Existing:
    """The rows of a file of scores, each with its first cell: who it is of."""

    path: Path
    delimiter: str
    body: bytes
    rows: dict[bytes, bytes]


def read_existing(path: Path, header: bytes, delimiter: str) -> Existing:
    """The rows of a file of scores that is to be added to; none where there is no such file.

    Raises:
        UserError: it has other columns than those to be added.
    """
    if not path.exists():
        return Existing(path, delimiter, b"", {})
    held = path.read_bytes()
    if not held.startswith(header):
        raise UserError(wrong.header_differs(path))
    body = held[len(header) :]
    if body and not body.endswith(b"\n"):
        body += b"\n"
    return Existing(
        path, delimiter, body, {first_cell(line, delimiter): line for line in body.splitlines(keepends=True)}
    )


def first_cell(line: bytes, delimiter: str) -> bytes:
    """The bytes of the first cell of a line, quotes and all.

    >>> first_cell(b'"a;b";1\\n', ";"), first_cell(b"p-1;2\\n", ";")
    (b'"a;b"', b'p-1')
    """
    if line[:1] == b'"':
        found = re.match(rb'"(?:[^"]|"")*+"', line)
        return found[0] if found else line
    return line.partition(delimiter.encode())[0].rstrip(b"\r\n")


def without_existing(
    existing: Existing, settling: Settling, done: Sequence[Done], folder: Path, doubles: Doubles
) -> Doubles:
    """The rows of the parts that do not count, with those of people who are in the file of scores already.

    The same scores again are a duplicate; others are rejected, for a person to settle.
    """
    if not existing.rows:
        return doubles
    dropped = {number: set(rows.tolist()) for number, rows in doubles.dropped.items()}
    rejected = {number: list(rows) for number, rows in doubles.rejected.items()}
    duplicates = doubles.duplicates
    for number, row, line in _lines(done, folder):
        there = existing.rows.get(first_cell(line, existing.delimiter))
        if there is None or row in dropped.get(number, ()):
            continue
        dropped.setdefault(number, set()).add(row)
        if there == line:
            duplicates += 1
            continue
        read, name = settling.row(Place(number, row, settling.offset(number, row)))
        rejected.setdefault(number, []).append(Rejected(read, [wrong.scored_otherwise(existing.path, name)]))
    return Doubles({n: np.array(sorted(rows)) for n, rows in dropped.items()}, rejected, duplicates)


def _lines(done: Sequence[Done], folder: Path) -> Iterator[tuple[int, int, bytes]]:
    for number, each in enumerate(done):
        with (folder / f"part-{each.number:08d}.scores").open("rb") as part:
            yield from ((number, row, line) for row, line in enumerate(part))
