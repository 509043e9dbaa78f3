"""Who answered twice among millions, in little memory: by numbers of names first, then by the rows themselves."""

from __future__ import annotations

import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from digimat.answers.csv_problems import respondent_twice
from digimat.answers.exports.csv_rows import read_rows
from digimat.answers.exports.doubles import OnDuplicate, settle
from digimat.answers.exports.model import Rejected, Row
from digimat.answers.exports.reading import Export
from digimat.answers.exports.row_reader import RowRead
from digimat.commands.batch.job import Job
from digimat.commands.batch.work import WHO, Done
from digimat.problems import Position

AT_ONCE, MOST_TURNS = 1 << 20, 16  # names that are compared in one go; each turn reads the names of all parts


@dataclass(frozen=True, slots=True)
class Doubles:
    """Of each part, by its number, which of its rows do not count; and what of them is rejected, by part."""

    dropped: Mapping[int, NDArray[np.intp]] = field(default_factory=dict)
    rejected: Mapping[int, Sequence[Rejected]] = field(default_factory=dict)
    duplicates: int = 0


class Place(NamedTuple):
    """A row: the place of its part among all, its own in the part, and where it starts in its file."""

    part: int
    row: int
    offset: int


def find_doubles(again: Settling, done: Sequence[Done], folder: Path, on_duplicate: OnDuplicate) -> Doubles:
    """Who stands in the parts more than once, and which of their rows count."""
    suspects = _suspects(done, folder)
    if not len(suspects):
        return Doubles()
    places: list[Place] = []
    for number, each in enumerate(done):
        who = _who(folder, each)
        for row in np.flatnonzero(np.isin(who["name"], suspects)).tolist():
            places.append(Place(number, row, int(who["offset"][row])))
    again.find(places)
    return _settled(again, places, on_duplicate)


def _who(folder: Path, done: Done) -> NDArray[np.void]:
    return np.fromfile(folder / f"part-{done.number:08d}.who", WHO)


def _suspects(done: Sequence[Done], folder: Path) -> NDArray[np.uint64]:
    """The numbers that several names have. Where there are many names, by turns: those in one range, then the next."""
    total = sum(each.accepted for each in done)
    if not total:
        return np.zeros(0, np.uint64)
    turns = -(-total // max(AT_ONCE, total // MOST_TURNS))
    found = []
    for turn in range(turns):
        low, high = (turn << 64) // turns, ((turn + 1) << 64) // turns - 1
        here = []
        for each in done:
            names = _who(folder, each)["name"]
            if turns > 1:
                names = names[(names >= np.uint64(low)) & (names <= np.uint64(high))]
            here.append(names)
        names = np.sort(np.concatenate(here))
        found.append(np.unique(names[1:][names[1:] == names[:-1]]))
    return np.concatenate(found)


def _settled(again: Settling, places: Sequence[Place], on_duplicate: OnDuplicate) -> Doubles:
    """Compare the suspects with one another, and settle which of them count."""
    settled = settle(
        [again.name(place) for place in places], lambda row: again.said(places[row]), on_duplicate
    )
    dropped: dict[int, list[int]] = {}
    rejected: dict[int, list[Rejected]] = {}
    for row in [*settled.again, *(row for row, _ in settled.disputed)]:
        dropped.setdefault(places[row].part, []).append(places[row].row)
    for row, first in settled.disputed:
        rejected.setdefault(places[row].part, []).append(again.disputed(places[row], places[first]))
    return Doubles(
        {part: np.array(sorted(rows)) for part, rows in dropped.items()}, rejected, len(settled.again)
    )


class Settling:
    """Reads single rows of the job again."""

    def __init__(self, job: Job, exports: Sequence[Export], done: Sequence[Done], folder: Path) -> None:
        self._job, self._exports, self._done, self._folder = job, exports, done, folder
        self._files: dict[int, mmap.mmap] = {}
        self._whole: dict[Place, tuple[Row, RowRead]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files.values():
            file.close()

    def find(self, places: Sequence[Place]) -> None:
        """Read rows that have no place among bytes: all of a file in one go."""
        for file, export in enumerate(self._exports):
            if self._job.readings[file].in_lines:
                continue
            wanted = {place.offset: place for place in places if self._done[place.part].file == file}
            for number, row in enumerate(export.rows() if wanted else ()):
                if number in wanted:
                    read = self._job.builders[file].reader.read(row, str(export.path))
                    self._whole[wanted[number]] = row, read

    def name(self, place: Place) -> str:
        """Who stands in a row: their code, or the whole line where that is all that is needed."""
        return self._read(place)[1].respondent

    def said(self, place: Place) -> object:
        """What a row says, without where it stands."""
        read = self._read(place)[1]
        return read.required, dict(read.facts), dict(read.codes), dict(read.instances), read.form

    def disputed(self, place: Place, first: Place) -> Rejected:
        """A row that says something else than an earlier one of the same respondent."""
        row, respondent = self.row(place)
        path = self._job.readings[self._done[place.part].file].path
        where = Position(str(path), row.line)
        return Rejected(row, [respondent_twice(where, respondent, self._line(first))])

    def row(self, place: Place) -> tuple[Row, str]:
        """A row with its line, and who it is of."""
        row, read = self._read(place)
        return replace(row, line=self._line(place)), read.respondent

    def offset(self, part: int, row: int) -> int:
        """Where a row of a part starts in its file."""
        return int(_who(self._folder, self._done[part])["offset"][row])

    def _line(self, place: Place) -> int:
        """The number of a row's line in its file."""
        own = self._done[place.part]
        if not self._job.readings[own.file].in_lines:
            return self._whole[place][0].line
        before = [each.lines for each in self._done[: place.part] if each.file == own.file]
        lines = self._bytes(own.file)[own.start : place.offset].count(b"\n")
        return self._job.readings[own.file].first.line + sum(before) + lines

    def _bytes(self, file: int) -> mmap.mmap:
        if file not in self._files:
            with self._job.readings[file].bytes_of.open("rb") as stream:
                self._files[file] = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return self._files[file]

    def _read(self, place: Place) -> tuple[Row, RowRead]:
        if place not in self._whole:
            file = self._done[place.part].file
            reading, data = self._job.readings[file], self._bytes(file)
            data.seek(place.offset)
            row = next(
                iter(
                    read_rows(
                        data,  # type: ignore[arg-type]  # reads like any stream
                        delimiter=reading.form.delimiter,
                        encoding=reading.form.encoding,
                        file=str(reading.path),
                    )
                )
            )
            self._whole[place] = row, self._job.builders[file].reader.read(row, str(reading.path))
        return self._whole[place]
