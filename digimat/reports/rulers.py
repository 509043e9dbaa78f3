"""How the scores of each scale are read: from where to where, with how many decimals, on which side of which cuts."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

from digimat.language import Language
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.conditions import parse_condition
from digimat.reports.content import Axis, Figure
from digimat.reports.numbers import decimal, places_of, places_unbounded, shown_score
from digimat.scoring.ranges import ranges_of

# A scale that ends here is a percentage or a share: it is read from zero, though nobody can have as little.
_WHOLES = (1.0, 100.0)
_ENDS = 9  # decimals of the ends of an axis: what a span has more is noise of binary fractions


@dataclass(frozen=True, slots=True)
class Ruler:
    """What the scores of one scale are read against; the ends are infinite where they are not known."""

    low: float
    high: float
    cuts: tuple[float, ...]

    @property
    def known(self) -> bool:
        """Whether a score has a place between two ends."""
        return isfinite(self.low) and isfinite(self.high) and self.low < self.high

    @property
    def places(self) -> int:
        """Decimals of a score."""
        return places_of(self.high - self.low)

    def value(self, score: float) -> float:
        """The score as it is shown."""
        places = self.places if self.known else places_unbounded(score)
        return shown_score(score, self.cuts, places)

    def figure(self, value: float, language: Language) -> Figure:
        """A number of this scale as it is printed, exactly, and its place on the axis."""
        return Figure(signed(value, language), self.at(value))

    def at(self, value: float) -> float | None:
        """How far along the axis a number stands, in percent; None where the ends are not known."""
        if not self.known:
            return None
        return min(100.0, max(0.0, (value - self.low) * 100 / (self.high - self.low)))

    def axis(self, language: Language) -> Axis | None:
        """The axis of the scale; None where its ends are not known."""
        if not self.known:
            return None
        ends = (self.low, (self.low + self.high) / 2, self.high)
        low, middle, high = (signed(end, language) for end in ends)
        return Axis(low, middle, high, self.at(0.0) or 0.0)


def signed(value: float, language: Language) -> str:
    """A number with its decimals and, where it is below zero, a true minus sign.

    >>> signed(-12.5, "fr"), signed(100, "en")
    ('−12,5', '100')
    """
    text = decimal(abs(value), language, places=6)
    return f"−{text}" if value < 0 and text != "0" else text


def rulers_of(questionnaire: Questionnaire) -> Mapping[str, Ruler]:
    """The ruler of every scale of a questionnaire."""
    cuts: dict[str, set[float]] = {scale.id: set() for scale in questionnaire.scales}
    for name, cut in _cuts(questionnaire):
        if name in cuts:
            cuts[name].add(cut)
    rulers = {}
    for name, (least, most) in ranges_of(questionnaire).scales.items():
        low, high = round(least, _ENDS), round(most, _ENDS)
        if high in _WHOLES and low > 0:
            low = 0.0
        rulers[name] = Ruler(low, high, tuple(sorted(cuts[name])))
    return rulers


def _cuts(questionnaire: Questionnaire) -> Iterator[tuple[str, float]]:
    """Every number that a scale is compared with: the cuts of its levels, and those of conditions."""
    for level_set in questionnaire.levels:
        for scale in level_set.scales:
            yield from ((scale, step.from_) for step in level_set.steps)
    for condition in _conditions(questionnaire):
        for node in ast.walk(parse_condition(condition).tree):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                names = [side.id for side in sides if isinstance(side, ast.Name)]
                numbers = [number for side in sides if (number := _number(side)) is not None]
                yield from ((name, number) for name in names for number in numbers)


def _number(node: ast.expr) -> float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value)
    return None


def _conditions(questionnaire: Questionnaire) -> Iterator[str]:
    for level_set in questionnaire.levels:
        yield from (floor.when for floor in level_set.floors)
        yield from (cap.unless for cap in level_set.caps)
    for stage_set in questionnaire.stages:
        for stage in stage_set.steps:
            for each in stage.gate.conditions if stage.gate is not None else ():
                yield from (each.when, *([each.applies] if each.applies is not None else []))
    for decision in questionnaire.all_decisions:
        yield from (rule.when for rule in decision.rules if rule.when is not None)
    yield from (flag.when for flag in questionnaire.flags)
    yield from (advice.when for advice in questionnaire.advice if advice.when is not None)
    yield from (deeper.when for deeper in questionnaire.deeper)
