"""The formats of a file of scores, by the ending of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from digimat.language import Language
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Questionnaire
from digimat.reports.score_files.csv_bytes import EXCEL_FR, PLAIN, Dialect, csv_bytes, header_bytes
from digimat.reports.score_files.json_lines import json_lines
from digimat.reports.score_files.problems import only_for_csv, unknown_format
from digimat.reports.score_files.score_file import BytesFile, ScoreFile
from digimat.scoring.score_columns import ScoreColumn, ScoreTable

Format = Literal["csv", "parquet", "xlsx", "jsonl"]

ENDINGS: Final[Mapping[str, Format]] = {
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
}
ALSO: Final[Mapping[str, Format]] = {".ndjson": "jsonl"}


def format_of(path: Path) -> Format:
    """The format that a file has by its name.

    Raises:
        UserError: the ending is none of the four.
    """
    ending = path.suffix.lower()
    found = ENDINGS.get(ending) or ALSO.get(ending)
    if found is None:
        raise UserError(unknown_format(path, ENDINGS), ExitStatus.USAGE)
    return found


def dialect_of(path: Path, kind: Format, *, excel_fr: bool) -> Dialect:
    """How a CSV file is written; of another format nothing can be wished.

    Raises:
        UserError: it is no CSV, and the one for a French Excel is wished.
    """
    if excel_fr and kind != "csv":
        raise UserError(only_for_csv(path), ExitStatus.USAGE)
    return EXCEL_FR if excel_fr else PLAIN


def open_score_file(
    path: Path,
    kind: Format,
    columns: Sequence[ScoreColumn],
    language: Language,
    questionnaire: Questionnaire,
    *,
    excel_fr: bool = False,
) -> ScoreFile:
    """A file to write tables of scores into, batch after batch.

    Args:
        path: where it is to be.
        kind: of which format.
        columns: those of any of the tables: what is said of them is written, not their values.
        language: in which they are explained.
        questionnaire: whose scores they are.
        excel_fr: as CSV that a French Excel opens.

    Raises:
        UserError: nothing can be written there, or the format does not know the wish.
    """
    dialect = dialect_of(path, kind, excel_fr=excel_fr)
    match kind:
        case "csv":
            return CsvFile(path, columns, dialect)
        case "jsonl":
            return JsonLinesFile(path)
        case "xlsx":
            from digimat.reports.score_files.excel import ExcelFile

            return ExcelFile(path, columns, language, questionnaire)
        case "parquet":
            from digimat.reports.score_files.parquet import ParquetFile

            return ParquetFile(path, columns, language, questionnaire)


class CsvFile(BytesFile):
    """CSV: the names of the columns, then a line a row."""

    def __init__(self, path: Path, columns: Sequence[ScoreColumn], dialect: Dialect) -> None:
        super().__init__(path, header_bytes(columns, dialect))
        self._dialect = dialect

    def rows(self, table: ScoreTable) -> bytes:
        """The lines of a table."""
        return csv_bytes(table, self._dialect)


class JsonLinesFile(BytesFile):
    """JSON lines: an object a row."""

    def rows(self, table: ScoreTable) -> bytes:
        """The objects of a table."""
        return json_lines(table)
