"""How one number came about: the tree of rule, inputs, weights and what was left out, down to raw answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from digimat.language import Text, same
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import State
from digimat.questionnaires.conditions import parse_condition
from digimat.scoring.coding import rule_of
from digimat.scoring.results import LevelResult, Results
from digimat.scoring.scales import scale_rule, weights_of

STATES = {
    State.BLANK: Text(fr="laissé vide", en="left blank"),
    State.DONT_KNOW: Text(fr="ne sait pas", en="don't know"),
    State.NOT_APPLICABLE: Text(fr="sans objet", en="not applicable"),
    State.NOT_SHOWN: Text(fr="non posé", en="not shown"),
}
NO_POINTS = Text(fr="sa règle ne donne pas de points", en="its rule gives no points")


@dataclass(frozen=True, slots=True)
class Node:
    """One number and what it was made from.

    ``value`` is a number, a text, True or False, or None for missing; ``weight`` its weight in the node
    above; ``excluded`` says why it does not count there; ``parameters`` are those of the rule.
    """

    name: str
    kind: str  # item, scale, level, flag, requirement, condition
    title: Text
    value: Any
    rule: str = ""
    note: Text | None = None
    weight: float | None = None
    excluded: Text | None = None
    inputs: tuple[Node, ...] = field(default=())
    parameters: Mapping[str, Any] = field(default_factory=dict)


def explain(results: Results, row: int, name: str) -> Node:
    """The tree behind one result of one respondent.

    Args:
        name: an item, a scale, a level set, a flag, or ``requirement``.

    Raises:
        UserError: there is no such result.
    """
    if name in results.scales:
        return _scale(results, row, name)
    if name in results.coded.by_item:
        return _item(results, row, name)
    if name in results.flags:
        return _flag(results, row, name)
    if name == "requirement" and results.questionnaire.requirement is not None:
        return _requirement(results, row)
    found = [level for (level_set, _), level in results.levels.items() if level_set == name]
    if found:
        nodes = tuple(_level(results, row, level) for level in found)
        return (
            nodes[0] if len(nodes) == 1 else Node(name, "level", found[0].level_set.title, None, inputs=nodes)
        )
    raise UserError(
        Problem(
            "SCO030",
            Text(fr=f"aucun résultat « {name} »", en=f'there is no result "{name}"'),
            did_you_mean(name, list(explainable(results))),
        ),
        ExitStatus.USAGE,
    )


def explainable(results: Results) -> Iterator[str]:
    """What can be explained, outcomes first."""
    yield from dict.fromkeys(level_set for level_set, _ in results.levels)
    if results.questionnaire.requirement is not None:
        yield "requirement"
    yield from results.flags
    yield from results.scales
    yield from results.coded.items


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _item(results: Results, row: int, name: str, weight: float | None = None) -> Node:
    coded = results.coded.by_item[name]
    state = State(int(coded.state[row]))
    out = state in (State.NOT_APPLICABLE, State.NOT_SHOWN)
    points = _number(coded.points[row])
    said = coded.code[row] if state is State.ANSWERED else None
    if said is not None:
        note = Text(fr=f"réponse « {said} », clé « {key_code(coded.item.key)} »",
                    en=f'answer "{said}", key "{key_code(coded.item.key)}"')  # fmt: skip
        if coded.item.key is None:
            note = Text(fr=f"réponse « {said} »", en=f'answer "{said}"')
    else:
        note = STATES[state]
        if points is not None:
            note = Text(
                fr=f"{note.fr} : {points:g} point, politique déclarée de la règle",
                en=f"{note.en}: {points:g} points, the rule's declared policy",
            )
    excluded = STATES.get(state, NO_POINTS) if points is None else None
    if excluded is not None and not out:
        excluded = Text(fr=f"{excluded.fr} (reste dans la base)", en=f"{excluded.en} (stays in the base)")
    return Node(name, "item", coded.item.title, points, rule_of(coded.item).name, note, weight, excluded)


def key_code(key: Any) -> str:
    """A key written as a code."""
    if isinstance(key, dict):
        return " ".join(f"{k}={v}" for k, v in key.items())
    return "+".join(map(str, key)) if isinstance(key, list) else str(key)


def _scale(results: Results, row: int, name: str, weight: float | None = None) -> Node:
    result = results.scales[name]
    scale = result.scale
    weights = dict(zip((*scale.items, *scale.scales), weights_of(scale), strict=True))
    inputs = (
        *(_item(results, row, item, float(weights[item])) for item in scale.items),
        *(_scale(results, row, inner, float(weights[inner])) for inner in scale.scales),
    )
    answered, base = result.answered[row], result.base[row]
    value = _number(result.score[row])
    note = Text(
        fr=f"poids renseigné : {answered:g} sur {base:g} (minimum {scale.min_answered:.0%})",
        en=f"weight answered: {answered:g} of {base:g} (at least {scale.min_answered:.0%})",
    )
    if value is None:
        note = Text(fr=f"données insuffisantes ; {note.fr}", en=f"not enough data; {note.en}")
    if scale.with_:
        listed = ", ".join(f"{parameter}: {_short(given)}" for parameter, given in scale.with_.items())
        note = Text(fr=f"{note.fr} ; paramètres : {listed}", en=f"{note.en}; parameters: {listed}")
    excluded = Text(fr="sans score", en="no score") if value is None and weight is not None else None
    rule = scale_rule(scale).name
    return Node(name, "scale", scale.title, value, rule, note, weight, excluded, inputs, scale.with_)


def _short(parameter: Any) -> str:
    """A parameter on one line; a long table by its beginning, the whole of it is in the node."""
    written = str(parameter)
    return written if len(written) <= 80 else f"{written[:79]}…"


def _condition(results: Results, row: int, text: str, holds: float, note: Text) -> Node:
    inputs = tuple(_named(results, row, name) for name in sorted(parse_condition(text).names))
    value = None if np.isnan(holds) else bool(holds)
    return Node(text, "condition", same(text), value, note=note, inputs=inputs)


def _named(results: Results, row: int, name: str) -> Node:
    """A name inside a condition, without its own tree: ``explain`` of that name gives it."""
    value = results.columns[name][row]
    missing = value is None or (isinstance(value, float) and np.isnan(value))
    plain = None if missing else (value if isinstance(value, str) else float(value))
    return Node(name, "value", same(name), plain)


def _level(results: Results, row: int, level: LevelResult) -> Node:
    steps = level.level_set.steps
    by_score, rank = int(level.by_score[row]), int(level.rank[row])
    title = Text(
        fr=f"{level.level_set.title.fr} · {results.scales[level.scale].scale.title.fr}",
        en=f"{level.level_set.title.en} · {results.scales[level.scale].scale.title.en}",
    )
    rules = [
        _condition(
            results, row, floor.when, level.floors[row, n],
            Text(fr=f"plancher : si vrai, au moins {floor.at_least}", en=f"floor: if true, at least {floor.at_least}"),
        )
        for n, floor in enumerate(level.level_set.floors)
    ]  # fmt: skip
    rules += [
        _condition(
            results, row, cap.unless, level.caps[row, n],
            Text(fr=f"plafond : sauf si vrai, au plus {cap.at_most}", en=f"cap: unless true, at most {cap.at_most}"),
        )
        for n, cap in enumerate(level.level_set.caps)
    ]  # fmt: skip
    if rank < 0:
        note = Text(fr="pas de score, pas de niveau", en="no score, no level")
    else:
        cut = steps[by_score].from_
        note = Text(
            fr=f"le score atteint le niveau {steps[by_score].id} (dès {cut:g}), planchers : "
            f"{steps[int(level.floored[row])].id}, plafonds : {steps[rank].id}",
            en=f"the score reaches level {steps[by_score].id} (from {cut:g}), floors: "
            f"{steps[int(level.floored[row])].id}, caps: {steps[rank].id}",
        )
    return Node(
        level.level_set.id, "level", title, level.step_id(row) or None, "steps", note,
        inputs=(_scale(results, row, level.scale), *rules),
    )  # fmt: skip


def _flag(results: Results, row: int, name: str) -> Node:
    flag = next(f for f in results.questionnaire.flags if f.id == name)
    holds = results.flags[name][row]
    value = None if np.isnan(holds) else bool(holds)
    note = Text(fr="levé où c’est vrai", en="raised where this is true")
    return Node(name, "flag", flag.title, value, "condition", flag.meaning,
                inputs=(_condition(results, row, flag.when, holds, note),))  # fmt: skip


def _requirement(results: Results, row: int) -> Node:
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
    note = Text(
        fr=f"bande exigée : {name.fr} (dès {cut:g}) ; atteint si le niveau y est, non atteint si "
        f"score + {margin:g} < {cut:g}, à confirmer sinon",
        en=f"band required: {name.en} (from {cut:g}); met if the level is in it, not met if "
        f"score + {margin:g} < {cut:g}, else to confirm",
    )
    return Node(
        "requirement", "requirement", title, results.requirement[row] or None, "requirement", note,
        inputs=(_level(results, row, level),),
    )  # fmt: skip
