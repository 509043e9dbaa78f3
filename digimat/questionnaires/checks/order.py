"""No result depends on itself, whichever way round."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.ids import RESULTS
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.dependencies import (
    LEVEL_DERIVED,
    SCALE_DERIVED,
    Result,
    cycle,
    dependencies,
    results_of,
)
from digimat.questionnaires.model import Questionnaire, Scale
from digimat.questionnaires.outcome_model import Decision, Flag, LevelSet, Needs, StageSet
from digimat.questionnaires.yaml_reader import Path


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Each result is made of others that are not made of it; where it is not so, the way round is shown."""
    if reporter.ambiguous:
        return  # it would not be known what depends on what
    needs = dependencies(questionnaire)
    paths = [(field, n) for field in RESULTS for n, _ in enumerate(getattr(questionnaire, field))]
    for path, result in zip(paths, results_of(questionnaire), strict=True):
        if way := cycle(result.id, needs):
            yield reporter.problem(
                (*path, *_first_step(result, way[1])),
                "QST051",
                Text(
                    fr=f"« {result.id} » dépend de son propre résultat : {' → '.join(way)}",
                    en=f'"{result.id}" depends on itself: {" → ".join(way)}',
                ),
                Text(fr="Retirez l’un de ces liens.", en="Remove one of these links."),
            )


def _first_step(result: Result, next_: str) -> Path:
    """Where a result names the next one on the way round."""
    names = {next_, *(f"{next_}_{part}" for part in (*SCALE_DERIVED, *LEVEL_DERIVED))}
    return next((path for path, named in _named(result) if not names.isdisjoint(named)), ())


def _named(result: Result) -> Iterator[tuple[Path, Collection[str]]]:
    """Each place of a result that names others, and which."""
    match result:
        case Scale():
            yield from (((field,), getattr(result, field)) for field in ("scales", "levels", "items"))
        case LevelSet():
            yield ("scales",), result.scales
            for number, floor in enumerate(result.floors):
                yield ("floors", number, "when"), _names(floor.when)
            for number, cap in enumerate(result.caps):
                yield ("caps", number, "unless"), _names(cap.unless)
        case StageSet():
            for place, stage in enumerate(result.steps):
                for number, condition in enumerate(stage.gate.conditions if stage.gate is not None else ()):
                    path: Path = ("steps", place, "gate", "conditions", number)
                    yield (*path, "when"), _names(condition.when)
                    yield (*path, "applies"), _names(condition.applies)
        case Decision():
            yield ("needs",), result.needs
            yield from ((("rules", n, "when"), _names(rule.when)) for n, rule in enumerate(result.rules))
        case Needs():
            yield ("scales",), result.scales
        case Flag():
            yield ("when",), _names(result.when)


def _names(condition: str | None) -> Collection[str]:
    try:
        return parse_condition(condition).names if condition is not None else ()
    except ConditionError:  # other checks tell
        return ()
