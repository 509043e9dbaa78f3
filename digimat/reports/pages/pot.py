"""A pot on legs as long as scores: how many of them bear it."""

from __future__ import annotations

from digimat.questionnaires.report_model import PlannedPot
from digimat.reports.case import Case
from digimat.reports.charts.data import PotChart, Table
from digimat.reports.pages.verdicts import stated
from digimat.reports.parts.bars import bar_of
from digimat.scoring.arrays import TOLERANCE


def pot_told(case: Case, planned: PlannedPot) -> PotChart | None:
    """The pot; None where the legs have no axis in common, or the reader may not see them all."""
    if not all(case.shows(name) for name in planned.scales):
        return None
    legs = tuple(bar_of(case, name) for name in planned.scales)
    if legs[0].axis is None or len({leg.axis for leg in legs}) > 1:
        return None
    cut = case.rulers[planned.scales[0]].figure(planned.cut, case.language)
    exact = [case.score(name) for name in planned.scales]
    bears = tuple(score is not None and score >= planned.cut - TOLERANCE for score in exact)
    words = [_word(case, score, holds) for score, holds in zip(exact, bears, strict=True)]
    shown = ["—" if leg.score is None else leg.score.text for leg in legs]
    verdict = _verdict(case, sum(bears), len(legs))
    told = ", ".join(
        f"{stated(case, leg.title, score)} ({word})"
        for leg, score, word in zip(legs, shown, words, strict=True)
    )
    return PotChart(
        title=case.text(planned.title),
        note=case.text(planned.note),
        alt=case.say(
            f"Une marmite sur {len(legs)} pieds. {verdict} Seuil {cut.text} : {told}.",
            f"A pot on {len(legs)} legs. {verdict} Cut {cut.text}: {told}.",
        ),
        table=Table(
            heads=(
                case.say("Pied", "Leg"),
                "Score",
                case.say(f"À partir de {cut.text}", f"From {cut.text} on"),
            ),
            rows=tuple((leg.title, score, word) for leg, score, word in zip(legs, shown, words, strict=True)),
            figures=(1,),
        ),
        legs=legs,
        cut=cut,
        bears=bears,
        verdict=verdict,
    )


def _word(case: Case, score: float | None, bears: bool) -> str:
    if score is None:
        return case.say("pas assez de réponses", "not enough answers")
    return case.say("porte", "bears") if bears else case.say("trop court", "too short")


def _verdict(case: Case, count: int, legs: int) -> str:
    if count == legs:
        return case.say(f"Les {legs} pieds portent la marmite.", f"All {legs} legs bear the pot.")
    if count == 0:
        return case.say(
            "Aucun pied ne porte : la marmite est au sol.", "No leg bears: the pot is on the ground."
        )
    if count == 1:
        return case.say(f"1 pied sur {legs} porte la marmite.", f"1 leg of {legs} bears the pot.")
    return case.say(f"{count} pieds sur {legs} portent la marmite.", f"{count} legs of {legs} bear the pot.")
