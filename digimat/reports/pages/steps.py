"""Stages, levels of one scale, or outcomes of a decision, as steps one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text, plural
from digimat.questionnaires.report_model import PlannedSteps
from digimat.reports.case import Case
from digimat.reports.charts.data import StepsChart, StepShown, Table, Verdict
from digimat.reports.content import MET, Conclusion, Gate
from digimat.reports.names import UNDECIDED, Names
from digimat.reports.pages.verdicts import stated, verdict_of
from digimat.reports.parts.decisions import decision_told, not_asked
from digimat.reports.parts.headline import why_adjusted
from digimat.reports.parts.stages import stages_told
from digimat.scoring import LevelResult
from digimat.scoring.results import StageResult

_WORDS = {
    "passed": Text(fr="derrière", en="behind"),
    "here": Text(fr="ici", en="here"),
    "ahead": Text(fr="devant", en="ahead"),
    "": Text(fr="", en=""),
}


def steps_told(case: Case, planned: PlannedSteps) -> StepsChart | None:
    """The steps of what the plan names; None where it was not asked, or the reader may not see it."""
    results = case.results
    if planned.of in results.stages:
        stages = results.stages[planned.of]
        return stages_shown(case, stages, stages_told(case, Names(case), stages), planned)
    if planned.of in results.decisions:
        return _outcomes(case, planned)
    level = next((v for (name, _), v in results.levels.items() if name == planned.of), None)
    if level is None or len(level.level_set.scales) != 1 or not case.shows(level.scale):
        return None
    return _levels(case, level, planned)


def stages_shown(
    case: Case, stages: StageResult, conclusion: Conclusion, planned: PlannedSteps | None = None
) -> StepsChart:
    """The way through the stages.

    Args:
        case: whose.
        stages: which is reached, and what became of the conditions of each gate.
        conclusion: the same in words.
        planned: the chart of a page, which tells the next gate itself; None: the words stand around the drawing.
    """
    row, steps = case.row, stages.stage_set.steps
    results = iter(stages.gates)
    texts = []
    for step in steps:
        gate = next(results) if step.gate is not None else None
        texts.append(
            "" if gate is None else _counted(case, int(gate.number_met[row]), int(gate.applicable[row]))
        )
    titles, here = [case.text(step.title) for step in steps], int(stages.rank[row])
    if not stages.stage_set.first_counts:
        titles, texts, here = titles[1:], ["", *texts[2:]], max(here - 1, -1)
    return _chart(
        case,
        planned,
        title=case.text(stages.stage_set.title),
        titles=titles,
        texts=texts,
        here=here,
        verdict=verdict_of(conclusion),
        gate=_next_gate(conclusion.gates),
        concludes=stages.stage_set.id,
    )


def _counted(case: Case, met: int, applicable: int) -> str:
    return case.say(
        f"{plural(met, 'condition')} sur {applicable}", f"{met} of {plural(applicable, 'condition', 'en')}"
    )


def _next_gate(gates: Sequence[Gate]) -> Gate | None:
    """The first gate that is shut: what stands between here and the next stage. At the last stage the gate to it."""
    return next((gate for gate in gates if gate.sign != MET), gates[-1] if gates else None)


def _outcomes(case: Case, planned: PlannedSteps) -> StepsChart | None:
    """The outcomes of a decision, in the order of the plan; one that is not in it is only told in words."""
    decided = case.results.decisions[planned.of]
    if not_asked(case, decided):
        return None
    outcomes, reached = decided.decision.outcomes, decided.outcome(case.row)
    order = planned.order or tuple(outcomes)
    return _chart(
        case,
        planned,
        title=case.text(decided.decision.title),
        titles=[case.text(outcomes[name].title) for name in order],
        texts=[""] * len(order),
        here=order.index(reached) if reached in order else -1,
        verdict=verdict_of(decision_told(case, Names(case), decided)),
        concludes=planned.of,
    )


def _levels(case: Case, level: LevelResult, planned: PlannedSteps) -> StepsChart:
    """The levels of one scale, each with the score that it begins at."""
    steps, rank, ruler = level.level_set.steps, int(level.rank[case.row]), case.rulers[level.scale]
    figure = case.figure(level.scale)
    score = ""
    if figure is not None:
        shown = f"{figure.text} {case.out_of(ruler.axis(case.language))}".strip()
        score = stated(case, case.text(case.results.scales[level.scale].scale.title), shown) + "."
    reached = steps[rank] if rank >= 0 else None
    cuts = [ruler.figure(step.from_, case.language).text for step in steps]
    return _chart(
        case,
        planned,
        title=case.text(level.level_set.title),
        titles=[case.text(step.title) for step in steps],
        texts=[case.say(f"dès {cut}", f"from {cut}") for cut in cuts],
        here=rank,
        verdict=Verdict(
            outcome=case.text(reached.title if reached is not None else UNDECIDED),
            meaning=case.text(reached.meaning) if reached is not None else "",
            because=f"{score} {why_adjusted(case, level) if reached is not None else ''}".strip(),
            sensitive="",
        ),
    )


def _chart(
    case: Case,
    planned: PlannedSteps | None,
    *,
    title: str,
    titles: Sequence[str],
    texts: Sequence[str],
    here: int,
    verdict: Verdict,
    gate: Gate | None = None,
    concludes: str = "",
) -> StepsChart:
    """Steps, of which those before ``here`` are passed; without it nothing is known of any."""
    states = [
        "" if here < 0 else "passed" if n < here else "here" if n == here else "ahead"
        for n in range(len(titles))
    ]
    steps = tuple(
        StepShown(name, state, case.text(_WORDS[state]), text)
        for name, state, text in zip(titles, states, texts, strict=True)
    )
    listed = case.say(" ; ", "; ").join(
        f"{n}. {step.title}" + (f" ({step.word})" if step.word else "") for n, step in enumerate(steps, 1)
    )
    return StepsChart(
        title=(case.text(planned.title) if planned is not None else "") or title,
        note=case.text(planned.note) if planned is not None else "",
        alt=f"{stated(case, title, verdict.outcome)}. {listed}.",
        table=_table(case, steps),
        steps=steps,
        gate=gate if planned is not None else None,
        verdict=verdict if planned is not None else None,
        concludes=concludes,
    )


def _table(case: Case, steps: Sequence[StepShown]) -> Table:
    """The steps with where they are and, where they have one, their text."""
    columns = [
        ([step.title for step in steps], case.say("Étape", "Step")),
        ([step.word for step in steps], case.say("Où", "Where")),
        ([step.text for step in steps], case.say("Détail", "Detail")),
    ]
    kept = [(cells, head) for cells, head in columns if any(cells)]
    rows = zip(*(cells for cells, _ in kept), strict=True)
    return Table(heads=tuple(head for _, head in kept), rows=tuple(rows))
