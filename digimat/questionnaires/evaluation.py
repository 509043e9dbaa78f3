"""Computes a condition for one respondent, three-valued: what a sitting asks next hangs on it.

The semantics are those of ``scoring/conditions.py``, which computes whole columns, and the two agree to the
last bit. Here a number is a float, a text a text, and what is missing is None. Without numpy: a sitting
starts fast.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from digimat.questionnaires.conditions import TOLERANCE, Condition

Value: TypeAlias = float | str | None
Truth: TypeAlias = float | None  # 1, 0 or missing


def evaluate(condition: Condition, values: Mapping[str, Value]) -> float | None:
    """The value of a condition or formula.

    Args:
        condition: parsed, its names all in ``values``.
        values: name -> number or text; None (or NaN) = missing.
    Returns:
        A number, or 1 and 0 for true and false; None = missing, which a text is too.

    >>> from digimat.questionnaires.conditions import parse_condition
    >>> gate = parse_condition('in_post == "yes" and years >= 2')
    >>> [evaluate(gate, {"in_post": p, "years": y}) for p, y in (("yes", 2.0), ("no", None), ("yes", None))]
    [1.0, 0.0, None]
    """
    number = _number(_value(condition.tree, values))
    return None if number is None else number + 0.0  # zero has one sign


def holds(condition: Condition, values: Mapping[str, Value]) -> bool:
    """Whether a condition is true: neither false nor missing."""
    return _truth(evaluate(condition, values)) == 1


def power_of_ten(places: float) -> float:
    """What ``round`` multiplies by; infinite where that is too large."""
    try:
        return float(10.0**places)
    except OverflowError:
        return math.inf


def _value(node: ast.expr, values: Mapping[str, Value]) -> Value:
    def value(inner: ast.expr) -> Value:
        return _value(inner, values)

    match node:
        case ast.Name(id=name):
            found = values[name]
            return found if isinstance(found, str) else _finite(found)
        case ast.Constant(value=str() as text):
            return text
        case ast.Constant(value=number):
            return float(number)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _not(_truth(value(operand)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            number = _number(value(operand))
            return None if number is None else -number
        case ast.UnaryOp(operand=operand):
            return _number(value(operand))
        case ast.BinOp(left=left, op=operator, right=right):
            return _numeric(_ARITHMETIC[type(operator)], [value(left), value(right)])
        case ast.BoolOp(op=ast.And(), values=parts):
            return _and([_truth(value(p)) for p in parts])
        case ast.BoolOp(values=parts):
            return _or([_truth(value(p)) for p in parts])
        case ast.Compare(left=left, ops=operators, comparators=rights):
            return _and(_comparisons(value, left, operators, rights))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            truth = _truth(value(test))
            return None if truth is None else value(body if truth else orelse)
        case ast.Call(func=ast.Name(id="count" | "answered"), args=arguments):
            return float(sum(value(a) is not None for a in arguments))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _numeric(_FUNCTIONS[name], [value(a) for a in arguments])
    raise AssertionError(f"{type(node).__name__} passed the parser")


def _comparisons(
    value: Callable[[ast.expr], Value],
    left: ast.expr,
    operators: Sequence[ast.cmpop],
    rights: Sequence[ast.expr],
) -> list[Truth]:
    results = []
    for operator, right in zip(operators, rights, strict=True):
        if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(right, (ast.List, ast.Tuple)):
            found = _or([_compare(ast.Eq, value(left), value(e)) for e in right.elts])
            results.append(_not(found) if isinstance(operator, ast.NotIn) else found)
        else:
            results.append(_compare(type(operator), value(left), value(right)))
        left = right
    return results


def _compare(operator: type[ast.cmpop], left: Value, right: Value) -> Truth:
    if left is None or right is None:
        return None
    if isinstance(left, str) or isinstance(right, str):
        # Texts are equal or not; an order of texts has no meaning here and is missing.
        if operator not in (ast.Eq, ast.NotEq):
            return None
        return float((left == right) == (operator is ast.Eq))
    return float(_ORDER[operator](left - right))


def _numeric(function: Callable[[Sequence[float]], float | None], given: Sequence[Value]) -> float | None:
    """A function of numbers: missing where one of them is, and where the result is too large to be held."""
    numbers = [n for n in map(_number, given) if n is not None]
    return _finite(function(numbers)) if len(numbers) == len(given) else None


def _number(value: Value) -> float | None:
    """Texts are no numbers and are missing."""
    return None if isinstance(value, str) else value


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None


def _truth(value: Value) -> Truth:
    number = _number(value)
    return None if number is None else float(number != 0)


def _not(truth: Truth) -> Truth:
    return None if truth is None else 1 - truth


def _and(truths: Sequence[Truth]) -> Truth:
    return 0.0 if 0 in truths else None if None in truths else 1.0


def _or(truths: Sequence[Truth]) -> Truth:
    return 1.0 if 1 in truths else None if None in truths else 0.0


def _divide(pair: Sequence[float]) -> float | None:
    numerator, denominator = pair
    return numerator / denominator if denominator != 0 else None


def _sum(numbers: Sequence[float]) -> float:
    """One after the other: Python's own ``sum`` corrects its last bit, which columns do not."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def _round(arguments: Sequence[float]) -> float | None:
    """Half away from zero, as people round; the second argument counts decimals."""
    number = arguments[0]
    scale = power_of_ten(arguments[1] if len(arguments) > 1 else 0.0)
    scaled = abs(number) * scale + 0.5 + TOLERANCE
    if scale == 0 or not math.isfinite(scaled):
        return None
    return math.copysign(float(math.floor(scaled)), number) / scale


_ARITHMETIC: Final[Mapping[type[ast.operator], Callable[[Sequence[float]], float | None]]] = {
    ast.Add: lambda n: n[0] + n[1],
    ast.Sub: lambda n: n[0] - n[1],
    ast.Mult: lambda n: n[0] * n[1],
    ast.Div: _divide,
}
_ORDER: Final[Mapping[type[ast.cmpop], Callable[[float], bool]]] = {
    ast.Eq: lambda d: abs(d) <= TOLERANCE,
    ast.NotEq: lambda d: abs(d) > TOLERANCE,
    ast.Lt: lambda d: d < -TOLERANCE,
    ast.LtE: lambda d: d <= TOLERANCE,
    ast.Gt: lambda d: d > TOLERANCE,
    ast.GtE: lambda d: d >= -TOLERANCE,
}
_FUNCTIONS: Final[Mapping[str, Callable[[Sequence[float]], float | None]]] = {
    "min": min,
    "max": max,
    "sum": _sum,
    "mean": lambda n: _sum(n) / len(n),
    "abs": lambda n: abs(n[0]),
    "round": _round,
}
