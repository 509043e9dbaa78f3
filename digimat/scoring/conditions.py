"""Computes conditions and formulas on whole columns, three-valued.

True is 1, false is 0, missing is NaN (None for texts). A comparison with something missing is missing;
``and`` is false as soon as one side is false, ``or`` true as soon as one side is true, whatever the other
side is (Kleene). Arithmetic with something missing, a division by zero and what is too large to be held are
missing. Comparisons of numbers allow 1e-9, so that a score equal to a cut is on it. One respondent alone is
computed by ``questionnaires/evaluation.py``, to the same bits.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digimat.questionnaires.conditions import Condition, parse_condition
from digimat.questionnaires.evaluation import power_of_ten
from digimat.scoring.arrays import TOLERANCE, Floats, divide, row_sum, slices
from digimat.scoring.gathered import Cells, Columns, Gathered, whole
from digimat.scoring.gathered import part as part_of

# float, NaN = missing; or object, texts with None = missing (with numbers among them after "a if c else b"). Columns of
# texts may come as their distinct texts and the place of each row among these.
Column = Cells


def compute(condition: Condition, columns: Mapping[str, NDArray[Any]], rows: int) -> Floats:
    """The value of a condition or formula for each respondent.

    Args:
        condition: parsed, its names all in ``columns``.
        columns: name -> column (rows,).
        rows: how many respondents there are.
    Returns:
        float (rows,): numbers, or 1 and 0 for true and false; NaN = missing.
    """
    named = {
        name: columns.cells(name) if isinstance(columns, Columns) else columns[name]
        for name in condition.names
    }
    result = np.empty(rows)
    for part in slices(rows):
        there = {name: _rows_of(column, part) for name, column in named.items()}
        with np.errstate(over="ignore", invalid="ignore"):
            result[part] = _number(_value(condition.tree, there, part.stop - part.start))
    return result + 0.0  # zero has one sign


def holds(text: str, columns: Mapping[str, NDArray[Any]], rows: int) -> Floats:
    """What became of a condition, as it is written, for each respondent: 1, 0 or NaN."""
    return _truth(compute(parse_condition(text), columns, rows))


def _rows_of(column: Column, rows: slice) -> Column:
    """Some rows of a column; texts as they are kept, numbers as an array."""
    if isinstance(column, Gathered) and column.table.dtype == object:
        return column.rows(rows)
    return part_of(column, rows)


def _value(node: ast.expr, columns: Mapping[str, Column], rows: int) -> Column:
    def value(inner: ast.expr) -> Column:
        return _value(inner, columns, rows)

    def truth(inner: ast.expr) -> Floats:
        column = _number(value(inner))
        return column if isinstance(inner, (ast.Compare, ast.BoolOp)) else _truth(column)

    match node:
        case ast.Name(id=name):
            return _finite(columns[name])
        case ast.Constant(value=str() as text):
            return Gathered(np.array([text], object), np.zeros(rows, np.uint8))
        case ast.Constant(value=number):
            return np.full(rows, float(number))  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return 1 - truth(operand)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(value(operand))
        case ast.UnaryOp(operand=operand):
            return _number(value(operand))
        case ast.BinOp(left=left, op=operator, right=right):
            return _finite(_ARITHMETIC[type(operator)](_number(value(left)), _number(value(right))))
        case ast.BoolOp(op=ast.And(), values=values):
            return reduce(_and, map(truth, values))
        case ast.BoolOp(values=values):
            return 1 - reduce(_and, (1 - truth(v) for v in values))  # not (not a and not b)
        case ast.Compare(left=left, ops=operators, comparators=rights):
            return reduce(_and, _comparisons(value, left, operators, rights))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            tested = truth(test)
            if_not = np.where(tested == 0, whole(value(orelse)), np.nan)
            return np.where(tested == 1, whole(value(body)), if_not)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _finite(_FUNCTIONS[name]([value(a) for a in arguments]))
    raise AssertionError(f"{type(node).__name__} passed the parser")


def _comparisons(
    value: Callable[[ast.expr], Column],
    left: ast.expr,
    operators: list[ast.cmpop],
    rights: list[ast.expr],
) -> list[Floats]:
    results = []
    for operator, right in zip(operators, rights, strict=True):
        if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(right, (ast.List, ast.Tuple)):
            found = 1 - reduce(_and, (1 - _compare(ast.Eq, value(left), value(e)) for e in right.elts))
            results.append(1 - found if isinstance(operator, ast.NotIn) else found)
        else:
            results.append(_compare(type(operator), value(left), value(right)))
        left = right
    return results


def _compare(operator: type[ast.cmpop], left: Column, right: Column) -> Floats:
    if (
        isinstance(left, Gathered)
        and isinstance(right, Gathered)
        and 1 in (len(left.table), len(right.table))
    ):
        # A column and a text that the condition names: each distinct text is looked at once.
        column = left if len(right.table) == 1 else right
        left_table, right_table = np.broadcast_arrays(left.table, right.table)
        return _compare(operator, left_table, right_table).take(column.places)
    left, right = whole(left), whole(right)
    if left.dtype == object or right.dtype == object:
        missing = _missing(left) | _missing(right)
        return np.where(missing, np.nan, _compare_texts(operator, left, right))
    apart = left - right  # missing where one of them is, as neither is too large to be held
    return np.where(np.isnan(apart), np.nan, _ORDER[operator](apart))


def _compare_texts(operator: type[ast.cmpop], left: NDArray[Any], right: NDArray[Any]) -> Floats:
    """Texts are equal or not; an order of texts has no meaning here and is missing. Numbers are numbers."""
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    if operator not in (ast.Eq, ast.NotEq):
        apart = np.array([a - b if type(a) is type(b) is float else np.nan for a, b in pairs], np.float64)
        return np.where(np.isnan(apart), np.nan, _ORDER[operator](apart))
    equal = [a == b or (type(a) is type(b) is float and abs(a - b) <= TOLERANCE) for a, b in pairs]
    return np.array(equal, np.float64) if operator is ast.Eq else 1 - np.array(equal, np.float64)


def _missing(column: Column) -> NDArray[np.bool_]:
    if isinstance(column, Gathered):
        return _missing(column.table).take(column.places)
    if column.dtype == object:
        return np.array([v is None or v != v for v in column], bool)
    return np.isnan(column)


def _number(column: Column) -> Floats:
    """A column of numbers; texts are no numbers and are missing."""
    if isinstance(column, Gathered):
        return _number(column.table).take(column.places)
    if column.dtype == object:
        return np.array([v if isinstance(v, float) else np.nan for v in column], np.float64)
    return column


def _finite(column: Column) -> Column:
    """What is too large to be held is missing, so that it is neither equal to itself nor different."""
    if isinstance(column, Gathered) or column.dtype == object or not np.isinf(column).any():
        return column
    return np.where(np.isinf(column), np.nan, column)


def _truth(column: Column) -> Floats:
    """1, 0 or NaN: a number is true where it is not 0."""
    numbers = _number(column)
    return np.where(np.isnan(numbers), np.nan, numbers != 0)


def _and(left: Floats, right: Floats) -> Floats:
    return np.where((left == 0) | (right == 0), 0.0, left * right)


def _round(arguments: list[Column]) -> Floats:
    """Half away from zero, as people round; the second argument counts decimals."""
    number = _number(arguments[0])
    places = _number(arguments[1]) if len(arguments) > 1 else np.zeros(len(number))
    # By each number of decimals once, in Python: numpy's own powers differ in the last bit between machines.
    distinct, where = np.unique(places, return_inverse=True)
    scale = np.array([power_of_ten(p) for p in distinct.tolist()], np.float64)[where]
    scaled = np.abs(number) * scale
    return np.sign(number) * np.floor(scaled + 0.5 + TOLERANCE) / scale


def _stack(arguments: list[Column]) -> Floats:
    return np.column_stack([_number(a) for a in arguments])


_ARITHMETIC: dict[type[ast.operator], Callable[[Floats, Floats], Floats]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: divide,
}
_ORDER: dict[type[ast.cmpop], Callable[[Floats], NDArray[np.bool_]]] = {
    ast.Eq: lambda d: np.abs(d) <= TOLERANCE,
    ast.NotEq: lambda d: np.abs(d) > TOLERANCE,
    ast.Lt: lambda d: d < -TOLERANCE,
    ast.LtE: lambda d: d <= TOLERANCE,
    ast.Gt: lambda d: d > TOLERANCE,
    ast.GtE: lambda d: d >= -TOLERANCE,
}
_FUNCTIONS: dict[str, Callable[[list[Column]], Floats]] = {
    "min": lambda a: reduce(np.minimum, map(_number, a)),
    "max": lambda a: reduce(np.maximum, map(_number, a)),
    "sum": lambda a: row_sum(_stack(a)),
    "mean": lambda a: row_sum(_stack(a)) / len(a),
    "abs": lambda a: np.abs(_number(a[0])),
    "round": _round,
    "count": lambda a: row_sum(np.column_stack([~_missing(c) for c in a]).astype(np.float64)),
    "answered": lambda a: (~_missing(a[0])).astype(np.float64),
}
