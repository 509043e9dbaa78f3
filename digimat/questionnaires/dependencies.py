"""What depends on what: the results of a questionnaire, each after those that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.model import Questionnaire, Scale
from digimat.questionnaires.outcome_model import Decision, Flag, LevelSet, Needs, StageSet

Result: TypeAlias = Scale | LevelSet | StageSet | Decision | Needs | Flag

# What a name in a condition may add to the id of a result, for something that comes with that result.
SCALE_DERIVED = ("dont_know", "agreement", "gap")
LEVEL_DERIVED = ("capped",)


def results_of(questionnaire: Questionnaire) -> Iterator[Result]:
    """Everything that is computed from answers, in the order of the file."""
    q = questionnaire
    for results in (q.scales, q.levels, q.stages, q.all_decisions, q.needs, q.flags):
        yield from results


def in_order(questionnaire: Questionnaire) -> list[Result]:
    """The results, each after those it depends on; the questionnaire has been checked, so that there is a way."""
    by_id = {result.id: result for result in results_of(questionnaire)}
    needs = dependencies(questionnaire)
    done: dict[str, Result] = {}

    def visit(name: str) -> None:
        for needed in sorted(needs[name]):
            if needed not in done:
                visit(needed)
        done.setdefault(name, by_id[name])

    for name in by_id:
        visit(name)
    return list(done.values())


def cycle(start: str, needs: Mapping[str, frozenset[str]]) -> list[str]:
    """The way from a result back to itself, empty where there is none."""
    ways = [[start, name] for name in sorted(needs[start])]
    seen = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways.extend([*way, name] for name in sorted(needs[way[-1]]))
    return []


def dependencies(questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    """The id of each result, and the ids of the results that it needs at once. Unknown names are left out."""
    owner = {result.id: result.id for result in results_of(questionnaire)}
    owner |= {f"{scale.id}_{part}": scale.id for scale in questionnaire.scales for part in SCALE_DERIVED}
    owner |= {f"{level.id}_{part}": level.id for level in questionnaire.levels for part in LEVEL_DERIVED}
    return {
        result.id: frozenset(owner[name] for name in names_in(result) if name in owner)
        for result in results_of(questionnaire)
    }


def names_in(result: Result) -> Iterator[str]:
    """Every name that a result mentions: its inputs, and what its conditions name."""
    match result:
        case Scale():
            yield from (*result.items, *result.scales, *result.levels)
        case LevelSet():
            yield from result.scales
        case Decision():
            yield from result.needs
        case Needs():
            yield from result.scales
    for text in conditions_in(result):
        try:
            yield from parse_condition(text).names
        except ConditionError:  # the checks tell
            continue


def conditions_in(result: Result) -> Iterator[str]:
    """The conditions of a result, as they are written."""
    match result:
        case LevelSet():
            yield from (floor.when for floor in result.floors)
            yield from (cap.unless for cap in result.caps)
        case StageSet():
            if result.when is not None:
                yield result.when
            for stage in result.steps:
                for condition in stage.gate.conditions if stage.gate is not None else ():
                    yield condition.when
                    if condition.applies is not None:
                        yield condition.applies
        case Decision():
            yield from (rule.when for rule in result.rules if rule.when is not None)
        case Flag():
            yield result.when
