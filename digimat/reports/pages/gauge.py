"""One score against the cut from which it is an alert, or good."""

from __future__ import annotations

from digimat.questionnaires.report_model import PlannedGauge
from digimat.reports.case import Case
from digimat.reports.charts.data import GaugeChart, Table


def gauge_told(case: Case, planned: PlannedGauge) -> GaugeChart | None:
    """The gauge of one scale; None where it is not known how high its scores can be."""
    ruler = case.rulers[planned.scale]
    axis = ruler.axis(case.language)
    if axis is None:
        return None
    title = case.text(case.results.scales[planned.scale].scale.title)
    score, cut = case.figure(planned.scale), ruler.figure(planned.cut, case.language)
    exact = case.score(planned.scale)
    alert, beyond = planned.high_is == "alert", exact is not None and exact >= planned.cut
    verdict = _verdict(case, alert=alert, beyond=None if exact is None else beyond, cut=cut.text)
    shown = "—" if score is None else score.text
    return GaugeChart(
        title=case.text(planned.title) or title,
        note=case.text(planned.note),
        alt=case.say(
            f"{title} : {shown} {case.out_of(axis)}. {verdict}",
            f"{title}: {shown} {case.out_of(axis)}. {verdict}",
        ),
        table=Table(
            heads=(case.say("Ce qui est mesuré", "What is measured"), "Score", case.say("Seuil", "Cut")),
            rows=((title, shown, cut.text),),
            figures=(1, 2),
        ),
        score=score,
        axis=axis,
        cut=cut,
        alert=alert,
        beyond=beyond,
        verdict=verdict,
    )


def _verdict(case: Case, *, alert: bool, beyond: bool | None, cut: str) -> str:
    if beyond is None:
        return case.say("Pas assez de réponses.", "Not enough answers.")
    if alert and beyond:
        return case.say(f"Alerte : le seuil de {cut} est atteint.", f"Alert: the cut of {cut} is reached.")
    if alert:
        return case.say(f"Sous le seuil d’alerte de {cut}.", f"Below the alert cut of {cut}.")
    if beyond:
        return case.say(f"Le seuil de {cut} est atteint.", f"The cut of {cut} is reached.")
    return case.say(f"Sous le seuil de {cut}.", f"Below the cut of {cut}.")
