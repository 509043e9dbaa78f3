"""Tells which stage is reached, and of every gate which conditions are met, not met, mandatory, or do not apply."""

from __future__ import annotations

from digimat.language import Text, plural
from digimat.questionnaires.conditions import parse_condition
from digimat.reports.case import Case
from digimat.reports.content import MET, NOT_MET, OUT, UNKNOWN, Conclusion, Condition, Gate
from digimat.reports.names import UNDECIDED, Names
from digimat.scoring.results import GateResult, StageResult

REACHED = Text(fr="Conditions de chaque étape", en="Conditions of each stage")


def stages_told(case: Case, names: Names, stages: StageResult) -> Conclusion:
    """What stages come to."""
    steps, rank = stages.stage_set.steps, int(stages.rank[case.row])
    gated = [stage for stage in steps if stage.gate is not None]
    gates = tuple(
        _gate(case, names, case.text(stage.title), gate)
        for stage, gate in zip(gated, stages.gates, strict=True)
    )
    before = 0 if stages.stage_set.first_counts else 1
    number, count = rank + 1 - before, len(steps) - before
    place = case.say(f"Étape {number} sur {count}.", f"Stage {number} of {count}.") if number > 0 else ""
    nothing = case.say(
        "Aucune condition n’a pu être vérifiée : il manque les réponses.",
        "No condition could be checked: answers are missing.",
    )
    if stages.stage_set.when is not None:
        nothing = case.say(
            "L’étape n’est pas connue : il manque les réponses qui la diraient.",
            "The stage is not known: the answers that would tell it are missing.",
        )
    meaning = nothing if rank < 0 else f"{place} {case.text(steps[rank].meaning)}".strip()
    return Conclusion(
        title=case.text(stages.stage_set.title),
        result=case.text(UNDECIDED) if rank < 0 else case.text(steps[rank].title),
        meaning=meaning,
        because="",
        sensitive="",
        shaky=False,
        facts_title=case.text(REACHED),
        facts=(),
        gates=gates,
    )


def _gate(case: Case, names: Names, stage: str, result: GateResult) -> Gate:
    row = case.row
    met, applicable, open_ = (
        int(result.number_met[row]),
        int(result.applicable[row]),
        bool(result.opened[row]),
    )
    counted = case.say(
        f"{plural(met, 'condition')} {'remplies' if met > 1 else 'remplie'} sur {applicable}",
        f"{met} of {plural(applicable, 'condition', 'en')} met",
    )
    state = case.say("ouverte", "open") if open_ else case.say("fermée", "shut")
    return Gate(
        sign=MET if open_ else NOT_MET,
        title=case.say(f"Porte vers « {stage} »", f"Gate to “{stage}”"),
        state=f"{state}, {counted}{_asked(case, result)}",
        conditions=tuple(_condition(case, names, result, place) for place in range(result.met.shape[1])),
    )


def _asked(case: Case, result: GateResult) -> str:
    """How many conditions a gate asks for."""
    gate = result.gate
    if gate.at_least is not None:
        asked = case.say(f"il en faut {gate.at_least} au moins", f"at least {gate.at_least} are needed")
    elif gate.all_but:
        asked = case.say(f"il les faut toutes sauf {gate.all_but}", f"all but {gate.all_but} are needed")
    else:
        asked = case.say("il les faut toutes", "all are needed")
    if any(c.mandatory for c in gate.conditions) and (gate.at_least is not None or gate.all_but):
        asked += case.say(", et celles qui sont obligatoires", ", and those that are mandatory")
    return case.say(f" ; {asked}", f"; {asked}")


def _condition(case: Case, names: Names, result: GateResult, place: int) -> Condition:
    given = result.gate.conditions[place]
    met = result.met[case.row, place]
    if result.applies[case.row, place] == 0:
        sign, state = OUT, case.say("sans objet", "not applicable")
    elif met == 1:
        sign, state = MET, case.say("remplie", "met")
    elif met == 0:
        sign, state = NOT_MET, case.say("non remplie", "not met")
    else:
        missing = names.missing(sorted(parse_condition(given.when).names))
        sign = UNKNOWN
        state = case.say("non remplie : pas de réponse", "not met: no answer")
        if missing:
            state += f" ({', '.join(missing)})"
    duty = case.say("obligatoire", "mandatory") if given.mandatory else ""
    return Condition(sign, state, case.text(given.title), duty)
