"""Spans: the lowest and the highest that a number can be, and arithmetic on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf, isnan
from typing import Final, NamedTuple

import numpy as np

from digimat.questionnaires import Scale
from digimat.scoring.arrays import Floats


class Span(NamedTuple):
    """All numbers from the lowest to the highest, both included."""

    low: float
    high: float


ANY: Final = Span(-inf, inf)
SHARE: Final = Span(0.0, 1.0)
ONE: Final = Span(1.0, 1.0)


def hull(spans: Iterable[Span]) -> Span:
    """The least span that holds all of these.

    >>> hull([Span(0, 1), Span(3, 4)])
    Span(low=0, high=4)
    """
    lows, highs = zip(*spans, strict=True)
    return Span(min(lows), max(highs))


def lowest(spans: Iterable[Span]) -> Span:
    """What the lowest of several numbers can be."""
    lows, highs = zip(*spans, strict=True)
    return Span(min(lows), min(highs))


def highest(spans: Iterable[Span]) -> Span:
    """What the highest of several numbers can be."""
    lows, highs = zip(*spans, strict=True)
    return Span(max(lows), max(highs))


def plus(left: Span, right: Span) -> Span:
    """What a sum can be."""
    return _known(left.low + right.low, left.high + right.high)


def minus(left: Span, right: Span) -> Span:
    """What a difference can be."""
    return _known(left.low - right.high, left.high - right.low)


def times(left: Span, right: Span) -> Span:
    """What a product can be.

    >>> times(Span(-1, 2), Span(3, 4))
    Span(low=-4, high=8)
    """
    products = [_product(x, y) for x in left for y in right]
    return _known(min(products), max(products))


def over(left: Span, right: Span) -> Span:
    """What a quotient can be: anything, where the divisor can be 0 or next to it on both sides."""
    if right.low <= 0 <= right.high:
        return ANY
    return times(left, Span(1 / right.high, 1 / right.low))


def weighted(scale: Scale, inputs: Sequence[Span]) -> list[tuple[Span, float]]:
    """The inputs of a scale that weigh, and what each weighs."""
    names = (*scale.items, *scale.scales, *scale.levels)
    weights = [scale.weights.get(name, 1.0) for name in names]
    return [(span, weight) for span, weight in zip(inputs, weights, strict=True) if weight > 0]


def mean_of(scale: Scale, inputs: Sequence[Span]) -> Span:
    """What a mean of inputs can be, whichever of them are there."""
    return hull(span for span, _ in weighted(scale, inputs))


def sum_of(scale: Scale, inputs: Sequence[Span]) -> Span:
    """What the weighted sum of all inputs can be."""
    total = Span(0.0, 0.0)
    for span, weight in weighted(scale, inputs):
        total = plus(total, times(span, Span(weight, weight)))
    return total


def ends(rule: Callable[..., Floats], scale: Scale, inputs: Sequence[Span]) -> Span:
    """What a rule of one input can give that never falls where its input rises."""
    low, high = rule(np.array([[inputs[0].low], [inputs[0].high]]), **scale.with_)
    return Span(float(low), float(high))


def _product(left: float, right: float) -> float:
    return 0.0 if left == 0 or right == 0 else left * right  # 0 times what has no bound is still 0


def _known(low: float, high: float) -> Span:
    return ANY if isnan(low) or isnan(high) else Span(low, high)
