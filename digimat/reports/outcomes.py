"""What is concluded from scores, in words: stages, decisions and quadrants, profiles by needs."""

from __future__ import annotations

from digimat.reports.case import Case
from digimat.reports.content import Conclusion
from digimat.reports.decisions import decision_told
from digimat.reports.names import Names
from digimat.reports.needs import needs_told
from digimat.reports.stages import stages_told
from digimat.scoring.results import DecisionResult


def conclusions_of(case: Case) -> dict[str, Conclusion]:
    """What every stage set, decision, quadrant and profile comes to, by its id."""
    names, results = Names(case), case.results
    found = {name: stages_told(case, names, stages) for name, stages in results.stages.items()}
    found |= {
        name: decision_told(case, names, decided)
        for name, decided in results.decisions.items()
        if not _not_asked(case, decided)
    }
    return found | {name: needs_told(case, names, needs) for name, needs in results.needs.items()}


def _not_asked(case: Case, decided: DecisionResult) -> bool:
    """Whether nothing is decided because a module that it rests on was not taken: nobody misses that."""
    if decided.fired[case.row] >= 0:
        return False
    scales = {scale.id: scale for scale in case.questionnaire.scales}
    needed = [scales[name] for name in decided.decision.needs if name in scales]
    return any(not case.results.was_taken(scale, case.row) for scale in needed)
