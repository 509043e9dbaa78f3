"""Points read off a line through declared points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from digimat.language import Text
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import DIRECTED, ITEM_TYPES, NUMBERS
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import item_rule
from digimat.scoring.spans import Span
from digimat.scoring.tables import Line, check_rising


def _check(item: Item) -> Iterator[Misfit]:
    yield from check_rising(item, "points")
    for place, (_, earned) in enumerate(item.with_["points"]):
        if not 0 <= earned <= 100:
            yield Misfit(
                "SCO018",
                Text(
                    fr=f"item {item.id} : {earned:g} points, hors de 0 à 100",
                    en=f"item {item.id}: {earned:g} points, outside 0 to 100",
                ),
                Text(
                    fr="Donnez les points en pour cent de l’item : [nombre, points].",
                    en="Give points in percent of the item: [number, points].",
                ),
                ("points", place),
            )


def _range(item: Item) -> Span:
    """The points of every step or, of a number, those at the points of the line."""
    points = item.with_["points"]
    if item.type in DIRECTED:
        low, high = ITEM_TYPES[item.type].bounds(item)
        earned = [piecewise(item, number, points=points) for number in range(low, high + 1)]
    else:
        earned = [at_point / 100 for _, at_point in points]
    return Span(min(earned), max(earned))


@item_rule(
    "piecewise",
    types=sorted(NUMBERS),
    takes_key=False,
    check=_check,
    range_=_range,
    fr="Points lus sur une ligne brisée déclarée, constante au-delà de ses deux bouts.",
)
def piecewise(
    item: Item,  # noqa: ARG001 (every item rule is called with its item)
    number: float,
    *,
    points: Line,
) -> float:
    """Points read off a line through declared points, level beyond its two ends.

        points = (p1 (x2 - x) + p2 (x - x1)) / (x2 - x1) / 100, between [x1, p1] and [x2, p2]

    Args:
        item: answered with a number.
        number: the number given, or the number of the step chosen.
        points: pairs ``[number, points]``, the numbers rising strictly, the points from 0 to 100 (percent of
            the item): ``[[60, 100], [2880, 0]]``. A line may rise, fall, or do both.
    Returns:
        0 to 1.
    Missing: blank, "don't know", not applicable and not shown stay missing: a survey has no wrong answers.
    Source: linear interpolation, clamped at both ends; digimat's own rule.
    """
    if number <= points[0][0]:
        return points[0][1] / 100
    for (x1, p1), (x2, p2) in pairwise(points):
        if number <= x2:
            return min(1.0, (p1 * (x2 - number) + p2 * (number - x1)) / (100 * (x2 - x1)))
    return points[-1][1] / 100
