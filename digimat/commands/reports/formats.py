"""In which format a report is written: the ending of its file says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from digimat.commands.reports import format_problems as wrong
from digimat.problems import ExitStatus, UserError
from digimat.reports.content import Report
from digimat.reports.look import Look

if TYPE_CHECKING:
    from digimat.reports.workers import PdfJob, Workers

PDF: Final = ".pdf"
WORD_TEMPLATE: Final = Path("templates") / "report.docx"  # in a workspace
LARGEST: Final = 20_000_000  # bytes of a template


def format_of(target: Path) -> str:
    """The format that the name of a file asks for; a name without an ending gets a PDF.

    >>> format_of(Path("report.DOCX")), format_of(Path("report"))
    ('.docx', '.pdf')

    Raises:
        UserError: the ending is none of ours.
    """
    ending = _ending(target)
    if ending != PDF and ending not in _WRITERS:
        raise UserError(wrong.unknown_ending(target, [PDF, *_WRITERS]), ExitStatus.USAGE)
    return ending


def _ending(target: Path) -> str:
    return target.suffix.lower() or PDF


def printers_for(target: Path | None) -> AbstractContextManager[Workers[PdfJob, bytes] | None]:
    """The processes that print a PDF; none for another format, which needs nothing of the PDF engine."""
    if target is not None and _ending(target) != PDF:
        return nullcontext()
    from digimat.reports.workers import pdf_workers

    return pdf_workers()


def written_as(content: Report, look: Look, ending: str, home: Path | None = None) -> bytes:
    """A report as an editable file, a web page or data: the same bytes for the same arguments.

    Args:
        content: what it says, in its language.
        look: what it looks like.
        ending: ".docx", ".pptx", ".html" or ".json"; a PDF is made elsewhere, within limits of time and memory.
        home: the workspace, which may have a Word template of its own.

    Raises:
        UserError: a library is missing, or a template of the workspace is at fault.
    """
    from digimat.reports.office import NotInstalled

    try:
        return _WRITERS[ending](content, look, home)
    except NotInstalled as missing:
        raise UserError(wrong.not_installed(ending)) from missing


def _docx(content: Report, look: Look, home: Path | None) -> bytes:
    from digimat.reports.office import docx_report

    template = None if home is None else _own_template(home)
    return docx_report(content, look, template, str(WORD_TEMPLATE))


def _pptx(content: Report, look: Look, _: Path | None) -> bytes:
    from digimat.reports.office import pptx_report

    return pptx_report(content, look)


def _html(content: Report, look: Look, _: Path | None) -> bytes:
    from digimat.reports.html import render_html

    return render_html(content, look=look, self_contained=True).encode("utf-8", "replace")


def _json(content: Report, _: Look, __: Path | None) -> bytes:
    from digimat.reports.content_data import content_json

    return content_json(content)


_WRITERS: Final[Mapping[str, Callable[[Report, Look, Path | None], bytes]]] = {
    ".docx": _docx,
    ".pptx": _pptx,
    ".html": _html,
    ".json": _json,
}


def _own_template(home: Path) -> bytes | None:
    """The Word template of a workspace; None where it has none.

    Raises:
        UserError: it is outside the workspace, wherever links lead, or too large, or cannot be read.
    """
    file = home / WORD_TEMPLATE
    if not file.exists():
        return None
    if not file.resolve().is_relative_to(home.resolve()):
        raise UserError(wrong.template_outside(file))
    try:
        if file.stat().st_size > LARGEST:
            raise UserError(wrong.template_too_large(file, LARGEST))
        return file.read_bytes()
    except OSError as error:
        raise UserError(wrong.template_unreadable(file, error)) from error
