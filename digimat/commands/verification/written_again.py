"""A report written again from its answers, by the version that is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from digimat.commands.context import Context
from digimat.language import same
from digimat.reports.attached.model import CohortReportData, ReportData
from digimat.reports.attached.reading import AttachedReport
from digimat.reports.attached.written import LOOK_WORDS
from digimat.reports.content import Report
from digimat.reports.look import Look, default_look, fingerprint


def look_of(told: ReportData | CohortReportData, context: Context) -> tuple[Look, bool]:
    """The look that a report was written with, and whether it is here.

    Where it is another workspace's, its words and paper are known: a look of ours bears them.
    """
    if told.look is None:
        return default_look(), True
    here = context.look()
    if fingerprint(here) == told.look.sha256:
        return here, True
    words: dict[str, Any] = {name: same(getattr(told.look, name)) for name in LOOK_WORDS}
    return replace(default_look(), paper=told.look.paper, **words), False


class WrittenAgain:
    """What a report says and holds, computed again; the version that wrote it stays, as one of the facts it tells."""

    def __init__(self, content: Report, data: Mapping[str, Any], software: str) -> None:
        self.content = replace(content, cover=replace(content.cover, software=software))
        self.data = {**data, "software": software}

    def with_look_of(self, report: AttachedReport) -> WrittenAgain:
        """The same, with what the report says of its look: that is compared by looking at the pages."""
        look = report.data["report"].get("look")
        told = self.data["report"] if look is None else {**self.data["report"], "look": look}
        return WrittenAgain(self.content, {**self.data, "report": told}, self.data["software"])

    def printed(self, report: AttachedReport, look: Look) -> bytes:
        """The PDF.

        Raises:
            UserError: it cannot be made.
        """
        from digimat.commands.reports.one import render_report

        return render_report(self.content, self.data, place=str(report.path), look=look)
