"""Levels that add up, each of them the mean of its streams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from digimat.language import Text
from digimat.questionnaires import Scale
from digimat.scoring.arrays import Points, Scores, divide, row_sum
from digimat.scoring.misfits import Misfit, unknown_input
from digimat.scoring.registry import scoring_rule
from digimat.scoring.spans import Span, hull, plus

Streams = Annotated[list[str], Field(min_length=1)]
Groups = Annotated[list[Streams], Field(min_length=1)]


def _check(scale: Scale) -> Iterator[Misfit]:
    inputs, seen = list(scale.inputs), set()
    for level, streams in enumerate(scale.with_["groups"]):
        for place, name in enumerate(streams):
            path = ("groups", level, place)
            if name not in inputs:
                yield unknown_input(scale, name, path)
            elif name in seen:
                yield Misfit(
                    "SCO045",
                    Text(fr=f"« {name} » est dans deux groupes", en=f'"{name}" is in two groups'),
                    Text(fr="Laissez-le dans un seul.", en="Leave it in one."),
                    path,
                )
            seen.add(name)
    if left_out := [name for name in inputs if name not in seen]:
        yield Misfit(
            "SCO045",
            Text(
                fr=f"ces entrées de « {scale.id} » ne sont dans aucun groupe : {', '.join(left_out)}",
                en=f'these inputs of "{scale.id}" are in no group: {", ".join(left_out)}',
            ),
            Text(
                fr="Ajoutez-les à un groupe, ou retirez-les de l’échelle.",
                en="Add them to a group, or remove them from the scale.",
            ),
            ("groups",),
        )


def _range(scale: Scale, inputs: Sequence[Span]) -> Span:
    by_name = dict(zip((*scale.items, *scale.scales, *scale.levels), inputs, strict=True))
    total = Span(0.0, 0.0)
    for streams in scale.with_["groups"]:
        total = plus(total, hull(by_name[name] for name in streams))
    return total


@scoring_rule(
    "levels_of_streams",
    fr="Somme, sur les niveaux, de la moyenne des filières du niveau.",
    check=_check,
    range_=_range,
)
def levels_of_streams(points: Points, names: Sequence[str], *, groups: Groups) -> Scores:
    """Sum over levels of the mean of the streams of each level.

        score = Σ over levels (Σ points / number of streams with points)

    Args:
        points: float (respondents, columns); NaN = missing.
        names: the ids of the columns.
        groups: one list a level, of the ids of its streams.
    Returns:
        float (respondents,) from 0 to the number of levels where points go from 0 to 1; NaN where a level
        has no stream with points.
    Missing: a stream without points leaves its level's mean; a level without any makes the score missing,
        because a sum of fewer levels is another score.
    Source: OWASP SAMM 2, maturity score of a practice: three levels of two streams, answers worth 0, 0.25,
        0.5 and 1.

    >>> levels_of_streams(np.array([[1, 0.5, 0.25, 0]]), ["a1", "b1", "a2", "b2"], groups=[["a1", "b1"], ["a2", "b2"]])
    array([0.875])
    """
    score = np.zeros(len(points))
    for streams in groups:
        level = points[:, [names.index(name) for name in streams]]
        has_points = ~np.isnan(level)
        earned = row_sum(np.where(has_points, level, 0))
        score += divide(earned, row_sum(has_points.astype(np.float64)))
    return score
