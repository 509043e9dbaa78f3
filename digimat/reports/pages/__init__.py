"""The pages that a questionnaire plans for its report, filled in with results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from digimat.questionnaires import report_model as planned
from digimat.reports.case import Case
from digimat.reports.charts.data import Chart, Page
from digimat.reports.content import Note
from digimat.reports.pages.bars import bars_told
from digimat.reports.pages.clock import clock_told
from digimat.reports.pages.decision import decision_card
from digimat.reports.pages.dumbbell import dumbbell_told
from digimat.reports.pages.funnel import funnel_told
from digimat.reports.pages.gauge import gauge_told
from digimat.reports.pages.heatmap import heatmap_told
from digimat.reports.pages.matrix import matrix_told
from digimat.reports.pages.pot import pot_told
from digimat.reports.pages.quadrant import quadrant_told
from digimat.reports.pages.radar import radar_told
from digimat.reports.pages.ranking import ranking_told
from digimat.reports.pages.relations import relations_page
from digimat.reports.pages.roadmap import roadmap_told
from digimat.reports.pages.shares import shares_told
from digimat.reports.pages.steps import steps_told
from digimat.reports.pages.yardstick import yardstick_told

# How each kind of chart is filled in; None is given where there is nothing to draw.
_TOLD: Mapping[type[planned.PlannedChart], Callable[[Case, Any], Chart | None]] = {
    planned.PlannedBars: bars_told,
    planned.PlannedDumbbell: dumbbell_told,
    planned.PlannedFunnel: funnel_told,
    planned.PlannedGauge: gauge_told,
    planned.PlannedHeatmap: heatmap_told,
    planned.PlannedClock: clock_told,
    planned.PlannedDecision: decision_card,
    planned.PlannedMatrix: matrix_told,
    planned.PlannedPot: pot_told,
    planned.PlannedQuadrant: quadrant_told,
    planned.PlannedRadar: radar_told,
    planned.PlannedRanking: ranking_told,
    planned.PlannedRoadmap: roadmap_told,
    planned.PlannedShares: shares_told,
    planned.PlannedSteps: steps_told,
    planned.PlannedYardstick: yardstick_told,
}

_CONCLUDING = (planned.PlannedDecision, planned.PlannedQuadrant, planned.PlannedSteps)


def pages_of(case: Case) -> tuple[Page, ...]:
    """The pages of one person or group: those whose condition holds, and which have something to show."""
    pages = []
    for page in case.plan.pages:
        if not _is_for(case, page) or (page.when is not None and not case.holds(page.when)):
            continue
        told = (chart_told(case, chart) for chart in page.charts)
        charts = tuple(chart for chart in told if chart is not None)
        notes = tuple(
            Note(case.text(note.title), case.text(note.meaning))
            for note in page.notes
            if note.when is None or case.holds(note.when)
        )
        if charts or notes:
            pages.append(Page(page.id, case.text(page.title), case.text(page.text), charts, notes))
    relations = relations_page(case)
    return tuple(pages) if relations is None else (*pages, relations)


def concluded_on_pages(case: Case, pages: Sequence[Page]) -> frozenset[str]:
    """The conclusions that are the business of a page: told there, or nowhere where the page is not shown."""
    shown = {page.id for page in pages}
    told = {chart.concludes for page in pages for chart in page.charts}
    hidden = (page for page in case.plan.pages if page.id not in shown)
    unsaid = {chart.of for page in hidden for chart in page.charts if isinstance(chart, _CONCLUDING)}
    return frozenset(told | unsaid)


def _is_for(case: Case, page: planned.PlannedPage) -> bool:
    """Whether the reader of this report is told a page."""
    if page.only not in (None, "person" if case.results.pooling is None else "group"):
        return False
    if page.told_to == "everyone":
        return True
    return (
        page.told_to == ("assessor" if case.for_assessor else "respondent") and case.results.pooling is None
    )


def chart_told(case: Case, chart: planned.PlannedChart) -> Chart | None:
    """One chart, None where there is nothing to draw."""
    tell = _TOLD.get(type(chart))
    return None if tell is None else tell(case, chart)
