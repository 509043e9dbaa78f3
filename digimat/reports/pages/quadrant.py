"""Two scores as one point in four fields."""

from __future__ import annotations

from digimat.questionnaires.outcome_model import Axis, Quadrant
from digimat.questionnaires.report_model import PlannedQuadrant
from digimat.reports.case import Case
from digimat.reports.charts.data import QuadrantChart, Side, Table
from digimat.reports.content import Conclusion
from digimat.reports.names import Names
from digimat.reports.pages.verdicts import stated, verdict_of
from digimat.reports.parts.decisions import decision_told, not_asked


def quadrant_told(case: Case, planned: PlannedQuadrant) -> QuadrantChart | None:
    """The quadrant with what it comes to in words; None where it was not asked, or an axis has no ends."""
    decided = case.results.decisions[planned.of]
    if not_asked(case, decided):
        return None
    quadrant = next(q for q in case.questionnaire.quadrants if q.id == planned.of)
    conclusion = decision_told(case, Names(case), decided)
    return quadrant_shown(case, quadrant, conclusion, planned)


def quadrant_shown(
    case: Case, quadrant: Quadrant, conclusion: Conclusion, planned: PlannedQuadrant | None = None
) -> QuadrantChart | None:
    """The drawing of a quadrant.

    Args:
        case: whose.
        quadrant: as the questionnaire writes it.
        conclusion: what it comes to in words.
        planned: the chart of a page, which says what it comes to itself; None: the words stand around the drawing.
    """
    x, y = _side(case, quadrant.x), _side(case, quadrant.y)
    if x is None or y is None:
        return None
    title = (case.text(planned.title) if planned is not None else "") or case.text(quadrant.title)
    # As a decision table a quadrant has these lines in this order; -1 where a score is missing.
    here = int(case.results.decisions[quadrant.id].fired[case.row])
    outcomes = (quadrant.both, quadrant.x_only, quadrant.y_only, quadrant.neither)
    told = ". ".join(stated(case, side.title, _shown(side)) for side in (x, y))
    return QuadrantChart(
        title=title,
        note=case.text(planned.note) if planned is not None else "",
        alt=f"{stated(case, title, conclusion.result)}. {told}.",
        table=Table(
            heads=(case.say("Ce qui est mesuré", "What is measured"), "Score", case.say("Seuil", "Cut")),
            rows=tuple((side.title, _shown(side), side.cut.text) for side in (x, y)),
            figures=(1, 2),
        ),
        x=x,
        y=y,
        fields=tuple(case.text(outcome.title) for outcome in outcomes),  # type: ignore[arg-type]
        here=here,
        verdict=verdict_of(conclusion) if planned is not None else None,
        concludes=quadrant.id,
    )


def _side(case: Case, axis: Axis) -> Side | None:
    """One side; None where its ends are not known, or the reader may not see its score."""
    ruler = case.rulers[axis.scale]
    ends = ruler.axis(case.language)
    if ends is None or not case.shows(axis.scale):
        return None
    title = case.text(case.results.scales[axis.scale].scale.title)
    return Side(title, case.figure(axis.scale), ruler.figure(axis.cut, case.language), ends)


def _shown(side: Side) -> str:
    return "—" if side.score is None else side.score.text
