"""How many people of a cohort are at each level, or come to each outcome."""

from __future__ import annotations

from digimat.questionnaires.report_model import PlannedHistogram
from digimat.reports.charts.data import HistogramChart, Table
from digimat.reports.cohort.case import Cohort
from digimat.reports.pages.counted import hidden_word, segments_of, steps_told
from digimat.scoring.cohort import counts_of


def histogram_told(cohort: Cohort, planned: PlannedHistogram) -> HistogramChart | None:
    """The columns of one result; None where fewer than five people have it."""
    steps = steps_told(cohort, planned.of, planned.order)
    counts = counts_of(cohort.results, planned.of, len(steps.names), planned.order)
    columns = segments_of(cohort, counts)
    if counts.people is None or not columns:
        return None
    hidden = hidden_word(cohort)
    people = cohort.people(counts.people)
    told = "; ".join(
        f"{name} {each.count or hidden}" for name, each in zip(steps.names, columns, strict=True)
    )
    return HistogramChart(
        title=cohort.text(planned.title) or steps.title,
        note=cohort.text(planned.note),
        alt=cohort.say(
            f"Colonnes, {steps.title} : {told}. {people} en tout.",
            f"Columns, {steps.title}: {told}. {people} in all.",
        ),
        table=Table(
            heads=(
                steps.title,
                cohort.say("Personnes", "People"),
                cohort.say("Part", "Share"),
            ),
            rows=tuple(
                (name, each.count or hidden, each.share.text or "—")
                for name, each in zip(steps.names, columns, strict=True)
            ),
            figures=(1, 2),
        ),
        names=steps.names,
        columns=columns,
        people=people,
        tallest=max((n for n in counts.each if n is not None), default=0),
    )
