"""Conditions and formulas worked out in plain Python, slowly and exactly: part of the reference.

Three-valued after Kleene: None is missing. Numbers are fractions, so that 0.1 is a tenth.
"""

import ast
import math
from fractions import Fraction

CLOSE = Fraction(1, 10**9)


def exact(number):
    """A number as it is written: 0.1 is a tenth, not the nearest double."""
    if number is None or isinstance(number, (str, Fraction)):
        return number
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def reaches(score, cut):
    """A score equal to a cut, within 1e-9, is in the upper level."""
    return score >= cut - CLOSE


def truth(value):
    """True, False, or None where it is missing."""
    return None if value is None else value != 0


def work_out(text, value_of):
    """The value of a formula; ``value_of(name)`` gives a number, a text, a boolean or None."""
    return _work(ast.parse(" ".join(text.split()), mode="eval").body, value_of)


def names_in(text):
    """The names that a formula looks at."""
    tree = ast.parse(" ".join(text.split()), mode="eval")
    called = {id(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
    return [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and id(n) not in called]


def _work(node, value_of):
    def work(inner):
        return _work(inner, value_of)

    match node:
        case ast.Constant():
            return exact(node.value) if not isinstance(node.value, bool) else node.value
        case ast.Name():
            return value_of(node.id)
        case ast.BoolOp():
            parts = [truth(work(v)) for v in node.values]
            decides = isinstance(node.op, ast.Or)
            return decides if decides in parts else None if None in parts else not decides
        case ast.UnaryOp(op=ast.Not()):
            inner = truth(work(node.operand))
            return None if inner is None else not inner
        case ast.UnaryOp():
            inner = work(node.operand)
            return None if inner is None else -inner if isinstance(node.op, ast.USub) else +inner
        case ast.BinOp():
            return _arithmetic(node.op, work(node.left), work(node.right))
        case ast.Compare():
            return _compare(node, work)
        case ast.IfExp():
            test = truth(work(node.test))
            return None if test is None else work(node.body if test else node.orelse)
        case ast.Call():
            return _call(node.func.id, [work(a) for a in node.args])
    raise AssertionError(ast.dump(node))


def _arithmetic(operator, left, right):
    if left is None or right is None:
        return None
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return None if right == 0 else left / right
    raise AssertionError(operator)


def _compare(node, work):
    """A chain holds where each of its links does."""
    links, left = [], work(node.left)
    for operator, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(right, (ast.List, ast.Tuple)):
            links.append(_among(left, [work(e) for e in right.elts], isinstance(operator, ast.NotIn)))
            continue
        right = work(right)
        links.append(_link(operator, left, right))
        left = right
    return False if False in links else None if None in links else True


def _among(value, listed, turned):
    if value is None:
        return None
    found = [_link(ast.Eq(), value, each) for each in listed]
    inside = True if True in found else None if None in found else False
    return inside if inside is None else inside != turned


def _link(operator, left, right):
    if left is None or right is None:
        return None
    if isinstance(left, str) or isinstance(right, str):
        same = left == right if isinstance(left, str) and isinstance(right, str) else False
        assert isinstance(operator, (ast.Eq, ast.NotEq))
        return same == isinstance(operator, ast.Eq)
    match operator:
        case ast.Eq():
            return abs(left - right) <= CLOSE
        case ast.NotEq():
            return abs(left - right) > CLOSE
        case ast.GtE():
            return left >= right - CLOSE
        case ast.LtE():
            return left <= right + CLOSE
        case ast.Gt():
            return left > right + CLOSE
        case ast.Lt():
            return left < right - CLOSE
    raise AssertionError(operator)


def _call(name, values):
    if name == "answered":
        return values[0] is not None
    if name == "count":
        return Fraction(sum(v is not None for v in values))
    if any(v is None for v in values):
        return None
    match name:
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "sum":
            return sum(values)
        case "mean":
            return Fraction(sum(values)) / len(values) if _is_exact(values) else sum(values) / len(values)
        case "abs":
            return abs(values[0])
        case "round":
            return round_half_up(*values)
    raise AssertionError(name)


def _is_exact(values):
    return not any(isinstance(v, float) for v in values)


def round_half_up(number, digits=0):
    """Half goes up: 2.5 is 3, -2.5 is -2."""
    shift = Fraction(10) ** int(digits)
    return Fraction(math.floor(number * shift + Fraction(1, 2) + CLOSE)) / shift
