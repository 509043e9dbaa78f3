"""The advice in columns, one for each horizon."""

from __future__ import annotations

from digimat.language import plural
from digimat.questionnaires.report_model import PlannedRoadmap
from digimat.reports.case import Case
from digimat.reports.charts.data import RoadmapChart, Table
from digimat.reports.parts.recommendations import HORIZON, advice_of
from digimat.scoring.advice import HORIZONS


def roadmap_told(case: Case, planned: PlannedRoadmap) -> RoadmapChart | None:
    """All the advice that the report gives, by horizon; None where it gives none."""
    first, quick_wins = advice_of(case)
    advice = (*first, *quick_wins)
    if not advice:
        return None
    columns = tuple(
        (case.text(HORIZON[horizon]), tuple(each for each in advice if each.when == when))
        for when, horizon in enumerate(HORIZONS)
    )
    count = {horizon: len(found) for horizon, found in columns}
    told = ", ".join(f"{horizon} ({n})" for horizon, n in count.items())
    number = len(advice)
    return RoadmapChart(
        title=case.text(planned.title) or case.say("La feuille de route", "The roadmap"),
        note=case.text(planned.note),
        alt=case.say(
            f"Feuille de route : {plural(number, 'action')} sur trois horizons, {told}.",
            f"Roadmap: {plural(number, 'action', 'en')} over three horizons, {told}.",
        ),
        table=Table(
            heads=(
                case.say("N°", "No."),
                case.say("Quoi", "What"),
                case.say("À propos de", "About"),
                case.say("Quand", "When"),
                case.say("Effort", "Effort"),
            ),
            rows=tuple(
                (str(each.number), each.title, each.topic, horizon, each.effort)
                for horizon, found in columns
                for each in found
            ),
            figures=(0,),
        ),
        horizons=columns,
    )
