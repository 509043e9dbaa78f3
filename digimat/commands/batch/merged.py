"""Puts the parts of a job together: one file of scores, whole or not there at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from digimat.commands.batch.doubles import Doubles
from digimat.commands.batch.part_tables import load_table
from digimat.commands.batch.work import Done
from digimat.reports.score_files.score_file import BytesFile, ScoreFile

_COPIED = 1 << 20  # bytes at a time


class Ahead:
    """Adds parts to a file of scores while others are still being scored, in their order.

    What it wrote is the file where in the end every part stands where it was expected and every row counts; else it
    is thrown away, and all is written again. As a context it leaves nothing behind that was not finished.
    """

    def __init__(self, file: BytesFile, folder: Path) -> None:
        self._file, self._folder = file, folder
        self._waiting: dict[int, Done] = {}
        self._written: list[Done] = []
        self._finished = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._finished:
            self._file.discard()

    def add(self, done: Done) -> None:
        """A part is there."""
        self._waiting[done.number] = done
        while each := self._waiting.pop(len(self._written), None):
            add_parts(self._file, self._folder, [each], Doubles())
            self._file.write_back()
            self._written.append(each)

    def finish(self, done: Sequence[Done], doubles: Doubles) -> bool:
        """End the file, where it has all rows of these parts; says whether it has."""
        if doubles.dropped or self._written != list(done):
            return False
        self._file.close()
        self._finished = True
        return True


def add_parts(file: ScoreFile, folder: Path, done: Sequence[Done], doubles: Doubles) -> None:
    """The scores of all parts, in order, without the rows that do not count."""
    for number, each in enumerate(done):
        path = folder / f"part-{each.number:08d}.scores"
        dropped = doubles.dropped.get(number)
        if not isinstance(file, BytesFile):
            file.write(load_table(path, dropped))
        else:
            with path.open("rb") as part:
                for data in _copied(part) if dropped is None else _kept(part, dropped):
                    file.append(data)


def _copied(part: BinaryIO) -> Iterator[bytes]:
    while data := part.read(_COPIED):
        yield data


def _kept(part: BinaryIO, dropped: NDArray[np.intp]) -> Iterator[bytes]:
    # A row is a line: no name holds a line end.
    out = set(dropped.tolist())
    return (line for row, line in enumerate(part) if row not in out)
