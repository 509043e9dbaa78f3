"""Whether a condition can be true at all, and false at all, from what each name in it can be.

Nothing is tried out: numbers are spans, texts are lists of codes. Two places where a name stands are taken to
be independent, except side by side in an ``and``: there each part narrows the name for the others, so that
``a < 40 and a > 60`` is seen to be impossible. What is found impossible is so; not all that is so is found.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from digimat.scoring.arrays import TOLERANCE
from digimat.scoring.spans import Span
from digimat.scoring.values import Names, Texts, Value, either, value_of


def can_be(node: ast.expr, truth: bool, names: Names) -> bool:
    """Whether some answers make a condition true, or false."""
    return narrowed(node, truth, names) is not None


def culprit(node: ast.expr, truth: bool, names: Names) -> tuple[ast.expr, bool]:
    """The part that keeps a condition from being true, or false, and what that part cannot be."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return culprit(node.operand, not truth, names)
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) == truth:
        for value in node.values:
            if not can_be(value, truth, names):
                return culprit(value, truth, names)
    return node, truth


def narrowed(node: ast.expr, truth: bool, names: Names) -> Names | None:
    """What the names can still be where a condition is true, or false; None where it cannot be."""
    required = list(_required(node, truth))
    for part, wanted in required:
        found = _one(part, wanted, names)
        if found is None:
            return None
        names = found
    # Once more, now that each part is known to the others. Only comparisons, so that the work stays small.
    parts = [(p, w) for p, w in required if isinstance(p, ast.Compare)] if len(required) > 1 else []
    return None if any(_one(part, wanted, names) is None for part, wanted in parts) else names


def _required(node: ast.expr, truth: bool) -> Iterator[tuple[ast.expr, bool]]:
    """The parts that must all be so, for the whole to be so."""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _required(operand, not truth)
        case ast.BoolOp(op=operator, values=values) if isinstance(operator, ast.And) == truth:
            for value in values:
                yield from _required(value, truth)
        case ast.Compare(ops=[_, _, *_]) if truth:
            for part in _pairs(node):
                yield from _required(part, truth)
        case ast.Compare(ops=[ast.In() | ast.NotIn() as operator]) if isinstance(operator, ast.In) != truth:
            for part in _equals(node):
                yield part, False
        case _:
            yield node, truth


def _one(node: ast.expr, truth: bool, names: Names) -> Names | None:
    """What the names can still be where one part is so: an alternative, a comparison, a value."""
    match node:
        case ast.BoolOp(values=values):
            return names if any(can_be(value, truth, names) for value in values) else None
        case ast.IfExp(body=body, orelse=orelse):
            return names if can_be(body, truth, names) or can_be(orelse, truth, names) else None
        case ast.Compare(ops=[_, _, *_]):
            return names if any(can_be(part, truth, names) for part in _pairs(node)) else None
        case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()]):
            found = [each for part in _equals(node) if (each := _one(part, True, names)) is not None]
            if not found:
                return None
            if not isinstance(left, ast.Name):
                return names
            return {**names, left.id: either([each.get(left.id) for each in found])}
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            wanted = type(operator) if truth else _OPPOSITE[type(operator)]
            return _compared(left, wanted, right, names)
    value = value_of(node, names)
    if isinstance(value, Texts):
        return None  # a text is neither true nor false
    possible = value is None or (value != (0, 0) if truth else value.low <= 0 <= value.high)
    return names if possible else None


def _compared(left: ast.expr, operator: type[ast.cmpop], right: ast.expr, names: Names) -> Names | None:
    one, two = value_of(left, names), value_of(right, names)
    narrow: Callable[[type[ast.cmpop], Value, Value], Value]
    if isinstance(one, Span) and isinstance(two, Span):
        if not _CAN[operator](one, two):
            return None
        narrow = _narrower_number
    elif isinstance(one, Texts) and isinstance(two, Texts):
        if operator not in (ast.Eq, ast.NotEq) or _narrower_text(operator, one, two) is None:
            return None  # an order of texts is missing
        narrow = _narrower_text
    elif one is None or two is None:
        return names
    else:
        return names if operator is ast.NotEq else None  # a text is no number
    less: dict[str, Value] = {}
    if isinstance(left, ast.Name):
        less[left.id] = narrow(operator, one, two)
    if isinstance(right, ast.Name):
        less[right.id] = narrow(_MIRRORED.get(operator, operator), two, one)
    return {**names, **less} if less else names


def _narrower_number(operator: type[ast.cmpop], one: Value, two: Value) -> Value:
    assert isinstance(one, Span)
    assert isinstance(two, Span)
    low = max(one.low, two.low) if operator in (ast.Gt, ast.GtE, ast.Eq) else one.low
    high = min(one.high, two.high) if operator in (ast.Lt, ast.LtE, ast.Eq) else one.high
    return Span(low, max(low, high))  # within the tolerance they may have crossed


def _narrower_text(operator: type[ast.cmpop], one: Value, two: Value) -> Value:
    assert isinstance(one, Texts)
    assert isinstance(two, Texts)
    return one.common(two) if operator is ast.Eq else one.without(two)


def _pairs(node: ast.Compare) -> Iterator[ast.Compare]:
    """``0 < a < 5`` as ``0 < a`` and ``a < 5``."""
    left = node.left
    for operator, right in zip(node.ops, node.comparators, strict=True):
        yield ast.Compare(left, [operator], [right])
        left = right


def _equals(node: ast.Compare) -> Iterator[ast.Compare]:
    """``a in [1, 2]`` as ``a == 1`` or ``a == 2``."""
    (listed,) = node.comparators
    assert isinstance(listed, (ast.List, ast.Tuple))
    for element in listed.elts:
        yield ast.Compare(node.left, [ast.Eq()], [element])


_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
}
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.GtE,
    ast.GtE: ast.LtE,
}
# Equal within the tolerance, as everywhere conditions are computed.
_CAN: dict[type[ast.cmpop], Callable[[Span, Span], bool]] = {
    ast.Eq: lambda a, b: a.low - b.high <= TOLERANCE and b.low - a.high <= TOLERANCE,
    ast.NotEq: lambda a, b: a.high - b.low > TOLERANCE or b.high - a.low > TOLERANCE,
    ast.Lt: lambda a, b: a.low - b.high < -TOLERANCE,
    ast.LtE: lambda a, b: a.low - b.high <= TOLERANCE,
    ast.Gt: lambda a, b: a.high - b.low > TOLERANCE,
    ast.GtE: lambda a, b: a.high - b.low >= -TOLERANCE,
}
