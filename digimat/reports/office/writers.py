"""The two writers, and what they say where their libraries are not installed."""

from __future__ import annotations

from pathlib import Path

from digimat.reports.content import Report
from digimat.reports.look import Look

WORD_SOURCE = Path(__file__).parent / "document" / "report.docx"  # built by tools/office_template.py
_LIBRARIES = ("docx", "docxtpl", "pptx", "lxml", "xlsxwriter")


class NotInstalled(Exception):
    """A library of the extra ``office`` is missing."""


def docx_report(report: Report, look: Look, template: bytes | None = None, name: str = "") -> bytes:
    """A report as a Word document.

    Args:
        report: what it says.
        look: colours, fonts, logo, the words around it.
        template: a Word template to fill in; ours where there is none.
        name: of that template, for problems.

    Raises:
        NotInstalled: the extra ``office`` is missing.
        UserError: the template cannot be filled in.
    """
    try:
        from digimat.reports.office.document.writer import written
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    return written(report, look, template, name)


def pptx_report(report: Report, look: Look) -> bytes:
    """A report as slides of 16:9, with charts that can be edited.

    Raises:
        NotInstalled: the extra ``office`` is missing.
    """
    try:
        from digimat.reports.office.slides.writer import written
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    return written(report, look)


def _missing(error: ModuleNotFoundError) -> Exception:
    """What to raise: a library that is not there, or a fault of ours."""
    return NotInstalled(error.name) if (error.name or "").partition(".")[0] in _LIBRARIES else error
