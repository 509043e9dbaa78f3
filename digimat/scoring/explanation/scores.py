"""Explains items and scales: points, weights, and what was left out, down to raw answers.

Of a group an item is the mean of its roles, and a role the mean of its people.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from digimat.language import Text
from digimat.questionnaires import Item, State
from digimat.scoring.coding import CodedItem, rule_of
from digimat.scoring.explanation.node import STATES, Node, number, written
from digimat.scoring.explanation.people import roles_of
from digimat.scoring.results import Results
from digimat.scoring.scales import gives_its_number, scale_rule, weights_of

NO_POINTS = Text(fr="sa règle ne donne pas de points", en="its rule gives no points")
PEOPLE_LISTED = 12  # of a larger group, an item names each person only where it is itself asked for


def explain_item(results: Results, row: int, name: str, weight: float | None = None) -> Node:
    """Why an item, or one option of it, has its points."""
    if results.pooling is not None:
        return _pooled_item(results, row, name, weight)
    coded = results.coded.by_item[name]
    asked, state = coded.asked(row), State(int(coded.state[row]))
    itself = gives_its_number(coded)
    points = number((coded.value if itself else coded.points)[row])
    said = coded.code[row] if state is State.ANSWERED else None
    facts: dict[str, Any] = {"state": state.name.lower()}
    if coded.code[row]:
        facts["answer"] = coded.code[row]
    if said is not None:
        note = _answer(asked, coded.option, said)
        if asked.key is not None:
            facts["key"] = asked.key
    elif state is State.NOT_SHOWN and coded.item.when is not None:
        note, facts["when"] = _hidden(coded, row), coded.item.when
    else:
        note = STATES[state]
        if points is not None:
            worth = written(points)
            note = Text(
                fr=f"{note.fr} : {worth.fr} point, politique déclarée de la règle",
                en=f"{note.en}: {worth.en} points, the rule's declared policy",
            )
    excluded = None if points is not None else note if "when" in facts else _why_out(state)
    if coded.option:
        facts["option"] = coded.option
    if asked.asked:
        facts["asked"] = asked.asked
    rule = "option" if coded.option else "the number itself" if itself else rule_of(coded.item).name
    parameters = {} if coded.option else coded.item.with_
    return Node(
        name, "item", _title(results, name, row), points, rule, note, weight, excluded, (), parameters, facts
    )


def explain_scale(results: Results, row: int, name: str, weight: float | None = None) -> Node:
    """How a scale was computed from its inputs; of a group, where it is so pooled, from its people."""
    result = results.scales[name]
    scale = result.scale
    if results.pooling is not None and scale.pooled == "people":
        return _of_people(results, row, name, weight)
    weights = dict(zip(scale.inputs, map(float, weights_of(scale)), strict=True))
    answered, base = float(result.answered[row]), float(result.base[row])
    value = number(result.score[row])
    facts = {"answered": answered, "base": base, "min_answered": scale.min_answered}
    excluded = Text(fr="sans score", en="no score") if value is None and weight is not None else None
    inputs = (
        *(explain_item(results, row, item, weights[item]) for item in scale.items),
        *(explain_scale(results, row, inner, weights[inner]) for inner in scale.scales),
        *(_rank(results, row, level, weights[level]) for level in scale.levels),
    )
    known, of = written(answered), written(base)
    note = Text(
        fr=f"poids renseigné : {known.fr} sur {of.fr} (minimum {scale.min_answered:.0%})".replace(
            "%", "\u00a0%"
        ),
        en=f"weight answered: {known.en} of {of.en} (at least {scale.min_answered:.0%})",
    )
    if value is None:
        note = Text(fr=f"données insuffisantes ; {note.fr}", en=f"not enough data; {note.en}")
    if scale.with_:
        listed = ", ".join(f"{parameter}: {_short(given)}" for parameter, given in scale.with_.items())
        note = Text(fr=f"{note.fr} ; paramètres : {listed}", en=f"{note.en}; parameters: {listed}")
    rule = scale_rule(scale).name
    return Node(name, "scale", scale.title, value, rule, note, weight, excluded, inputs, scale.with_, facts)


def key_code(key: Any) -> str:
    """A key written as a code."""
    if isinstance(key, dict):
        return " ".join(f"{k}={v}" for k, v in key.items())
    return "+".join(map(str, key)) if isinstance(key, list) else str(key)


def _answer(item: Item, option: str, said: str) -> Text:
    if item.key is None or option:
        return Text(fr=f"réponse « {said} »", en=f'answer "{said}"')
    accepted = item.type == "short" and isinstance(item.key, list)
    key = " / ".join(map(str, item.key)) if accepted else key_code(item.key)
    return Text(fr=f"réponse « {said} », clé « {key} »", en=f'answer "{said}", key "{key}"')


def _hidden(coded: CodedItem, row: int) -> Text:
    note = Text(fr=f"non posé : seulement si {coded.item.when}", en=f"not shown: only if {coded.item.when}")
    if not coded.code[row]:
        return note
    return Text(
        fr=f"{note.fr} ; la réponse « {coded.code[row]} » ne compte pas",
        en=f'{note.en}; the answer "{coded.code[row]}" does not count',
    )


def _why_out(state: State) -> Text:
    excluded = STATES.get(state, NO_POINTS)
    if state in (State.NOT_APPLICABLE, State.NOT_SHOWN):
        return excluded
    return Text(fr=f"{excluded.fr} (reste dans la base)", en=f"{excluded.en} (stays in the base)")


def _title(results: Results, name: str, row: int) -> Text:
    part = next((p for p in results.questionnaire.parts if p.id == name), None)
    return part.title if part is not None else results.coded.by_item[name].asked(row).title


def _short(parameter: Any) -> str:
    """A parameter on one line; a long table by its beginning, the whole of it is in the node."""
    written = str(parameter)
    return written if len(written) <= 80 else f"{written[:79]}…"


def _rank(results: Results, row: int, name: str, weight: float) -> Node:
    """A level or stage as an input: its rank."""
    questionnaire = results.questionnaire
    titles = {v.id: v.title for v in questionnaire.levels} | {v.id: v.title for v in questionnaire.stages}
    value = number(results.columns[name][row])
    excluded = Text(fr="pas de niveau (reste dans la base)", en="no level (stays in the base)")
    return Node(
        name, "rank", titles[name], value, weight=weight, excluded=excluded if value is None else None
    )


def _pooled_item(results: Results, row: int, name: str, weight: float | None) -> Node:
    pooling, coded = results.pooling, results.coded.by_item[name]
    assert pooling is not None
    points = number((coded.value if gives_its_number(coded) else coded.points)[row])
    value, state = coded.value[row], State(int(coded.state[row]))
    facts: dict[str, Any] = {"state": state.name.lower()}
    note = Text(fr="moyenne des personnes", en="mean of the people")
    if pooling.roles:
        note = Text(fr="moyenne des rôles", en="mean of the roles")
    if coded.item.type in ("single", "yesno"):  # what else is a text may be one person's own words, or ticks
        facts["most_frequent"] = value
        if points is None and value is not None:
            note = Text(fr=f"réponse la plus fréquente : « {value} »", en=f'most frequent answer: "{value}"')
    agreement = pooling.agreement.get(name)
    if agreement is not None and not np.isnan(agreement[row]):
        facts["agreement"] = float(agreement[row])
        agreed = written(agreement[row], ".2f")
        note = Text(fr=f"{note.fr} ; accord r_wg {agreed.fr}", en=f"{note.en}; agreement r_wg {agreed.en}")
    excluded = None if points is not None else _why_out(state)
    inputs = roles_of(results, row, name, explain_item, alone=weight is None)
    return Node(
        name, "item", _title(results, name, row), points, "pooled", note, weight, excluded, inputs, {}, facts
    )


def _of_people(results: Results, row: int, name: str, weight: float | None) -> Node:
    result = results.scales[name]
    value = number(result.score[row])
    known, base = written(float(result.answered[row])), written(float(result.base[row]))
    note = Text(
        fr=f"moyenne des personnes qui ont un score : {known.fr} sur {base.fr}",
        en=f"mean of the people with a score: {known.en} of {base.en}",
    )
    facts = {"answered": float(result.answered[row]), "base": float(result.base[row]), "min_answered": 0.0,
             "min_people": result.scale.min_people}  # fmt: skip
    excluded = Text(fr="sans score", en="no score") if value is None and weight is not None else None
    inputs = roles_of(results, row, name, explain_scale, alone=weight is None)
    return Node(
        name, "scale", result.scale.title, value, "mean of people", note, weight, excluded, inputs, {}, facts
    )
