"""The pages that a questionnaire plans for its report, filled in with results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from digimat.questionnaires import report_model as planned
from digimat.reports.case import Case
from digimat.reports.charts.data import Chart, Page
from digimat.reports.content import Note
from digimat.reports.pages.gauge import gauge_told

# How each kind of chart is filled in; None is given where there is nothing to draw.
_TOLD: Mapping[type[planned.PlannedChart], Callable[[Case, Any], Chart | None]] = {
    planned.PlannedGauge: gauge_told,
}


def pages_of(case: Case) -> tuple[Page, ...]:
    """The pages of one person or group: those whose condition holds, and which have something to show."""
    pages = []
    for page in case.plan.pages:
        if page.when is not None and not case.holds(page.when):
            continue
        told = (chart_told(case, chart) for chart in page.charts)
        charts = tuple(chart for chart in told if chart is not None)
        notes = tuple(Note(case.text(note.title), case.text(note.meaning)) for note in page.notes)
        if charts or notes:
            pages.append(Page(page.id, case.text(page.title), case.text(page.text), charts, notes))
    return tuple(pages)


def chart_told(case: Case, chart: planned.PlannedChart) -> Chart | None:
    """One chart, None where there is nothing to draw."""
    tell = _TOLD.get(type(chart))
    return None if tell is None else tell(case, chart)
