"""Changes of cuts: where levels begin, and where the sides of quadrants part."""

from __future__ import annotations

from collections.abc import Mapping

from digimat.language import Text
from digimat.questionnaires.adjustments.changes import Changes, titles_of
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.outcome_model import Axis, LevelSet, Quadrant
from digimat.questionnaires.yaml_reader import Path

_CUT = Text(fr="le jeu de niveaux ou le quadrant", en="level set or quadrant")
_LEVEL = Text(fr="le niveau", en="level")
_SIDE = Text(fr="le côté", en="side")
_OF_LEVEL = Text(
    fr="début du niveau « {step} » de « {levels} »", en='where level "{step}" of "{levels}" begins'
)
_OF_SIDE = Text(fr="seuil de « {scale} » dans « {quadrant} »", en='cut of "{scale}" in "{quadrant}"')


def change_cuts(
    questionnaire: Questionnaire, written: Mapping[str, Mapping[str, float]], changes: Changes
) -> Questionnaire:
    """The cuts that are named; the others stay."""
    levels, quadrants = list(questionnaire.levels), list(questionnaire.quadrants)
    titles = titles_of(questionnaire)
    for name, given in written.items():
        number = changes.find(("cuts", name), _CUT, [*(v.id for v in levels), *(q.id for q in quadrants)])
        if number is None:
            continue
        if number < len(levels):
            levels[number] = _of_levels(levels[number], number, given, changes)
        else:
            number -= len(levels)
            quadrants[number] = _of_quadrant(quadrants[number], number, given, titles, changes)
    return questionnaire.model_copy(update={"levels": tuple(levels), "quadrants": tuple(quadrants)})


def _of_levels(level_set: LevelSet, number: int, given: Mapping[str, float], changes: Changes) -> LevelSet:
    path: Path = ("cuts", level_set.id)
    steps, changed = list(level_set.steps), {}
    for name, cut in given.items():
        place = changes.find((*path, name), _LEVEL, [step.id for step in steps])
        if place is not None:
            step = steps[place]
            title = _OF_LEVEL.format(step=step.title, levels=level_set.title)
            changes.note((*path, name), title, step.from_, cut, ("levels", number, "steps", place, "from"))
            steps[place] = step.model_copy(update={"from_": cut})
            changed[place] = name
    for place, name in changed.items():
        # Levels that no longer rise, or that nobody reaches, are told of the neighbour that did not move.
        for neighbour in (place + 1, place - 1):
            changes.around(("levels", number, "steps", neighbour, "from"), (*path, name))
    changes.around(("levels", number), path)
    return level_set.model_copy(update={"steps": tuple(steps)})


def _of_quadrant(
    quadrant: Quadrant,
    number: int,
    given: Mapping[str, float],
    titles: Mapping[str, Text],
    changes: Changes,
) -> Quadrant:
    path: Path = ("cuts", quadrant.id)
    axes: dict[str, Axis] = {"x": quadrant.x, "y": quadrant.y}
    for name, cut in given.items():
        if changes.find((*path, name), _SIDE, axes) is not None:
            axis = axes[name]
            title = _OF_SIDE.format(scale=titles.get(axis.scale, axis.scale), quadrant=quadrant.title)
            changes.note((*path, name), title, axis.cut, cut, ("quadrants", number, name, "cut"))
            axes[name] = axis.model_copy(update={"cut": cut})
    changes.around(("quadrants", number), path)
    return quadrant.model_copy(update=axes)
