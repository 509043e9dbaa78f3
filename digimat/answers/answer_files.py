"""Files of answers as a whole: an answer table, what is wrong with the rows that are not in it, the law of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digimat.answers import csv_problems as wrong
from digimat.answers.exports.concatenated import joined
from digimat.answers.exports.doubles import OnDuplicate, said_in, settle
from digimat.answers.exports.model import Rejected, Row
from digimat.answers.exports.reading import NO_WISHES, Export, Wishes, open_export
from digimat.answers.exports.row_reader import RowReader, known_by
from digimat.answers.exports.stretch import read_span
from digimat.answers.exports.table_builder import Gathered, TableBuilder
from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import Questionnaire


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What a file held, or several together: the rows that can be scored, and the others."""

    table: AnswerTable
    warnings: Sequence[Problem]  # of columns: they cost no row
    rejects_of: Sequence[Sequence[Rejected]]  # of each file
    rows_read: int
    duplicates: int
    exports: Sequence[Export]

    @property
    def export(self) -> Export:
        """The file, or the first of several."""
        return self.exports[0]

    @property
    def encoding(self) -> str:
        """The encoding of a text file."""
        return self.export.opened.form.encoding

    @property
    def delimiter(self) -> str:
        """What stands between the cells of a CSV file."""
        return self.export.form.delimiter

    @property
    def rejects(self) -> Sequence[Rejected]:
        """The rows that cannot be scored, file after file."""
        return [each for own in self.rejects_of for each in own]

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything there is to tell, rows in the order of the file."""
        return [*self.warnings, *(problem for each in self.rejects for problem in each.problems)]

    def problems_of(self, respondent: str) -> Sequence[Problem]:
        """What there is to tell somebody who asks about one respondent: of the columns, and of their own rows."""
        return [
            *self.warnings,
            *(problem for each in self._rejects_about(respondent) for problem in each.problems),
        ]

    def rejected_beside(self, respondent: str) -> int:
        """How many rows of others cannot be scored."""
        return self.rejected - len(self._rejects_about(respondent))

    def _rejects_about(self, respondent: str) -> Sequence[Rejected]:
        return [
            each
            for export, own in zip(self.exports, self.rejects_of, strict=True)
            for each in own
            if known_by(each.row.cells, export.layout) == respondent
        ]

    @property
    def rejected(self) -> int:
        """Rows that cannot be scored. Law: rows read = accepted + rejected + duplicates."""
        return len(self.rejects)

    @property
    def law(self) -> Text:
        """The law in words, with how the file was read."""
        number = len(self.exports)
        told = Text(fr=f"{number} fichiers", en=f"{number} files") if number > 1 else self.export.told
        return law(self.rows_read, len(self.table.respondents), self.rejected, self.duplicates, told)


def law(read: int, accepted: int, rejected: int, duplicates: int, told: Text) -> Text:
    """Rows read = scored + rejected + duplicates, in words; checked, so that no row is ever lost in silence."""
    if read != accepted + rejected + duplicates:
        raise AssertionError(f"{read} rows read, {accepted} + {rejected} + {duplicates} accounted for")
    return Text(
        fr=f"Lignes lues : {read} = {accepted} notées + {rejected} rejetées + {duplicates} en double ({told.fr})",
        en=f"Rows read: {read} = {accepted} scored + {rejected} rejected + {duplicates} duplicates ({told.en})",
    )


def read_answers(
    paths: Path | Sequence[Path],
    questionnaire: Questionnaire,
    read_band: Callable[[str], str],
    wishes: Wishes = NO_WISHES,
    on_duplicate: OnDuplicate = "error",
) -> AnswerFile:
    """Read files of answers: digimat's own, or what a form tool exported.

    Args:
        paths: CSV, XLSX, JSON lines or Parquet; several files are read as one.
        questionnaire: the one that was answered.
        read_band: the id of a required band; raises UserError where there is no such band.
        wishes: what the user says of the files.
        on_duplicate: what to do where a respondent has two rows that say different things.

    Raises:
        UserError: a file as a whole cannot be read: no header, missing columns, no row.
    """
    files = [
        _read(path, questionnaire, read_band, wishes)
        for path in ([paths] if isinstance(paths, Path) else paths)
    ]
    table = joined([file.gathered.table for file in files], questionnaire)
    rejects = [[*file.gathered.rejected] for file in files]
    duplicates = 0
    if len(set(table.respondents)) < len(table.respondents):
        settled = settle(table.respondents, lambda row: said_in(table, row), on_duplicate)
        _reject(settled.disputed, files, table, rejects)
        out = {*settled.again, *(row for row, _ in settled.disputed)}
        table = table.take(np.array([n for n in range(len(table.respondents)) if n not in out], np.intp))
        duplicates = len(settled.again)
    return AnswerFile(
        table,
        [problem for file in files for problem in file.export.layout.problems],
        [sorted(own, key=lambda each: each.row.line) for own in rejects],
        sum(file.rows for file in files),
        duplicates,
        [file.export for file in files],
    )


@dataclass(frozen=True, slots=True)
class _File:
    """One file as it was read, before anybody is looked for twice."""

    export: Export
    gathered: Gathered
    rows: int


def _read(path: Path, questionnaire: Questionnaire, read_band: Callable[[str], str], wishes: Wishes) -> _File:
    export = open_export(path, questionnaire, wishes)
    reader = RowReader(export.layout, questionnaire, read_band)
    builder = TableBuilder(reader, export.layout, export.form, export.cells, str(path))
    if export.form.kind == "csv":
        with export.bytes_of() as (file, span), file.open("rb") as stream:
            rows = read_span(stream, span, span.end, export.form, builder).rows
    else:
        rows = sum(builder.exactly(row, number) for number, row in enumerate(export.rows()))
    if not rows:
        raise UserError(wrong.no_rows(export.where))
    return _File(export, builder.take(), rows)


def _reject(
    disputed: Sequence[tuple[int, int]],
    files: Sequence[_File],
    table: AnswerTable,
    rejects: Sequence[list[Rejected]],
) -> None:
    """Add to the rejects of each file the rows that say something else than an earlier one."""
    if not disputed:
        return
    wanted = {row for pair in disputed for row in pair}
    found: dict[int, tuple[int, Row]] = {}
    start = 0
    for number, file in enumerate(files):
        size = len(file.gathered.table.respondents)
        own = {row - start for row in wanted if start <= row < start + size}
        found |= {start + row: (number, read) for row, read in _found_again(file, own).items()}
        start += size
    for row, first in disputed:
        number, read = found[row]
        where = Position(str(files[number].export.path), read.line)
        problem = wrong.respondent_twice(where, table.respondents[row], found[first][1].line)
        rejects[number].append(Rejected(read, [problem]))


def _found_again(file: _File, wanted: set[int]) -> dict[int, Row]:
    """Rows of a file by their place in its table, read once more for their line and their bytes."""
    export = file.export
    places = {int(file.gathered.offsets[row]): row for row in wanted}
    if not places:
        return {}
    if export.form.kind != "csv":
        return {places[n]: row for n, row in enumerate(export.rows()) if n in places}
    with export.bytes_of() as (_, span):
        last = export.header[-1]
        start = (
            span.start - last.end
        )  # offsets in the file count from its first byte, those of rows from the header
        return {places[row.offset + start]: row for row in export.rows() if row.offset + start in places}
