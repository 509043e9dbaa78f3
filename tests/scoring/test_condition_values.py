"""What a condition is worth: three-valued, tolerant at cuts, each respondent alone."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.questionnaires.conditions import MAX_NODES, ConditionError, parse_condition
from digimat.scoring.conditions import compute

MISSING = float("nan")
TRUE, FALSE = 1.0, 0.0


def value(text, **named):
    """The value of a formula for one respondent; None = missing."""
    columns = {
        n: np.array([v], object if v is None or isinstance(v, str) else float) for n, v in named.items()
    }
    (number,) = compute(parse_condition(text), columns, 1)
    return None if np.isnan(number) else float(number)


KLEENE = {
    # a, b: not a, a and b, a or b
    (TRUE, TRUE): (FALSE, TRUE, TRUE),
    (TRUE, FALSE): (FALSE, FALSE, TRUE),
    (TRUE, MISSING): (FALSE, None, TRUE),
    (FALSE, TRUE): (TRUE, FALSE, TRUE),
    (FALSE, FALSE): (TRUE, FALSE, FALSE),
    (FALSE, MISSING): (TRUE, FALSE, None),
    (MISSING, TRUE): (None, None, TRUE),
    (MISSING, FALSE): (None, FALSE, None),
    (MISSING, MISSING): (None, None, None),
}


@pytest.mark.parametrize(("pair", "expected"), KLEENE.items())
def test_not_and_or_follow_the_three_valued_tables(pair, expected):
    a, b = pair
    found = (value("not a", a=a), value("a and b", a=a, b=b), value("a or b", a=a, b=b))
    assert found == expected


def test_one_side_decides_for_three_of_them_too():
    for a, b, c in product((TRUE, FALSE, MISSING), repeat=3):
        three = {a, b, c} if not any(map(np.isnan, (a, b, c))) else {x for x in (a, b, c) if x == x} | {None}
        both = value("a and b and c", a=a, b=b, c=c)
        either = value("a or b or c", a=a, b=b, c=c)
        assert both == (FALSE if FALSE in three else None if None in three else TRUE)
        assert either == (TRUE if TRUE in three else None if None in three else FALSE)


TABLE = [
    # comparisons
    ("a < b", {"a": 1, "b": 2}, TRUE),
    ("a < b", {"a": 2, "b": 2}, FALSE),
    ("a == b", {"a": 2, "b": 2}, TRUE),
    ("a != b", {"a": 2, "b": 2}, FALSE),
    ("1 < a <= 3", {"a": 3}, TRUE),
    ("1 < a <= 3", {"a": 1}, FALSE),
    ("1 < a <= b", {"a": 0, "b": MISSING}, FALSE),
    ("a < b", {"a": MISSING, "b": 2}, None),
    ("a == a", {"a": MISSING}, None),
    ("a != b", {"a": MISSING, "b": 1}, None),
    # a sum that should be on the cut is on it
    ("a + b == 0.3", {"a": 0.1, "b": 0.2}, TRUE),
    ("a + b > 0.3", {"a": 0.1, "b": 0.2}, FALSE),
    ("a + b <= 0.3", {"a": 0.1, "b": 0.2}, TRUE),
    ("a >= 70", {"a": 70 - 5e-10}, TRUE),
    ("a < 70", {"a": 70 - 5e-10}, FALSE),
    ("a >= 70", {"a": 70 - 1e-6}, FALSE),
    ("a - b > 25", {"a": 100 * 5.5 / 6, "b": 100 * 4 / 6}, FALSE),
    ("a != 0.3", {"a": 0.1 + 0.2}, FALSE),
    # texts
    ('a == "it"', {"a": "it"}, TRUE),
    ('a != "it"', {"a": "hr"}, TRUE),
    ('a == "it"', {"a": None}, None),
    ('a < "it"', {"a": "hr"}, None),
    ("a == 1", {"a": "1"}, FALSE),
    ('a + "x"', {"a": 1}, None),
    ('"it"', {}, None),
    ("a", {"a": "it"}, None),
    ("not a", {"a": "it"}, None),
    # in
    ('a in ["it", "hr"]', {"a": "hr"}, TRUE),
    ('a in ["it", "hr"]', {"a": "ceo"}, FALSE),
    ('a not in ["it", "hr"]', {"a": "ceo"}, TRUE),
    ('a in ["it"]', {"a": None}, None),
    ('a not in ["it"]', {"a": None}, None),
    ("a in (1, 2)", {"a": 2}, TRUE),
    ("a in (1, b)", {"a": 1, "b": MISSING}, TRUE),
    ("a in (1, b)", {"a": 2, "b": MISSING}, None),
    ("a in [0.3]", {"a": 0.1 + 0.2}, TRUE),
    # if else
    ("a if c else b", {"a": 1, "b": 2, "c": TRUE}, 1),
    ("a if c else b", {"a": 1, "b": 2, "c": FALSE}, 2),
    ("a if c else b", {"a": 1, "b": 2, "c": MISSING}, None),
    ("a if c else b", {"a": 1, "b": MISSING, "c": TRUE}, 1),
    ('("x" if c else "y") == "y"', {"c": FALSE}, TRUE),
    ('("x" if c else "y") == "y"', {"c": MISSING}, None),
    # arithmetic
    ("a + b * 2 - 6 / 3", {"a": 1, "b": 4}, 7),
    ("-a + +b", {"a": 1, "b": 4}, 3),
    ("a + b", {"a": 1, "b": MISSING}, None),
    ("0 * a", {"a": MISSING}, None),
    ("a / b", {"a": 1, "b": 0}, None),
    ("a / b", {"a": 0, "b": 0}, None),
    ("a / b > 1 or True", {"a": 1, "b": 0}, TRUE),
    ("1e12 * 1e12 " + "* 1e12 " * 30, {}, None),
    # functions
    ("min(a, b, 3)", {"a": 5, "b": 4}, 3),
    ("max(a, b, 3)", {"a": 5, "b": 4}, 5),
    ("min(a, b)", {"a": 5, "b": MISSING}, None),
    ("max(a, b)", {"a": 5, "b": MISSING}, None),
    ("sum(a, b)", {"a": 5, "b": 4}, 9),
    ("sum(a, b)", {"a": 5, "b": MISSING}, None),
    ("mean(a, b)", {"a": 5, "b": 4}, 4.5),
    ("mean(a, b)", {"a": 5, "b": MISSING}, None),
    ("abs(a)", {"a": -5}, 5),
    ("abs(a)", {"a": MISSING}, None),
    ("round(a)", {"a": 2.5}, 3),
    ("round(a)", {"a": -2.5}, -3),
    ("round(a, 1)", {"a": 0.25}, 0.3),
    ("round(a, 2)", {"a": 1.005}, 1.01),
    ("round(a, -1)", {"a": 15}, 20),
    ("round(a, b)", {"a": 15, "b": MISSING}, None),
    ("round(a, 999)", {"a": 1.5}, None),
    ("count(a, b, c)", {"a": 5, "b": MISSING, "c": "x"}, 2),
    ("count(a)", {"a": None}, 0),
    ("answered(a)", {"a": 0}, TRUE),
    ("answered(a)", {"a": MISSING}, FALSE),
    ("answered(a)", {"a": None}, FALSE),
    ("answered(a) and a > 1", {"a": MISSING}, FALSE),
    ("True + True", {}, 2),
]


@pytest.mark.parametrize(("text", "named", "expected"), TABLE)
def test_the_value_of_a_formula(text, named, expected):
    assert value(text, **named) == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize(
    "level", ["not {}", "-{}", "abs({})", "({} and a)", "(1 if {} else 0)", "({} in [1])"]
)
def test_the_deepest_formula_that_is_allowed_can_be_computed(level):
    text, deepest = "a", None
    for _ in range(MAX_NODES):
        try:
            parse_condition(text)
        except ConditionError:
            break
        deepest, text = text, level.format(text)
    assert len(deepest) > 100
    assert value(deepest, a=1) is not None


SIGNS = st.sampled_from(["+", "-", "*", "/", "<", "<=", "==", "!=", ">", ">=", "and", "or"])
LEAVES = st.sampled_from(["a", "b", "c", "t", "0", "1", "50", "0.1", "'x'"])
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, SIGNS, inner).map(lambda three: "({} {} {})".format(*three)),
        st.tuples(st.sampled_from(["not {}", "abs({})", "round({})", "answered({})"]), inner).map(
            lambda two: "(" + two[0].format(two[1]) + ")"
        ),
        st.tuples(st.sampled_from(["min", "max", "mean", "sum", "count"]), inner, inner).map(
            lambda three: "{}({}, {})".format(*three)
        ),
        st.tuples(inner, inner, inner).map(lambda three: "({} if {} else {})".format(*three)),
        st.tuples(inner, inner, inner).map(lambda three: "({} in [{}, {}])".format(*three)),
    ),
    max_leaves=8,
)
NUMBERS = st.sampled_from([MISSING, 0.0, 1.0, 49.999, 50.0, 0.1 + 0.2, -3.5])
ROWS = st.lists(
    st.tuples(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([None, "x", "y"])), min_size=1, max_size=6
)


@settings(max_examples=300)
@given(FORMULAS, ROWS)
def test_each_respondent_has_the_value_they_would_have_alone(text, rows):
    def columns(some):
        numbers = {n: np.array([r[i] for r in some], float) for i, n in enumerate("abc")}
        return {**numbers, "t": np.array([r[3] for r in some], object)}

    condition = parse_condition(text)
    together = compute(condition, columns(rows), len(rows))
    alone = [compute(condition, columns([row]), 1)[0] for row in rows]
    backwards = compute(condition, columns(rows[::-1]), len(rows))[::-1]
    assert together.tobytes() == np.array(alone).tobytes() == np.ascontiguousarray(backwards).tobytes()
    assert not np.isinf(together).any()
