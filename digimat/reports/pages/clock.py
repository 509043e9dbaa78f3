"""Hours covered of all there are, as the mean of a day."""

from __future__ import annotations

from math import isfinite

from digimat.questionnaires.report_model import PlannedClock
from digimat.reports.case import Case
from digimat.reports.charts.data import ClockChart, Table
from digimat.reports.content import Figure
from digimat.reports.names import Names
from digimat.reports.numbers import decimal
from digimat.reports.pages.verdicts import stated

_DAY = 24


def clock_told(case: Case, planned: PlannedClock) -> ClockChart | None:
    """The clock of a numeric item, or of a scale in hours; None where the reader may not see it."""
    if planned.of in case.results.scales and not case.shows(planned.of):
        return None
    hours = _hours(case, planned.of)
    title = Names(case).title(planned.of)
    whole = _told(case, planned.hours)
    if hours is None:
        covered, gap = None, ""
        verdict = case.say("Pas de réponse.", "No answer.")
        rows: tuple[tuple[str, ...], ...] = ((title, "—"), (_total(case), whole))
    else:
        share = min(1.0, hours / planned.hours)
        covered = Figure(_told(case, hours), 100 * share)
        missing = _told(case, max(0.0, planned.hours - hours))
        gap = case.say(f"{missing} non couvertes", f"{missing} not covered")
        mean = _told(case, _DAY * share)
        verdict = case.say(
            f"{covered.text} couvertes sur {whole}, soit {mean} par jour en moyenne.",
            f"{covered.text} covered of {whole}: {mean} a day on average.",
        )
        rows = (
            (title, covered.text),
            (case.say("Heures non couvertes", "Hours not covered"), missing),
            (_total(case), whole),
            (case.say("Moyenne par jour", "Mean of a day"), mean),
        )
    return ClockChart(
        title=case.text(planned.title) or title,
        note=case.text(planned.note),
        alt=stated(case, title, verdict),
        table=Table(
            heads=(case.say("Ce qui est mesuré", "What is measured"), case.say("Heures", "Hours")),
            rows=rows,
            figures=(1,),
        ),
        hours=covered,
        of=whole,
        gap=gap,
        verdict=verdict,
    )


def _hours(case: Case, name: str) -> float | None:
    """A number of hours, not below zero; None where there is none."""
    if name in case.results.scales:
        return case.score(name)
    value = case.results.columns[name][case.row]
    known = isinstance(value, (int, float)) and isfinite(value)
    return max(0.0, float(value)) if known else None


def _told(case: Case, hours: float) -> str:
    return f"{decimal(hours, case.language, places=1)} h"


def _total(case: Case) -> str:
    return case.say("Heures en tout", "Hours in all")
