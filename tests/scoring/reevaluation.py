"""Computes an explanation again from its JSON alone: each value from the values printed under it.

What it takes from elsewhere are the definitions: items with their keys, and the rules as functions.
"""

from itertools import pairwise

import numpy as np

from digimat.questionnaires import read_response
from digimat.questionnaires.conditions import parse_condition
from digimat.questionnaires.evaluation import evaluate
from digimat.scoring.parts import part_points
from digimat.scoring.registry import find_rule
from digimat.scoring.scales import call_rule

TOLERANCE = 1e-9


def again(node, questionnaire):
    """The value of a node, from its inputs; every node beneath it is computed again too."""
    for inner in node.get("inputs", ()):
        value = again(inner, questionnaire)
        assert same(value, inner["value"]), (inner["kind"], inner["name"], value, inner["value"])
    return KINDS[node["kind"]](node, questionnaire)


def same(one, other):
    """Bit for bit, 0 and -0 apart from nothing; missing is missing."""
    return one == other and (one is None) == (other is None)


def item(node, questionnaire):
    facts = node["facts"]
    if node["rule"] == "pooled":
        return pooled(node)
    defined = next(
        i
        for i in questionnaire.items
        if i.id == node["name"] or any(node["name"] == f"{i.id}_{o}" for o in i.options)
    )
    defined = defined.instance(facts.get("asked", ""))
    if facts["state"] == "answered":
        response = read_response(defined, facts["answer"]).response
        if node["rule"] == "option":
            return float(part_points(defined, response, facts["option"]))
        if node["rule"] == "the number itself":
            return float(response)
        points = find_rule("item", node["rule"]).function(defined, response, **node.get("parameters", {}))
        return None if np.isnan(points) else float(points)
    if node["rule"] in ("option", "the number itself"):
        return None
    rule = find_rule("item", node["rule"])
    return {"blank": rule.blank, "dont_know": rule.dont_know}.get(facts["state"])


def pooled(node):
    """The weighted mean of the roles that count."""
    counting = [r for r in node.get("inputs", []) if r["value"] is not None and "excluded" not in r]
    if len(counting) == 1:
        return counting[0]["value"]
    total = weight = 0.0
    for role in counting:
        total += role["value"] * role["weight"]
        weight += role["weight"]
    return total / weight if weight else None


def role(node, questionnaire):
    """The mean of its people, where they may be named."""
    people = node.get("inputs")
    if people is None or "excluded" in node:
        return node["value"]
    values = sorted(p["value"] for p in people if p["value"] is not None)
    return sum(values) / len(values) if values else None


def person(node, questionnaire):
    return node["value"]


def scale(node, questionnaire):
    facts, inputs = node["facts"], node.get("inputs", [])
    if node["rule"] == "mean of people":
        enough = facts["answered"] >= facts["min_people"] * facts["base"] - TOLERANCE
        return pooled(node) if enough else None
    base = answered = 0.0
    for each in inputs:
        share = _share(each)
        if share is not None:
            base += each["weight"]
            answered += share * each["weight"]
    assert (base, answered) == (facts["base"], facts["answered"]), node["name"]
    if not base or answered < facts["min_answered"] * base - TOLERANCE:
        return None
    defined = questionnaire.scale(node["name"])
    points = np.array([[np.nan if each["value"] is None else each["value"] for each in inputs]], order="F")
    weights = np.array([each["weight"] for each in inputs])
    names = [each["name"] for each in inputs]
    score = call_rule(find_rule("scale", node["rule"]), points, weights, names, defined.with_)[0]
    return None if np.isnan(score) else float(score)


def _share(node):
    """The share of an input that is answered; None where it does not count."""
    if node["kind"] == "item":
        out = node["facts"]["state"] in ("not_applicable", "not_shown")
        return None if out else float(node["value"] is not None)
    if node["kind"] == "rank":
        return float(node["value"] is not None)
    base, answered = node["facts"]["base"], node["facts"]["answered"]
    if base == 0:
        return None
    return answered / base if node["value"] is not None else 0.0


def condition(node, questionnaire):
    values = {inner["name"]: inner["value"] for inner in node.get("inputs", ())}
    value = evaluate(parse_condition(node["name"]), values)
    return None if value is None or isinstance(value, str) else value != 0


def level(node, questionnaire):
    if node["value"] is None and all(inner["kind"] == "level" for inner in node["inputs"]):
        return None  # levels of several scales under one name
    score, *rules = node["inputs"]
    steps = node["facts"]["steps"]
    ids = [step["id"] for step in steps]
    reached = [
        n
        for n, step in enumerate(steps)
        if score["value"] is not None and score["value"] >= step["from"] - TOLERANCE
    ]
    if not reached:
        return None
    rank = reached[-1]
    for rule in rules:
        if "at_least" in rule["facts"] and rule["value"] is True:
            rank = max(rank, ids.index(rule["facts"]["at_least"]))
    for rule in rules:
        if "at_most" in rule["facts"] and rule["value"] is not True:
            rank = min(rank, ids.index(rule["facts"]["at_most"]))
    return ids[rank]


def stages(node, questionnaire):
    gates = [each for each in node["inputs"] if each["kind"] == "gate"]
    conditions = [c["inputs"][0]["value"] for gate in gates for c in gate["inputs"]]
    if conditions and all(value is None for value in conditions):
        return None
    if not all(each["value"] for each in node["inputs"] if each["kind"] == "condition"):
        return None
    reached = 0
    for gate in gates:
        if not gate["value"]:
            break
        reached += 1
    return node["facts"]["steps"][reached]


def gate(node, questionnaire):
    facts = node["facts"]
    counting = [c for c in node["inputs"] if c["facts"]["applies"]]
    met = sum(c["value"] for c in counting)
    assert (met, len(counting)) == (facts["met"], facts["applicable"])
    wanted = (
        len(counting) - facts["all_but"]
        if facts["at_least"] is None
        else min(facts["at_least"], len(counting))
    )
    return met >= wanted and all(c["value"] for c in counting if c["facts"]["mandatory"])


def gate_condition(node, questionnaire):
    return node["inputs"][0]["value"] is True


def decision(node, questionnaire):
    needs = [i["value"] for i in node["inputs"] if i["kind"] == "value"]
    for line in (i for i in node["inputs"] if i["kind"] == "line"):
        if line["value"] is None or None in needs:
            return None
        if line["value"]:
            assert line["facts"]["fired"]
            return line["facts"]["outcome"]
    return None


def line(node, questionnaire):
    return node["inputs"][0]["value"] if node.get("inputs") else True


def needs(node, questionnaire):
    values = {i["name"]: i["value"] for i in node["inputs"]}
    if None in values.values():
        return None
    ranked = sorted(values.values(), reverse=True)
    for place, (one, other) in enumerate(pairwise(ranked)):
        if one - other >= node["facts"]["gap"] - TOLERANCE:
            return "+".join(name for name, value in values.items() if value >= ranked[place])
    return "all"


def flag(node, questionnaire):
    # Of a flag that is of groups only, a person has nothing, and the other way round.
    return node["inputs"][0]["value"] if node.get("inputs") else None


def requirement(node, questionnaire):
    facts = node.get("facts")
    if not facts:
        return None
    reached = node["inputs"][0]
    if reached["value"] is None:
        return None
    steps = questionnaire.level_set(questionnaire.requirement.levels).steps
    rank = [s.id for s in steps].index(reached["value"])
    if rank >= next(n for n, s in enumerate(steps) if s.band == facts["band"]):
        return "met"
    return (
        "not_met"
        if reached["inputs"][0]["value"] + facts["margin"] < facts["cut"] - TOLERANCE
        else "to_confirm"
    )


def advice(node, questionnaire):
    priority = node["facts"].get("priority")
    if priority is None:
        return node["value"]
    return priority["weight"] * (priority["target"] - priority["score"]) / 100 * priority["leverage"]


def companion(node, questionnaire):
    return node["inputs"][0]["value"] if node.get("inputs") else False


def deeper(node, questionnaire):
    called = dict.fromkeys(i["name"] for i in node["inputs"] if i["value"])
    return ", ".join(called) or None


KINDS = {
    "item": item, "role": role, "person": person, "scale": scale, "condition": condition, "level": level,
    "stages": stages, "gate": gate, "gate condition": gate_condition, "decision": decision, "line": line,
    "needs": needs, "flag": flag, "requirement": requirement, "advice": advice,
    "companion": companion, "deeper": deeper,
    "value": lambda node, questionnaire: node["value"], "rank": lambda node, questionnaire: node["value"],
}  # fmt: skip
