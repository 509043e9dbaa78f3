"""Ability from item responses: the three-parameter model and its posterior, which three rules share.

Everything is computed as logarithms, so that no difficulty, however far away, makes an impossible response.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeAlias

import numpy as np
from pydantic import Discriminator, Field, Tag

from digimat.language import Text
from digimat.questionnaires import Scale
from digimat.questionnaires.basics import Number, Positive
from digimat.scoring.arrays import Floats, Points, row_sum
from digimat.scoring.misfits import Misfit, unknown_input
from digimat.scoring.spans import Span

DISCRIMINATION: Final = 1.2  # a where a questionnaire gives none: a prior, before any item is calibrated
NODES: Final = np.arange(-40, 41) / 10  # θ from -4 to 4, 81 nodes
PRIOR: Final = -(NODES**2) / 2  # logarithm of the density of N(0, 1), less a constant


def _how_many(written: Any) -> str:
    """Whether one number is written or one an item, so that what is wrong is said of the one that was meant."""
    return "[some]" if isinstance(written, dict) else "[one]"


Difficulty: TypeAlias = Annotated[dict[str, Number], Field(min_length=1)]
Guessing: TypeAlias = dict[str, Number]
Discrimination: TypeAlias = Annotated[
    Annotated[Positive, Tag("[one]")] | Annotated[dict[str, Positive], Tag("[some]")],
    Discriminator(_how_many),
]

_BLOCK = 4096  # respondents at a time: 81 numbers for each of them stay in the processor's cache


@dataclass(frozen=True, slots=True)
class ItemParameters:
    """a, b and c of each column of a scale: float (columns,)."""

    discrimination: Floats
    difficulty: Floats
    guessing: Floats


def parameters_of(
    names: Sequence[str],
    difficulty: Mapping[str, float],
    discrimination: float | Mapping[str, float],
    guessing: Mapping[str, float] | None,
) -> ItemParameters:
    """The parameters of a scale's columns: a is 1.2 and c is 0 where the questionnaire says nothing."""
    slopes = discrimination if isinstance(discrimination, Mapping) else dict.fromkeys(names, discrimination)
    return ItemParameters(
        np.array([slopes.get(name, DISCRIMINATION) for name in names], np.float64),
        np.array([difficulty[name] for name in names], np.float64),
        np.array([(guessing or {}).get(name, 0.0) for name in names], np.float64),
    )


def log_probabilities(column: int, parameters: ItemParameters, ability: Floats) -> tuple[Floats, Floats]:
    """Logarithms of P and 1 - P of a right response to one item, at each ability.

    P = c + (1 - c) / (1 + exp(-a (θ - b)))
    """
    a, b, c = (p[column] for p in (parameters.discrimination, parameters.difficulty, parameters.guessing))
    logit = a * (ability - b)
    knows, does_not = -np.logaddexp(0, -logit), -np.logaddexp(0, logit)
    if c == 0:
        return knows, does_not
    return np.logaddexp(np.log(c), np.log1p(-c) + knows), np.log1p(-c) + does_not


def estimate_ability(points: Points, parameters: ItemParameters) -> tuple[Floats, Floats]:
    """Mean and standard deviation of the posterior of θ; NaN for a respondent without any points.

    Points outside 0..1 count as the nearest of the two: a penalty for guessing is 0 here, where guessing is
    part of the model.
    """
    curves = [log_probabilities(column, parameters, NODES) for column in range(points.shape[1])]
    ability, error = np.full(len(points), np.nan), np.full(len(points), np.nan)
    for start in range(0, len(points), _BLOCK):
        block = points[start : start + _BLOCK]
        logs = np.repeat(PRIOR[:, np.newaxis], len(block), axis=1)  # (nodes, respondents)
        for (right, wrong), column in zip(curves, block.T, strict=True):
            there = ~np.isnan(column)
            earned = np.where(there, np.clip(column, 0.0, 1.0), 0.0)
            logs += np.outer(right - wrong, earned)
            logs += np.outer(wrong, there)
        # The highest is taken off, so that the posterior of many items is not too small for a number.
        mass = np.exp(logs - logs.max(axis=0)).T
        total = row_sum(mass)
        mean = row_sum(mass * NODES) / total
        spread = np.sqrt(row_sum(mass * (NODES - mean[:, np.newaxis]) ** 2) / total)
        known = ~np.isnan(block).all(axis=1)
        ability[start : start + _BLOCK] = np.where(known, mean, np.nan)
        error[start : start + _BLOCK] = np.where(known, spread, np.nan)
    return ability, error


def expected_percentage(parameters: ItemParameters, ability: Floats) -> Floats:
    """The test characteristic curve of all columns in percent: 100 × the mean of their P at each ability."""
    columns, known = len(parameters.difficulty), ~np.isnan(ability)
    somewhere = np.where(known, ability, 0.0)
    each = [np.exp(log_probabilities(column, parameters, somewhere)[0]) for column in range(columns)]
    return np.where(known, 100 * row_sum(np.column_stack(each)) / columns, np.nan)


def ability_range(parameters: ItemParameters) -> Span:
    """The lowest and the highest ability: all wrong and all right.

    More points never lower the estimate, and a wrong response never raises it above what it is without one.
    """
    all_wrong_all_right = np.outer([0.0, 1.0], np.ones(len(parameters.difficulty)))
    low, high = estimate_ability(all_wrong_all_right, parameters)[0]
    return Span(float(low), float(high))


def parameters_in(scale: Scale) -> ItemParameters:
    """The parameters that a scale without a misfit gives to its rule."""
    given = scale.with_
    slopes = given.get("discrimination", DISCRIMINATION)
    return parameters_of(scale.inputs, given["difficulty"], slopes, given.get("guessing"))


def check_parameters(scale: Scale) -> Iterator[Misfit]:
    """Each parameter names an input, each input has a difficulty, and nobody is always right by guessing."""
    inputs = scale.inputs
    for parameter in ("difficulty", "guessing", "discrimination"):
        given = scale.with_.get(parameter)
        for name in given if isinstance(given, Mapping) else ():
            if name not in inputs:
                yield unknown_input(scale, name, (parameter, name))
    if left_out := [name for name in inputs if name not in scale.with_["difficulty"]]:
        yield Misfit(
            "SCO049",
            Text(
                fr=f"ces entrées de « {scale.id} » n’ont pas de difficulté : {', '.join(left_out)}",
                en=f'these inputs of "{scale.id}" have no difficulty: {", ".join(left_out)}',
            ),
            Text(
                fr="Ajoutez-la, par exemple 0 pour un item moyen, ou retirez ces entrées de l’échelle.",
                en="Add it, 0 for an average item for instance, or remove these inputs from the scale.",
            ),
            ("difficulty",),
        )
    for name, share in (scale.with_.get("guessing") or {}).items():
        if not 0 <= share < 1:
            yield Misfit(
                "SCO013",
                Text(
                    fr=f"« {share:g} » n’est pas une chance de deviner {name}",
                    en=f'"{share:g}" is not a chance to guess {name}',
                ),
                Text(
                    fr="Écrivez 0 ou plus, et moins de 1 ; 1 / nombre d’options pour un choix unique.",
                    en="Write 0 or more, and less than 1; 1 / number of options for a single choice.",
                ),
                ("guessing", name),
            )
