"""Explains what is concluded from scores: levels, stages, decisions, profiles, flags, requirement, advice."""

from __future__ import annotations

from typing import Any

from digimat.language import Text, plural, same
from digimat.questionnaires.outcome_model import WHOSE, GateCondition
from digimat.scoring.advice import Priority, plan_of
from digimat.scoring.conditions import holds
from digimat.scoring.explanation.node import Node, concerns, condition, named, truth, written
from digimat.scoring.explanation.scores import explain_scale
from digimat.scoring.results import GateResult, LevelResult, Results


def explain_level(results: Results, row: int, level: LevelResult) -> Node:
    """Why a score is in its level: the cut it reaches, then floors, then caps."""
    steps = level.level_set.steps
    by_score, rank = int(level.by_score[row]), int(level.rank[row])
    title = Text(
        fr=f"{level.level_set.title.fr} · {results.scales[level.scale].scale.title.fr}",
        en=f"{level.level_set.title.en} · {results.scales[level.scale].scale.title.en}",
    )
    rules = [
        condition(
            results, row, floor.when, level.floors[row, n],
            Text(fr=f"plancher : si vrai, au moins {floor.at_least}", en=f"floor: if true, at least {floor.at_least}"),
            at_least=floor.at_least,
        )
        for n, floor in enumerate(level.level_set.floors)
    ]  # fmt: skip
    rules += [
        condition(
            results, row, cap.unless, level.caps[row, n],
            Text(fr=f"plafond : sauf si vrai, au plus {cap.at_most}", en=f"cap: unless true, at most {cap.at_most}"),
            at_most=cap.at_most,
        )
        for n, cap in enumerate(level.level_set.caps)
    ]  # fmt: skip
    if rank < 0:
        note = Text(fr="pas de score, pas de niveau", en="no score, no level")
    else:
        cut = written(steps[by_score].from_)
        note = Text(
            fr=f"le score atteint le niveau {steps[by_score].id} (dès {cut.fr}), planchers : "
            f"{steps[int(level.floored[row])].id}, plafonds : {steps[rank].id}",
            en=f"the score reaches level {steps[by_score].id} (from {cut.en}), floors: "
            f"{steps[int(level.floored[row])].id}, caps: {steps[rank].id}",
        )
    facts = {"steps": [{"id": step.id, "from": step.from_} for step in steps]}
    return Node(
        level.level_set.id, "level", title, level.step_id(row) or None, "steps", note,
        inputs=(explain_scale(results, row, level.scale), *rules), facts=facts,
    )  # fmt: skip


def explain_stages(results: Results, row: int, name: str) -> Node:
    """Which stage is reached, and of every gate which conditions are met, missing and mandatory."""
    stages = results.stages[name]
    gated = [stage for stage in stages.stage_set.steps if stage.gate is not None]
    gates = []
    for stage, gate in zip(gated, stages.gates, strict=True):
        met, applicable = int(gate.number_met[row]), int(gate.applicable[row])
        conditions = tuple(
            _gate_condition(results, row, gate, n, c) for n, c in enumerate(gate.gate.conditions)
        )
        asked = _asked(gate)
        filled = "remplies" if met > 1 else "remplie"
        note = Text(
            fr=f"{plural(met, 'condition')} {filled} sur {applicable} ; demandées : {asked.fr}",
            en=f"{plural(met, 'condition', 'en')} met of {applicable}; it takes {asked.en}",
        )
        title = Text(fr=f"Porte vers {stage.title.fr}", en=f"Gate to {stage.title.en}")
        facts = {
            "met": met,
            "applicable": applicable,
            "at_least": gate.gate.at_least,
            "all_but": gate.gate.all_but,
        }
        gates.append(
            Node(
                stage.id, "gate", title, bool(gate.opened[row]), "gate", note, inputs=conditions, facts=facts
            )
        )
    rule = Text(
        fr="dernière étape dont la porte, et toutes celles d’avant, sont ouvertes",
        en="the last stage whose gate, and every gate before it, is open",
    )
    value = stages.step_id(row) or None
    note = rule if value else Text(fr="aucune condition n’est calculable", en="no condition can be computed")
    known_where = []
    if (when := stages.stage_set.when) is not None:
        known = holds(when, results.columns, len(results.table.respondents))[row]
        text = Text(fr="connue seulement si", en="only known where")
        known_where = [condition(results, row, when, known, text)]
        if known != 1:
            note = Text(fr="ce qui la ferait connaître manque", en="what would make it known is missing")
    steps = {"steps": [step.id for step in stages.stage_set.steps]}
    return Node(
        name,
        "stages",
        stages.stage_set.title,
        value,
        "stages",
        note,
        inputs=(*known_where, *gates),
        facts=steps,
    )


def _asked(gate: GateResult) -> Text:
    mandatory = sum(c.mandatory for c in gate.gate.conditions)
    if gate.gate.at_least is not None:
        asked = Text(fr=f"au moins {gate.gate.at_least}", en=f"at least {gate.gate.at_least}")
    elif gate.gate.all_but:
        asked = Text(fr=f"toutes sauf {gate.gate.all_but}", en=f"all but {gate.gate.all_but}")
    else:
        asked = Text(fr="toutes", en="all")
    if not mandatory:
        return asked
    return Text(fr=f"{asked.fr}, dont les obligatoires", en=f"{asked.en}, the mandatory ones among them")


def _gate_condition(results: Results, row: int, gate: GateResult, number_: int, given: GateCondition) -> Node:
    applies = bool(gate.applies[row, number_] != 0)
    note = Text(fr="obligatoire", en="mandatory") if given.mandatory else None
    excluded = None
    if not applies:
        excluded = Text(fr=f"ne s’applique pas ({given.applies})", en=f"does not apply ({given.applies})")
    inputs = [condition(results, row, given.when, gate.met[row, number_])]
    if given.applies is not None:
        text = Text(fr="s’applique si", en="applies if")
        inputs.append(condition(results, row, given.applies, gate.applies[row, number_], text))
    met = bool(gate.met[row, number_] == 1)
    facts = {"mandatory": given.mandatory, "applies": applies}
    return Node(
        given.id, "gate condition", given.title, met, "", note, None, excluded, tuple(inputs), {}, facts
    )


def explain_decision(results: Results, row: int, name: str) -> Node:
    """The line of the table that fired, what became of those before it, and whether a few points change it."""
    decided = results.decisions[name]
    decision = decided.decision
    fired = int(decided.fired[row])
    lines = []
    for number_, rule in enumerate(decision.rules):
        title = decision.outcomes[rule.outcome].title
        facts = {"outcome": rule.outcome, "fired": number_ == fired}
        if rule.when is None:
            note = _fired(Text(fr="sinon", en="otherwise"), number_, fired)
            lines.append(Node(str(number_ + 1), "line", title, True, "", note, facts=facts))
            continue
        truth_ = truth(decided.holds[row, number_])
        inner = condition(results, row, rule.when, decided.holds[row, number_])
        note = _fired(Text(fr="", en=""), number_, fired)
        lines.append(Node(str(number_ + 1), "line", title, truth_, "", note, inputs=(inner,), facts=facts))
    needs = tuple(named(results, row, needed) for needed in decision.needs)
    alternatives = {other: list(changes) for other, changes in decided.alternatives(row).items()}
    facts = {
        "needs": list(decision.needs),
        "alternatives": {
            other: [{"scale": scale, "by": shift} for scale, shift in changes]
            for other, changes in alternatives.items()
        },
    }
    return Node(
        name, "decision", decision.title, decided.outcome(row) or None, "first line that holds",
        _decided(results, row, name), inputs=(*needs, *lines), facts=facts,
    )  # fmt: skip


def _fired(text: Text, line: int, fired: int) -> Text | None:
    """What is said beside a line of a table: that it comes first, or comes too late."""
    if line == fired:
        added = Text(fr="l’emporte : la première qui soit vraie", en="wins: the first that holds")
    elif 0 <= fired < line:
        added = Text(fr="n’est plus regardée", en="is no longer looked at")
    else:
        return text if text.fr else None
    return added if not text.fr else Text(fr=f"{text.fr} ; {added.fr}", en=f"{text.en}; {added.en}")


def _decided(results: Results, row: int, name: str) -> Text:
    decided = results.decisions[name]
    decision, fired = decided.decision, int(decided.fired[row])
    if fired < 0:
        missing = [n for n in decision.needs if named(results, row, n).value is None]
        if missing:
            names = ", ".join(missing)
            return Text(fr=f"indéterminé : il manque {names}", en=f"indeterminate: {names} missing")
        return Text(
            fr="indéterminé : une ligne qui pourrait l’emporter n’est pas calculable",
            en="indeterminate: a line that might come first cannot be computed",
        )
    title = decision.outcomes[decision.rules[fired].outcome].title
    note = Text(fr=f"ligne {fired + 1} : {title.fr}", en=f"line {fired + 1}: {title.en}")
    alternatives = decided.alternatives(row)
    if not alternatives:
        tried = "" if decision.moved is None else f" ({', '.join(decision.moved)})"
        return (
            Text(
                fr=f"{note.fr} ; stable à ± {decision.by:g} points{tried}",
                en=f"{note.en}; stable within ± {decision.by:g} points{tried}",
            )
            if decided.moved
            else note
        )
    fr = "; ".join(f"{decision.outcomes[o].title.fr} ({_shifts(c)})" for o, c in alternatives.items())
    en = "; ".join(f"{decision.outcomes[o].title.en} ({_shifts(c)})" for o, c in alternatives.items())
    return Text(fr=f"{note.fr} ; décision sensible : {fr}", en=f"{note.en}; sensitive decision: {en}")


def _shifts(changes: Any) -> str:
    return ", ".join(f"{scale} {shift:+g}" for scale, shift in changes)


def explain_needs(results: Results, row: int, name: str) -> Node:
    """Which needs lead, and by how much."""
    found = results.needs[name]
    inputs = tuple(named(results, row, scale) for scale in found.needs.scales)
    ranked = sorted((i for i in inputs if i.value is not None), key=lambda i: -i.value)
    values = [written(i.value, ".4g") for i in ranked]
    gap = found.needs.gap
    apart = written(gap)
    note = Text(
        fr=" > ".join(f"{i.name} {v.fr}" for i, v in zip(ranked, values, strict=True))
        + f" ; le profil s’arrête au premier écart d’au moins {apart.fr}",
        en=" > ".join(f"{i.name} {v.en}" for i, v in zip(ranked, values, strict=True))
        + f"; the profile ends at the first gap of at least {apart.en}",
    )
    if not found.known[row]:
        note = Text(fr="indéterminé : un besoin manque", en="indeterminate: a need is missing")
    return Node(
        name, "needs", found.needs.title, found.outcome(row) or None, "first gap", note, inputs=inputs,
        facts={"gap": gap},
    )  # fmt: skip


def explain_flag(results: Results, row: int, name: str) -> Node:
    """Why a flag is raised, or not."""
    flag = next(f for f in results.questionnaire.flags if f.id == name)
    raised = results.flags[name][row]
    if not concerns(results, flag.only):
        return Node(name, "flag", flag.title, None, "condition", WHOSE[flag.only or "person"])
    note = Text(fr="levé où c’est vrai", en="raised where this is true")
    return Node(name, "flag", flag.title, truth(raised), "condition", flag.meaning,
                inputs=(condition(results, row, flag.when, raised, note),))  # fmt: skip


def explain_requirement(results: Results, row: int) -> Node:
    """The band required, and why it is met, not met or to be confirmed."""
    questionnaire = results.questionnaire
    assert questionnaire.requirement is not None
    level = results.level(questionnaire.requirement.levels)
    scale = results.scales[level.scale]
    band = results.table.required[row] if results.table.required else ""
    title = Text(fr="Exigence du poste", en="Job requirement")
    if not band:
        note = Text(fr="aucune bande n’était exigée", en="no band was required")
        return Node("requirement", "requirement", title, None, note=note)
    cut = next(s.from_ for s in level.level_set.steps if s.band == band)
    margin = scale.scale.margin.points if scale.scale.margin else 0.0
    name = level.level_set.bands[band]
    first, around = written(cut), written(margin)
    note = Text(
        fr=f"bande exigée : {name.fr} (dès {first.fr}) ; atteint si le niveau y est, non atteint si "
        f"score + {around.fr} < {first.fr}, à confirmer sinon",
        en=f"band required: {name.en} (from {first.en}); met if the level is in it, not met if "
        f"score + {around.en} < {first.en}, else to confirm",
    )
    facts = {"band": band, "cut": cut, "margin": margin}
    return Node(
        "requirement", "requirement", title, results.requirement[row] or None, "requirement", note,
        inputs=(explain_level(results, row, level),), facts=facts,
    )  # fmt: skip


def explain_advice(results: Results, row: int, name: str) -> Node:
    """Why an advice is given, or not, and what its priority is made of."""
    advice = next(a for a in results.questionnaire.advice if a.id == name)
    if not concerns(results, advice.only):
        not_given = {"given": False}
        return Node(
            name, "advice", advice.title, False, "condition", WHOSE[advice.only or "person"], facts=not_given
        )
    plan = plan_of(results, row)
    given = next((r for r in (*plan.first, *plan.quick_wins) if r.advice.id == name), None)
    inputs = []
    if advice.flag is not None:
        raised = truth(results.columns[advice.flag][row])
        inputs.append(Node(advice.flag, "value", same(advice.flag), raised))
    if advice.when is not None:
        note = Text(fr="donné où c’est vrai", en="given where this is true")
        here = {name: column[row : row + 1] for name, column in results.columns.items()}
        inputs.append(condition(results, row, advice.when, holds(advice.when, here, 1)[0], note))
    priority = given.priority if given is not None else None
    facts: dict[str, Any] = {"given": given is not None}
    if given is not None and given in plan.first:
        place = plan.first.index(given) + 1
        facts["place"] = place
        note = Text(fr=f"conseil n° {place} sur {len(plan.first)}", en=f"advice {place} of {len(plan.first)}")
    elif given is not None:
        note = Text(fr="gain rapide (effort 1)", en="quick win (effort 1)")
    elif results.advice[name][row] == 1:
        note = Text(
            fr="sa condition est vraie ; d’autres conseils sont plus pressants, ou son échelle n’a pas de score",
            en="its condition holds; other advice is more pressing, or its scale has no score",
        )
    else:
        note = Text(fr="non donné", en="not given")
    if priority is not None:
        facts["priority"] = _priority(priority)
        computed = _computed(priority)
        note = Text(fr=f"{note.fr} ; {computed.fr}", en=f"{note.en}; {computed.en}")
    value = priority.value if priority is not None else truth(results.advice[name][row])
    rule = "priority" if priority is not None else "condition"
    return Node(name, "advice", advice.title, value, rule, note, inputs=tuple(inputs), facts=facts)


def _priority(priority: Priority) -> dict[str, Any]:
    return {
        "scale": priority.scale,
        "score": priority.score,
        "target": priority.target,
        "weight": priority.weight,
        "leverage": priority.leverage,
    }


def _computed(p: Priority) -> Text:
    text = f"{p.weight:g} × ({p.target:g} - {p.score:.4g}) / 100 × {p.leverage} = {p.value:.4g}"
    return Text(fr=text.replace(".", ","), en=text)
