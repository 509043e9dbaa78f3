"""What is concluded from scores, in words: stages, decisions and quadrants, profiles by needs."""

from __future__ import annotations

from digimat.reports.case import Case
from digimat.reports.content import Conclusion
from digimat.reports.decisions import decision_told
from digimat.reports.names import Names
from digimat.reports.needs import needs_told
from digimat.reports.stages import stages_told


def conclusions_of(case: Case) -> dict[str, Conclusion]:
    """What every stage set, decision, quadrant and profile comes to, by its id."""
    names, results = Names(case), case.results
    found = {name: stages_told(case, names, stages) for name, stages in results.stages.items()}
    found |= {name: decision_told(case, names, decided) for name, decided in results.decisions.items()}
    return found | {name: needs_told(case, names, needs) for name, needs in results.needs.items()}
