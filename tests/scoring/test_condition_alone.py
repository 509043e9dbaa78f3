"""One respondent alone, without numpy, has the value that a table of one row has: to the last bit."""

import math
import struct
import subprocess
import sys
from functools import reduce
from itertools import count

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_condition_values import KLEENE, TABLE

from digimat.questionnaires.conditions import ConditionError, parse_condition
from digimat.questionnaires.evaluation import evaluate, holds
from digimat.scoring.conditions import compute

NAMES = ("a", "b", "c", "s", "t")  # three numbers, two texts
NUMBERS = st.one_of(
    st.just(math.nan),
    st.sampled_from([0.0, -0.0, 1.0, 0.3, 0.1 + 0.2, 50 - 5e-10, 2.5, -2.5, 1e12, 1e200, -1e200, 5e-324]),
    st.floats(allow_infinity=False),
)
TEXTS = st.sampled_from([None, "x", "y", "", "1", "nan"])
RESPONDENTS = st.tuples(NUMBERS, NUMBERS, NUMBERS, TEXTS, TEXTS).map(
    lambda values: dict(zip(NAMES, values, strict=True))
)
LEAVES = st.sampled_from([*NAMES, "0", "1", "50", "0.3", "1e12", "1e-300", "True", "'x'", "'1'"])
SIGNS = st.sampled_from(["+", "-", "*", "/", "<", "<=", "==", "!=", ">", ">=", "and", "or"])
WITH_ONE = st.sampled_from(["not {}", "-{}", "+{}", "abs({})", "round({})", "answered({})", "count({})"])
WITH_TWO = st.sampled_from(
    ["min({}, {})", "max({}, {})", "mean({}, {})", "sum({}, {})", "count({}, {})", "round({}, {})",
     "{} in [{}]", "{} not in [{}, 'x']"]
)  # fmt: skip
WITH_THREE = st.sampled_from(
    ["{} if {} else {}", "{} in [{}, {}]", "{} < {} <= {}", "{} == {} != {}", "{} and {} and {}",
     "{} or {} or {}", "sum({}, {}, {}, 0.1)", "mean({}, {}, {})", "min({}, {}, {})"]
)  # fmt: skip


def bracketed(strategy, *inner):
    return st.tuples(strategy, *inner).map(lambda parts: "(" + parts[0].format(*parts[1:]) + ")")


FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, SIGNS, inner).map(lambda three: "({} {} {})".format(*three)),
        bracketed(WITH_ONE, inner),
        bracketed(WITH_TWO, inner, inner),
        bracketed(WITH_THREE, inner, inner, inner),
    ),
    max_leaves=10,
)


def of_a_table(text, values):
    columns = {
        n: np.array([v], object if v is None or isinstance(v, str) else float) for n, v in values.items()
    }
    return float(compute(parse_condition(text), columns, 1)[0])


def bits(number):
    return "missing" if number is None or math.isnan(number) else struct.pack("<d", number)


SOMEBODY = {"a": 1e200, "b": 0.3, "c": 0.0, "s": "x", "t": None}


@settings(max_examples=600, deadline=None)
@given(FORMULAS, RESPONDENTS)
@example("a * a == a * a", SOMEBODY)  # too large to be held
@example("answered(a * a)", SOMEBODY)
@example("a * a * c", SOMEBODY)
@example("(s if c else b) == 0.1 + 0.2", SOMEBODY)  # a number where a text might have been
@example("(s if c else b) + 1", SOMEBODY)
@example("(s if c else b) < 1", SOMEBODY)
@example("-c", SOMEBODY)
@example("min(c, -c)", SOMEBODY)
@example("max(-c, c)", SOMEBODY)
@example("round(b, 400)", SOMEBODY)
@example("round(b, -400)", SOMEBODY)
@example("round(a, 200)", SOMEBODY)
@example("round(2.345, 1 / 3)", SOMEBODY)
@example("round(-b)", SOMEBODY)
@example("sum(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1e12, -1e12)", SOMEBODY)
@example("t == t", SOMEBODY)
@example("s", SOMEBODY)
def test_alone_and_in_a_table_are_the_same_number(text, values):
    assert bits(evaluate(parse_condition(text), values)) == bits(of_a_table(text, values)), text


@settings(max_examples=300, deadline=None)
@given(FORMULAS, RESPONDENTS)
def test_a_missing_number_may_be_said_in_two_ways(text, values):
    condition = parse_condition(text)
    as_none = {n: None if v != v else v for n, v in values.items()}
    assert bits(evaluate(condition, values)) == bits(evaluate(condition, as_none))


@pytest.mark.parametrize(("text", "named", "expected"), TABLE)
def test_the_value_of_a_formula_alone(text, named, expected):
    assert evaluate(parse_condition(text), named) == (
        None if expected is None else pytest.approx(expected, abs=1e-12)
    )


@pytest.mark.parametrize(
    "level", ["not {}", "-{}", "abs({})", "({} and a)", "(1 if {} else 0)", "({} in [1])"]
)
def test_the_deepest_formula_that_is_allowed_can_be_computed_alone(level):
    depth = next(n for n in count() if not parses(level, n + 1))
    assert depth > 20
    assert evaluate(parse_condition(nested(level, depth)), {"a": 1.0}) is not None


def nested(level, depth):
    return reduce(lambda inner, _: level.format(inner), range(depth), "a")


def parses(level, depth):
    try:
        return parse_condition(nested(level, depth)) is not None
    except ConditionError:
        return False


@pytest.mark.parametrize(("pair", "expected"), KLEENE.items())
def test_not_and_or_follow_the_three_valued_tables_alone(pair, expected):
    values = dict(zip("ab", pair, strict=True))
    assert tuple(evaluate(parse_condition(t), values) for t in ("not a", "a and b", "a or b")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", True),
        ("3", True),
        ("0", False),
        ("a", False),
        ("'x'", False),
        ("not a", False),
        ("a or 1", True),
    ],
)
def test_a_condition_holds_where_it_is_true_not_where_it_is_missing(text, expected):
    assert holds(parse_condition(text), {"a": None}) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a * a == a * a", None), ("a * a != a * a", None), ("a * a > 1", None), ("answered(a * a)", 0.0)],
)
def test_what_is_too_large_to_be_held_is_missing_at_once(text, expected):
    assert bits(of_a_table(text, {"a": 1e200})) == bits(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(t if c else 0.1 + 0.2) == 0.3", 1.0), ("(t if c else 5) + 1", 6.0), ("(t if c else 5) < 6", 1.0)],
)
def test_a_number_chosen_instead_of_a_text_is_a_number(text, expected):
    assert of_a_table(text, {"t": "x", "c": 0.0}) == expected


def test_the_evaluator_starts_without_numpy():
    """A sitting must start fast: the room of the questionnaires, and the sitting itself, do without numpy."""
    code = "import sys, digimat.questionnaires.evaluation, digimat.administration; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
