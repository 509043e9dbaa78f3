"""One decision, or one profile by needs, on a card."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.questionnaires.report_model import PlannedDecision
from digimat.reports.case import Case
from digimat.reports.charts.data import DecisionChart, Table
from digimat.reports.content import Conclusion, Fact, Note
from digimat.reports.names import Names
from digimat.reports.pages.verdicts import stated
from digimat.reports.parts.decisions import decision_told, not_asked
from digimat.reports.parts.needs import needs_told


def decision_card(case: Case, planned: PlannedDecision) -> DecisionChart | None:
    """The card of a decision with what comes first; None where the decision was not asked."""
    conclusion = _conclusion(case, planned.of)
    if conclusion is None:
        return None
    conditions = _raised(case, planned.conditions)
    told = " ".join(text for text in (conclusion.because, conclusion.sensitive) if text)
    return DecisionChart(
        title=case.text(planned.title) or conclusion.title,
        note=case.text(planned.note),
        alt=f"{stated(case, conclusion.title, conclusion.result)}. {told}".strip(),
        table=_table(case, conclusion),
        outcome=conclusion.result,
        meaning=conclusion.meaning,
        because=conclusion.because,
        sensitive=conclusion.sensitive,
        inputs=conclusion.facts,
        conditions=conditions,
        concludes=planned.of,
    )


def _conclusion(case: Case, name: str) -> Conclusion | None:
    results, names = case.results, Names(case)
    if name in results.needs:
        return needs_told(case, names, results.needs[name])
    decided = results.decisions.get(name)  # none of what only concerns a person, or a group
    return None if decided is None or not_asked(case, decided) else decision_told(case, names, decided)


def _raised(case: Case, flags: Sequence[str]) -> tuple[Note, ...]:
    """Of these flags those that are raised, and for this reader, in the order of the plan."""
    for_assessor = case.for_assessor or case.results.pooling is not None
    raised = case.results.raised(case.row, for_assessor=for_assessor)
    defined = {flag.id: flag for flag in case.questionnaire.flags}
    return tuple(
        Note(case.text(defined[name].title), case.text(defined[name].meaning))
        for name in flags
        if name in raised
    )


def _table(case: Case, conclusion: Conclusion) -> Table:
    """What the decision rests on; remarks only where there is one."""
    heads = [conclusion.facts_title, case.say("Valeur", "Value")]
    remarks = any(fact.remark for fact in conclusion.facts)
    if remarks:
        heads.append(case.say("Remarque", "Remark"))
    return Table(tuple(heads), tuple(_cells(fact, remarks) for fact in conclusion.facts))


def _cells(fact: Fact, remarks: bool) -> tuple[str, ...]:
    return (fact.title, fact.value, fact.remark) if remarks else (fact.title, fact.value)
