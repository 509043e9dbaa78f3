"""What is known of every number before anybody answers: the lowest and the highest it can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import inf

from digimat.questionnaires import InvalidResponse, Item, Needs, Questionnaire, State, read_response
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.item_types import ITEM_TYPES, NUMBERS
from digimat.questionnaires.item_types.yesno import WORDS as YES_NO
from digimat.scoring.registry import BUILT_IN, find_rule
from digimat.scoring.spans import ANY, SHARE, Span, weighted
from digimat.scoring.values import Texts, Value

MANY = 8  # of more needs than this the profiles are not listed


@dataclass(frozen=True, slots=True)
class Ranges:
    """What each thing can be, where it is not missing. What is not known, or wrongly defined, has no bounds.

    ``points`` of items and their parts, ``scales`` their scores, ``names`` what conditions see of every name;
    ``faulty`` the ids of items and scales whose rule cannot be applied.
    """

    points: Mapping[str, Span]
    scales: Mapping[str, Span]
    names: Mapping[str, Value]
    faulty: Collection[str]


def ranges_of(questionnaire: Questionnaire, faulty: Collection[str] = ()) -> Ranges:
    """The ranges of a questionnaire, even one with errors.

    Args:
        questionnaire: as it was read; names in it may lead nowhere and scales depend on themselves.
        faulty: ids of items and scales whose rule cannot be applied.
    """
    # Two items of one id are an error that is told elsewhere; here one of them is enough to know nothing.
    unsound = {i.id for i in questionnaire.items if i.id in faulty or _has_faults(i)}
    points = {item.id: ANY if item.id in unsound else points_of(item) for item in questionnaire.items}
    points |= {part.id: SHARE for part in questionnaire.parts}
    scales = _scales(questionnaire, points, faulty)
    names: dict[str, Value] = {
        field.id: Texts(frozenset(field.options) if field.options else None)
        for field in questionnaire.profile
    }
    names |= {item.id: None if item.id in unsound else _seen(item) for item in questionnaire.items}
    names |= {part.id: SHARE for part in questionnaire.parts}
    names |= dict(_results(questionnaire, scales))
    return Ranges(points, scales, names, faulty)


def points_of(item: Item) -> Span:
    """The fewest and the most points that a response to an item can earn; of an unscored number, the number."""
    if item.rule == UNSCORED:
        value = _seen(item)
        return value if isinstance(value, Span) else ANY
    rule = find_rule("item", item.rule)
    if rule is None or (rule.types and item.type not in rule.types):
        return ANY
    if rule.range_ is not None:
        return rule.range_(item)
    return SHARE if rule.name in BUILT_IN["item"] else ANY  # another package may declare a penalty


def input_range(
    name: str, points: Mapping[str, Span], scales: Mapping[str, Span], ranks: Mapping[str, Span]
) -> Span:
    """What one input of a scale can be."""
    return points.get(name) or scales.get(name) or ranks.get(name) or ANY


def _has_faults(item: Item) -> bool:
    kind = ITEM_TYPES.get(item.type)
    return kind is None or any(True for _ in kind.check(item))


def _scales(
    questionnaire: Questionnaire, points: Mapping[str, Span], faulty: Collection[str]
) -> dict[str, Span]:
    ranks = dict(_ranks(questionnaire))
    by_id = {scale.id: scale for scale in questionnaire.scales}
    done: dict[str, Span] = {}

    def visit(name: str) -> None:
        scale = by_id[name]
        done[name] = ANY  # a scale that depends on itself finds this
        for inner in scale.scales:
            if inner in by_id and inner not in done:
                visit(inner)
        rule = find_rule("scale", scale.rule)
        inputs = [input_range(each, points, done, ranks) for each in scale.inputs]
        if rule is not None and rule.range_ is not None and name not in faulty and weighted(scale, inputs):
            done[name] = rule.range_(scale, inputs)

    for name in by_id:
        if name not in done:
            visit(name)
    return done


def _ranks(questionnaire: Questionnaire) -> Iterator[tuple[str, Span]]:
    steps = {level_set.id: len(level_set.steps) for level_set in questionnaire.levels}
    steps |= {stage_set.id: len(stage_set.steps) for stage_set in questionnaire.stages}
    for name, number in steps.items():
        yield name, Span(0.0, max(0.0, number - 1.0))


def _seen(item: Item) -> Value:
    """What conditions see of an item: a number, or a code."""
    if item.type == "numeric":
        return ANY
    if item.type in NUMBERS:
        low, high = ITEM_TYPES[item.type].bounds(item)
        return Span(float(low), float(high))
    if item.type in ("single", "yesno"):
        return Texts(frozenset(item.options or YES_NO))

    def is_code(text: str) -> bool:
        try:
            reading = read_response(item, text)
        except InvalidResponse:
            return False
        return reading.state is State.ANSWERED and reading.code == text

    return Texts(None, is_code)


def _results(questionnaire: Questionnaire, scales: Mapping[str, Span]) -> Iterator[tuple[str, Value]]:
    """What conditions see of everything that is computed."""
    for name, span in scales.items():
        yield name, span
        yield f"{name}_dont_know", SHARE
        yield f"{name}_agreement", SHARE
        yield f"{name}_gap", Span(0.0, inf)
    yield from _ranks(questionnaire)
    for level_set in questionnaire.levels:
        yield f"{level_set.id}_capped", SHARE
    for decision in questionnaire.all_decisions:
        yield decision.id, Texts(frozenset(rule.outcome for rule in decision.rules))
    for needs in questionnaire.needs:
        yield needs.id, _profiles(needs)
    for flag in questionnaire.flags:
        yield flag.id, SHARE


def _profiles(needs: Needs) -> Texts:
    if len(needs.scales) > MANY:
        return Texts(None)
    some = range(1, len(needs.scales))
    return Texts(frozenset({"all", *("+".join(ids) for n in some for ids in combinations(needs.scales, n))}))
