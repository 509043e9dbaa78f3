"""What is to be done with which files: all that a worker, of this machine or another one, needs to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Literal

from digimat import __version__
from digimat.answers.exports.model import FileForm, Layout
from digimat.answers.exports.row_reader import RowReader
from digimat.answers.exports.stretch import Span
from digimat.answers.exports.table_builder import TableBuilder
from digimat.questionnaires import Source

PartKind = Literal[
    "csv", "excel_fr", "json_lines", "table"
]  # a table: for formats that are not made of lines


@dataclass(frozen=True)
class Reading:
    """One file and how it is read.

    ``path`` is the file as it was named, for messages. Of a CSV file ``bytes_of`` holds its bytes, in an encoding of
    which ASCII is part: the file itself, or a copy; ``first`` is where the records after the header begin.
    """

    path: Path
    form: FileForm
    layout: Layout
    cells: int  # of the header, with those that have no heading
    bytes_of: Path
    first: Span

    @property
    def in_lines(self) -> bool:
        """Whether it can be cut into stretches of bytes; else its rows come one after the other."""
        return self.form.kind == "csv"

    @property
    def size(self) -> int:
        """Where the file ends."""
        return self.first.end


class Builders:
    """The readers of files, by their place; each is made when it is asked for: a folder may hold thousands of files."""

    def __init__(self, source: Source, readings: Sequence[Reading]) -> None:
        self._source, self._readings = source, readings
        self._made: dict[int, TableBuilder] = {}

    def __getitem__(self, file: int) -> TableBuilder:
        if file not in self._made:
            from digimat.scoring.requirements import read_band

            questionnaire, r = self._source.questionnaire, self._readings[file]
            reader = RowReader(r.layout, questionnaire, partial(read_band, questionnaire))
            self._made[file] = TableBuilder(reader, r.layout, r.form, r.cells, str(r.path))
        return self._made[file]


@dataclass(frozen=True)
class Job:
    """Files of answers, the questionnaire, and what is to be written of each stretch."""

    source: Source
    readings: tuple[Reading, ...]
    required: str | None  # the band asked of who has none of their own
    part: PartKind
    columns: tuple[str, ...] = ()  # which are written; nothing said: all
    profile: bool = False  # whether who answers stands beside the scores

    @cached_property
    def builders(self) -> Builders:
        """The reader of each file; it gets quicker as it goes, so that a worker keeps it."""
        return Builders(self.source, self.readings)

    @cached_property
    def signature(self) -> str:
        """What the parts of the job depend on: where nothing of it changed, they can be used again."""
        said = {
            "digimat": __version__,
            "questionnaire": [self.source.sha256, repr(self.source.adjustments)],
            "files": [
                [
                    str(r.path.resolve()),
                    r.path.stat().st_size,
                    r.path.stat().st_mtime_ns,
                    repr(r.form),
                    repr(r.layout.columns),
                ]
                for r in self.readings
            ],
            "required": self.required,
            "part": self.part,
            "columns": [self.profile, *self.columns],
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
