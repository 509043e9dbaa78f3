"""Of a cohort, and of its parts: the shares of levels or outcomes, as segments of one bar each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digimat.questionnaires.report_model import PlannedStacked
from digimat.reports.charts.data import StackedBar, StackedChart, Table
from digimat.reports.cohort.case import Cohort, field_title, part_title
from digimat.reports.pages.counted import Steps, hidden_word, in_table, segments_of, steps_told
from digimat.reports.pages.hiding import hiding_note, listed_parts
from digimat.reports.pages.wanted import wanted_in_all, wanted_in_parts
from digimat.scoring.cohort import Counts, Parts, counts_by_part, counts_of


@dataclass(frozen=True, slots=True)
class _Row:
    """All people, or those of one part: how many there are of each, and how many are wanted, as it is printed."""

    title: str
    counts: Counts
    wanted: str


def stacked_told(cohort: Cohort, planned: PlannedStacked) -> StackedChart | None:
    """One bar for all, and one for each part; None where fewer than five people have a result."""
    steps = steps_told(cohort, planned.of, planned.order)
    whole = counts_of(cohort.results, planned.of, len(steps.names), planned.order)
    if whole.people is None:
        return None
    rows = [_Row(cohort.say("Ensemble", "All"), whole, wanted_in_all(cohort, planned.wanted))]
    by, why = cohort.by or planned.by, ""
    parts = cohort.parts(by) if by is not None else None
    if parts is not None:
        of_parts, why = _rows_of_parts(cohort, planned, parts, len(steps.names))
        rows += of_parts
    bars = tuple(_bar(cohort, row) for row in rows)
    told = "; ".join(
        f"{name} {in_table(cohort, each)}" for name, each in zip(steps.names, bars[0].segments, strict=True)
    )
    return StackedChart(
        title=cohort.text(planned.title) or steps.title,
        note=f"{cohort.text(planned.note)} {why}".strip(),
        alt=cohort.say(f"Barres empilées, {steps.title} : {told}.", f"Stacked bars, {steps.title}: {told}."),
        table=_table(cohort, planned, steps, rows, bars),
        names=steps.names,
        bars=bars,
    )


def _rows_of_parts(
    cohort: Cohort, planned: PlannedStacked, parts: Parts, steps: int
) -> tuple[list[_Row], str]:
    """A row for each part, and why some are hidden, or all of them not told."""
    counted = counts_by_part(cohort.results, planned.of, steps, parts, planned.order)
    if counted is None:
        return [], cohort.say(
            "Questionnaire anonyme : sans détail par partie.",
            "Anonymous questionnaire: not told part by part.",
        )
    hidden = {part for part, each in enumerate(counted) if each.people is None}
    wanted = wanted_in_parts(cohort, planned.wanted, parts)
    rows = [
        _Row(part_title(cohort, parts.by, parts.names[part]), counted[part], wanted[part])
        for part in listed_parts(parts, hidden)
    ]
    return rows, hiding_note(cohort, parts, hidden)


def _bar(cohort: Cohort, row: _Row) -> StackedBar:
    people = hidden_word(cohort) if row.counts.people is None else cohort.people(row.counts.people)
    return StackedBar(row.title, people, segments_of(cohort, row.counts))


def _table(
    cohort: Cohort, planned: PlannedStacked, steps: Steps, rows: Sequence[_Row], bars: Sequence[StackedBar]
) -> Table:
    by, wanted = cohort.by or planned.by, planned.wanted
    heads = [field_title(cohort, by) if by is not None else steps.title, cohort.say("Personnes", "People")]
    heads += [*steps.names, *([cohort.text(wanted.title)] if wanted is not None else [])]
    cells = []
    for row, bar in zip(rows, bars, strict=True):
        people = hidden_word(cohort) if row.counts.people is None else str(row.counts.people)
        segments = [in_table(cohort, each) for each in bar.segments] or ["—"] * len(steps.names)
        cells.append((row.title, people, *segments, *([row.wanted] if wanted is not None else [])))
    return Table(tuple(heads), tuple(cells), tuple(range(1, len(heads))))
