"""The work of the workers: a report as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from digimat.reports.workers.limits import LIMITS
from digimat.reports.workers.supervisor import Workers

if TYPE_CHECKING:
    from digimat.reports.content import Report
    from digimat.reports.look import Look

_BLANK = '<html lang="fr"><title>.</title><body><h1>.</h1></body></html>'


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A report to print: what it says, the results to keep inside, and the date that it bears."""

    name: str  # the file, by which the job is known
    content: Report
    attachment: bytes
    created: datetime
    look: Look | None = None  # ours, where there is none


def pdf_workers(count: int = 1, look: Look | None = None) -> Workers[PdfJob, bytes]:
    """Processes that print reports; they load the PDF engine, with a look, as soon as they are started."""
    return Workers(printed, prepare=partial(load_engine, look), count=count, limits=LIMITS)


def printed(job: PdfJob) -> bytes:
    """The PDF of a report."""
    from digimat.reports.html import render_html
    from digimat.reports.pdf import render_pdf

    html = render_html(job.content, look=job.look)
    return render_pdf(html, attachment=job.attachment, created=job.created, look=job.look)


def load_engine(look: Look | None = None) -> None:
    """Load all that a report needs, by printing an empty page."""
    import jinja2.sandbox  # noqa: F401 - an import takes time; now there is some

    import digimat.reports.html  # noqa: F401
    from digimat.reports.pdf import render_pdf

    render_pdf(_BLANK, attachment=b"{}", created=datetime(2000, 1, 1, tzinfo=UTC), look=look)
