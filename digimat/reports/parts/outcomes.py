"""What is concluded from scores, in words and drawn: stages, decisions and quadrants, profiles by needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from digimat.reports.case import Case
from digimat.reports.content import Conclusion
from digimat.reports.names import Names
from digimat.reports.pages.quadrant import quadrant_shown
from digimat.reports.pages.steps import stages_shown
from digimat.reports.parts.decisions import decision_told, not_asked
from digimat.reports.parts.needs import needs_told
from digimat.reports.parts.stages import stages_told


def conclusions_of(case: Case) -> dict[str, Conclusion]:
    """What every stage set, decision, quadrant and profile comes to, by its id; stages and quadrants with a chart."""
    names, results = Names(case), case.results
    found: dict[str, Conclusion] = {}
    for name, stages in results.stages.items():
        told = stages_told(case, names, stages)
        found[name] = replace(told, chart=stages_shown(case, stages, told))
    quadrants = {quadrant.id: quadrant for quadrant in case.questionnaire.quadrants}
    for name, decided in results.decisions.items():
        if not_asked(case, decided):
            continue
        told = decision_told(case, names, decided)
        chart = quadrant_shown(case, quadrants[name], told) if name in quadrants else None
        found[name] = replace(told, chart=chart)
    return found | {name: needs_told(case, names, needs) for name, needs in results.needs.items()}


def marked(conclusions: Mapping[str, Conclusion], on_pages: Collection[str]) -> tuple[Conclusion, ...]:
    """All conclusions; those that are the business of a page of the questionnaire's own say so."""
    return tuple(replace(each, on_page=name in on_pages) for name, each in conclusions.items())
