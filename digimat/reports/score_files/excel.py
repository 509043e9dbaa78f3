"""A file of scores as a workbook: typed cells, and a sheet that says what they mean."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from math import isfinite, isnan
from pathlib import Path
from textwrap import wrap
from typing import Any, Final

from digimat.inert import inert
from digimat.language import Language
from digimat.problems import UserError
from digimat.questionnaires import Questionnaire
from digimat.reports.score_files.definitions import HEADINGS, SCORES, TITLE, definitions, origin
from digimat.reports.score_files.number_cells import DIGITS
from digimat.reports.score_files.problems import too_long_for_a_cell, too_many_rows
from digimat.reports.score_files.score_file import ScoreFile
from digimat.scoring.score_columns import ScoreColumn, ScoreTable

ROWS: Final = 1_048_575  # of a sheet, below its headings
CHARACTERS: Final = 32_767  # of a cell
A4: Final = 9  # as the format of workbooks numbers sizes of paper
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same scores make the same bytes
WIDTHS: Final = (22, 30, 18, 44, 28, 44)  # of the columns of the definitions: all of them go on one page
LINE: Final = 15  # points, of which a row has at most 409
TALLEST: Final = 409


class ExcelFile(ScoreFile):
    """XLSX, written row by row.

    Numbers are numbers of twelve significant digits. Texts are texts whatever they begin with, as no cell is ever
    written as a formula or a link; those that a person would turn into one by editing the cell are marked as texts.
    """

    def __init__(
        self, path: Path, columns: Sequence[ScoreColumn], language: Language, questionnaire: Questionnaire
    ) -> None:
        super().__init__(path)
        from xlsxwriter import Workbook

        self._folder = tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=path.parent)
        options = {
            "constant_memory": True,
            "tmpdir": self._folder.name,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        self._book: Any = Workbook(str(self.part), options)
        self._book.set_properties({"created": CREATED, "title": origin(questionnaire, language)[1]})
        self._bold = self._book.add_format({"bold": True})
        self._as_text = self._book.add_format({"quote_prefix": True})
        self._wrapped = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._sheet = self._book.add_worksheet(SCORES.of(language))
        self._columns, self._language, self._questionnaire = tuple(columns), language, questionnaire
        self._next = 1
        self._headings()

    def _headings(self) -> None:
        for place, column in enumerate(self._columns):
            width = 24 if column.kind == "name" else 14
            self._sheet.set_column(place, place, max(width, min(len(column.name) + 2, 40)))
        self._sheet.freeze_panes(1, 1)
        _lay_out_for_paper(self._sheet)
        self._sheet.repeat_columns(0)  # who it is, on every page that a row goes over
        for place, column in enumerate(self._columns):
            self._sheet.write_string(0, place, column.name, self._bold)

    def _write(self, table: ScoreTable) -> None:
        if self._next + len(table) - 1 > ROWS:
            raise UserError(too_many_rows(self.path, ROWS))
        sheet = self._sheet
        for row, cells in enumerate(zip(*map(_cells, table), strict=True), self._next):
            for place, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        self._text(row, place, cell)
                elif isfinite(cell):
                    sheet.write_number(row, place, float(f"{cell:.{DIGITS}g}"))
                elif not isnan(cell):
                    sheet.write_string(row, place, f"{cell:g}")
        self._next += len(table)

    def _text(self, row: int, place: int, text: str) -> None:
        if len(text) > CHARACTERS:
            raise UserError(too_long_for_a_cell(self.path, row + 1, self._columns[place].name, CHARACTERS))
        marked = None if inert(text) == text else self._as_text
        self._sheet.write_string(row, place, text, marked)

    def _finish(self) -> None:
        language = self._language
        self._sheet.autofilter(0, 0, self._next - 1, len(self._columns) - 1)
        sheet = self._book.add_worksheet(TITLE.of(language))
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 1)
        _lay_out_for_paper(sheet)
        sheet.fit_to_pages(1, 0)
        for place, heading in enumerate(HEADINGS):
            sheet.write_string(0, place, heading.of(language), self._bold)
        rows = [*definitions(self._columns, language), (), origin(self._questionnaire, language)]
        for row, cells in enumerate(rows, 1):
            # Not every program finds the height of lines that are wrapped: said, they never lie on each other.
            sheet.set_row(row, _height(cells))
            for place, cell in enumerate(cells):
                shown = cell if len(cell) <= CHARACTERS else f"{cell[: CHARACTERS - 1]}…"
                sheet.write_string(row, place, shown, self._wrapped)
        self._close_book()
        self._folder.cleanup()

    def _close_book(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*_reason(error)) from error

    def _abandon(self) -> None:
        for sheet in self._book.worksheets():
            if sheet.row_data_fh is not None:
                sheet.row_data_fh.close()
        self._book.fileclosed = True  # else it warns that it was left open
        self._folder.cleanup()


def _height(cells: Sequence[str]) -> float:
    """How high a row of definitions is, in points: that of its longest text."""
    lines = [
        sum(max(1, len(wrap(line, width))) for line in cell.split("\n"))
        for cell, width in zip(cells, WIDTHS, strict=False)
    ]
    return min(LINE * max(lines, default=1), TALLEST)


def _lay_out_for_paper(sheet: Any) -> None:
    """A4 on its side, the headings at the top of each page and its number below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _cells(column: ScoreColumn) -> Sequence[Any]:
    """The cells of a column: texts or floats."""
    if column.kind == "name":
        return column.texts
    if column.kind == "number":
        numbers: list[float] = column.values.tolist()
        return numbers
    return [column.texts[number] for number in column.values.tolist()]


def _reason(error: Exception) -> tuple[int, str]:
    """What the system said when the workbook could not be written."""
    inner = error.args[0] if error.args else None
    if isinstance(inner, OSError) and inner.errno is not None:
        return inner.errno, inner.strerror or str(inner)
    return 5, str(error)
