"""The pages that a questionnaire plans for the report on many people, or those that follow where it plans none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from digimat.language import Text
from digimat.questionnaires import report_model as planned
from digimat.reports.charts.data import BarsChart, Chart, Page
from digimat.reports.cohort.bars import mean_bar
from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Note
from digimat.reports.pages.bars import bars_chart
from digimat.reports.pages.heatmap import cohort_heatmap
from digimat.reports.pages.histogram import histogram_told
from digimat.reports.pages.ranking import cohort_ranking
from digimat.reports.pages.stacked import stacked_told


def bars_of_means(cohort: Cohort, chart: planned.PlannedBars) -> BarsChart | None:
    """The mean of each scale as a bar; None where fewer than five people have any of them."""
    bars = tuple(mean_bar(cohort, scale, chart.levels) for scale in chart.scales if cohort.shows(scale))
    if all(bar.score is None for bar in bars):
        return None
    return bars_chart(cohort, bars, cohort.text(chart.title), cohort.text(chart.note))


# How each kind of chart is filled in. The others show one person, and the check of a file says so.
_TOLD: Mapping[type[planned.PlannedChart], Callable[[Cohort, Any], Chart | None]] = {
    planned.PlannedHistogram: histogram_told,
    planned.PlannedStacked: stacked_told,
    planned.PlannedHeatmap: cohort_heatmap,
    planned.PlannedBars: bars_of_means,
    planned.PlannedRanking: cohort_ranking,
}


def cohort_pages(cohort: Cohort) -> tuple[Page, ...]:
    """The pages that have something to show."""
    pages = []
    for page in cohort.plan.group or default_pages(cohort):
        told = (_TOLD[type(chart)](cohort, chart) for chart in page.charts if type(chart) in _TOLD)
        charts = tuple(chart for chart in told if chart is not None)
        notes = tuple(Note(cohort.text(note.title), cohort.text(note.meaning)) for note in page.notes)
        if charts:
            pages.append(Page(page.id, cohort.text(page.title), cohort.text(page.text), charts, notes))
    return tuple(pages)


def default_pages(cohort: Cohort) -> tuple[planned.PlannedPage, ...]:
    """How the main result and the scores are spread; then each part beside the others, where there are parts."""
    plan, scales = cohort.plan, _scales(cohort)
    levels = plan.profile_levels
    spread: list[planned.PlannedChart] = []
    if (main := counted_result(cohort)) is not None:
        spread.append(planned.PlannedHistogram(kind="histogram", of=main))
    if scales:
        means = Text(fr="Les scores moyens", en="Mean scores")
        spread.append(planned.PlannedBars(kind="bars", title=means, scales=scales, levels=levels))
    beside: list[planned.PlannedChart] = []
    by = cohort.by or next(_fields(cohort), None)
    if by is not None and scales:
        means = Text(
            fr="Moyennes, de la plus basse (clair) à la plus haute (foncé)",
            en="Means, from low (light) to high (dark)",
        )
        beside.append(
            planned.PlannedHeatmap(kind="heatmap", title=means, by=by, scales=scales[:12], levels=levels)
        )
    beside += [
        planned.PlannedStacked(kind="stacked", of=decision.id, by=by)
        for decision in cohort.questionnaire.all_decisions
        if decision.id in cohort.results.decisions and (decision.id != main or by is not None)
    ]
    pages = (
        ("spread", Text(fr="Le groupe dans son ensemble", en="The group as a whole"), spread),
        ("parts", Text(fr="Partie par partie", en="Part by part"), beside),
    )
    return tuple(
        planned.PlannedPage(id=name, title=title, charts=tuple(charts))
        for name, title, charts in pages
        if charts
    )


def _scales(cohort: Cohort) -> tuple[str, ...]:
    """The scales of the profile, else of the comparison, else all but the main one."""
    plan = cohort.plan
    every = (s.id for s in cohort.questionnaire.scales if s.id != cohort.headline_scale)
    named = plan.profile or plan.comparison or tuple(every)
    return tuple(scale for scale in named if cohort.shows(scale))


def counted_result(cohort: Cohort) -> str | None:
    """The id of the main result, where people can be counted at its steps."""
    results, main = cohort.results, cohort.headline
    alone = {name for name, _ in results.levels if len(results.level(name).level_set.scales) == 1}
    return main if main in {*alone, *results.stages, *results.decisions} else None


def fields_of(cohort: Cohort) -> tuple[str, ...]:
    """The profile fields that the pages split people by."""
    if cohort.by is not None:
        return (cohort.by,)
    pages = cohort.plan.group or default_pages(cohort)
    by = (getattr(chart, "by", None) for page in pages for chart in page.charts)
    return tuple(dict.fromkeys(name for name in by if name is not None))


def _fields(cohort: Cohort) -> Iterator[str]:
    """The profile fields by which two parts at least may be shown."""
    for field in cohort.questionnaire.profile:
        parts = cohort.parts(field.id)
        if parts is not None and len(parts.shown) > 1:
            yield field.id
