"""What a formula can be, from what each name in it can be: a span of numbers, or texts."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, isfinite
from typing import TypeAlias

from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.spans import ANY, SHARE, Span, highest, hull, lowest, minus, over, plus, times


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that something can be: all of them or, where those are too many to list, a test."""

    listed: frozenset[str] | None
    fits: Callable[[str], bool] = lambda _: True

    def has(self, text: str) -> bool:
        """Whether it can be this text."""
        return self.fits(text) if self.listed is None else text in self.listed

    def common(self, other: Texts) -> Texts | None:
        """The texts that are here and there, None where there are none."""
        if self.listed is None and other.listed is None:
            return self
        one, two = (other, self) if self.listed is None else (self, other)
        kept = frozenset(text for text in one.listed or () if two.has(text))
        return Texts(kept) if kept else None

    def without(self, other: Texts) -> Texts | None:
        """The texts that are here while the other is something else, None where there are none."""
        if self.listed is None or other.listed is None or len(other.listed) != 1:
            return self
        kept = self.listed - other.listed
        return Texts(kept) if kept else None


Value: TypeAlias = Span | Texts | None  # None: nothing is known of it
Names: TypeAlias = Mapping[str, Value]


def value_of(node: ast.expr, names: Names) -> Value:
    """What a formula can be, where it is not missing."""

    def number(inner: ast.expr) -> Span:
        value = value_of(inner, names)
        return value if isinstance(value, Span) else ANY

    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Constant(value=str() as text):
            return Texts(frozenset({text}))
        case ast.Constant(value=bool() | int() | float() as constant):
            return Span(float(constant), float(constant))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return minus(Span(0.0, 0.0), number(operand))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return number(operand)
        case ast.BinOp(left=left, op=operator, right=right):
            return _ARITHMETIC[type(operator)](number(left), number(right))
        case ast.UnaryOp() | ast.BoolOp() | ast.Compare():
            return SHARE
        case ast.IfExp(body=body, orelse=orelse):
            return either([value_of(body, names), value_of(orelse, names)])
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name]([number(argument) for argument in arguments])
    return None


def either(values: Sequence[Value]) -> Value:
    """What something can be that is one of these."""
    spans = [value for value in values if isinstance(value, Span)]
    if len(spans) == len(values):
        return hull(spans)
    lists = [value.listed for value in values if isinstance(value, Texts) and value.listed is not None]
    return Texts(frozenset().union(*lists)) if len(lists) == len(values) else None


def _abs(arguments: Sequence[Span]) -> Span:
    low, high = arguments[0]
    return Span(0.0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))


def _round(arguments: Sequence[Span]) -> Span:
    decimals = arguments[1] if len(arguments) == 2 else Span(0.0, 0.0)
    if decimals.low != decimals.high or abs(decimals.low) > 15:
        return ANY
    places: float = 10.0**decimals.low

    def rounded(number: float) -> float:
        if not isfinite(number * places):
            return number
        size = floor(abs(number) * places + 0.5 + TOLERANCE) / places
        return size if number >= 0 else -size

    return Span(rounded(arguments[0].low), rounded(arguments[0].high))


def _sum(arguments: Sequence[Span]) -> Span:
    total = Span(0.0, 0.0)
    for argument in arguments:
        total = plus(total, argument)
    return total


_ARITHMETIC: dict[type[ast.operator], Callable[[Span, Span], Span]] = {
    ast.Add: plus,
    ast.Sub: minus,
    ast.Mult: times,
    ast.Div: over,
}
_FUNCTIONS: dict[str, Callable[[Sequence[Span]], Span]] = {
    "min": lowest,
    "max": highest,
    "sum": _sum,
    "mean": lambda a: over(_sum(a), Span(len(a), len(a))),
    "abs": _abs,
    "round": _round,
    "count": lambda a: Span(0.0, float(len(a))),
    "answered": lambda a: SHARE,
}
