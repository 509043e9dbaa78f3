"""Levels rise, each can be reached, and floors and caps name them."""

from __future__ import annotations

from collections.abc import Iterator

from digimat.language import Text
from digimat.problems import Problem
from digimat.questionnaires.checks.reporter import Reporter
from digimat.questionnaires.model import Questionnaire
from digimat.questionnaires.outcome_model import LevelSet
from digimat.questionnaires.yaml_reader import Path

_LEVEL = Text(fr="le niveau", en="level")


def check(questionnaire: Questionnaire, reporter: Reporter) -> Iterator[Problem]:
    """Steps strictly rise; floors, caps, bands and requirements name what exists."""
    for number, level_set in enumerate(questionnaire.levels):
        path: Path = ("levels", number)
        yield from reporter.unknowns(
            (*path, "scales"), Text(fr="l’échelle", en="scale"), level_set.scales, reporter.scales
        )
        yield from _steps(level_set, path, reporter)
        yield from _bounds(level_set, path, reporter)
    requirement = questionnaire.requirement
    if requirement is not None:
        banded = [v.id for v in questionnaire.levels if v.bands and len(v.scales) == 1]
        if requirement.levels not in banded:
            yield reporter.unknown(("requirement", "levels"), _LEVEL, requirement.levels, banded)


def _steps(level_set: LevelSet, path: Path, reporter: Reporter) -> Iterator[Problem]:
    if not level_set.steps or not level_set.scales:
        yield reporter.problem(
            path,
            "QST060",
            Text(
                fr=f"« {level_set.id} » n’a pas de niveaux ou d’échelle",
                en=f'"{level_set.id}" lacks steps or scales',
            ),
            Text(fr="Ajoutez scales: […] et steps: […].", en="Add scales: […] and steps: […]."),
        )
    for place, (lower, upper) in enumerate(zip(level_set.steps, level_set.steps[1:], strict=False)):
        if upper.from_ <= lower.from_:
            yield reporter.problem(
                (*path, "steps", place + 1, "from"),
                "QST061",
                Text(
                    fr=f"le niveau « {upper.id} » commence à {upper.from_:g}, pas au-dessus de "
                    f"« {lower.id} » ({lower.from_:g})",
                    en=f'level "{upper.id}" starts at {upper.from_:g}, not above "{lower.id}" ({lower.from_:g})',
                ),
                Text(
                    fr="Rangez les niveaux du plus bas au plus haut.", en="List the levels from low to high."
                ),
            )
    for place, step in enumerate(level_set.steps):
        if step.band is not None and step.band not in level_set.bands:
            yield reporter.unknown(
                (*path, "steps", place, "band"), Text(fr="la bande", en="band"), step.band, level_set.bands
            )
    used = {s.band for s in level_set.steps}
    for band in level_set.bands:
        if band not in used:
            yield reporter.problem(
                (*path, "bands", band),
                "QST062",
                Text(fr=f"aucun niveau n’est dans la bande « {band} »", en=f'no level is in band "{band}"'),
                Text(fr="Retirez-la, ou donnez-lui un niveau.", en="Remove it, or give it a level."),
            )


def _bounds(level_set: LevelSet, path: Path, reporter: Reporter) -> Iterator[Problem]:
    steps = [s.id for s in level_set.steps]
    for place, floor in enumerate(level_set.floors):
        at = (*path, "floors", place)
        if floor.at_least not in steps:
            yield reporter.unknown((*at, "at_least"), _LEVEL, floor.at_least, steps)
        yield from reporter.condition((*at, "when"), floor.when)
    for place, cap in enumerate(level_set.caps):
        at = (*path, "caps", place)
        if cap.at_most not in steps:
            yield reporter.unknown((*at, "at_most"), _LEVEL, cap.at_most, steps)
        yield from reporter.condition((*at, "unless"), cap.unless)
    if (level_set.floors or level_set.caps) and len(level_set.scales) > 1:
        yield reporter.problem(
            path,
            "QST063",
            Text(
                fr=f"« {level_set.id} » vaut pour plusieurs échelles : planchers et plafonds n’y ont pas de sens",
                en=f'"{level_set.id}" serves several scales: floors and caps make no sense there',
            ),
            Text(fr="Donnez-leur des niveaux à part.", en="Give them levels of their own."),
        )
