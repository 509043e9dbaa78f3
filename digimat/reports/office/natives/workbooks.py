"""The data of native charts, and the workbook inside them: its texts are texts, never formulas or links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any, Final

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from xlsxwriter import Workbook

_TEXTS_ONLY: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ONE_DAY: Final = datetime(2000, 1, 1)  # else the file says when it was written


@contextmanager
def _open_worksheet(_: Any, file: IO[bytes]) -> Iterator[tuple[Any, Any]]:
    workbook: Any = Workbook(file, _TEXTS_ONLY)
    workbook.set_properties({"created": _ONE_DAY})
    yield workbook, workbook.add_worksheet()
    workbook.close()


class _Categories(CategoryWorkbookWriter):  # type: ignore[misc]  # Any, see pyproject
    _open_worksheet = _open_worksheet


class _Points(XyWorkbookWriter):  # type: ignore[misc]  # Any, see pyproject
    _open_worksheet = _open_worksheet


class Categories(CategoryChartData):  # type: ignore[misc]  # Any, see pyproject
    """Data of charts with categories."""

    @property
    def _workbook_writer(self) -> Any:
        return _Categories(self)


class Points(XyChartData):  # type: ignore[misc]  # Any, see pyproject
    """Data of charts of points."""

    @property
    def _workbook_writer(self) -> Any:
        return _Points(self)
