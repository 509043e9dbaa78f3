"""What conditions can be, whatever is answered: ``possible_conditions.yaml``; and what is ruled out never comes."""

import math
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digimat.questionnaires.conditions import parse_condition
from digimat.scoring.conditions import compute, holds
from digimat.scoring.spans import Span
from digimat.scoring.truth import can_be
from digimat.scoring.values import Texts, value_of

FILE = yaml.safe_load((Path(__file__).parent / "possible_conditions.yaml").read_text(encoding="utf-8"))
NAMES = {
    name: Texts(frozenset(listed)) if isinstance(listed[0], str) else Span(*map(float, listed))
    for name, listed in FILE["names"].items()
}
NUMBERS = [name for name, value in NAMES.items() if isinstance(value, Span)]
CODES = [name for name, value in NAMES.items() if isinstance(value, Texts)]


@pytest.mark.parametrize(("condition", "true", "false"), FILE["cases"])
def test_whether_a_condition_can_be_true_and_false(condition, true, false):
    tree = parse_condition(condition).tree
    assert (can_be(tree, True, NAMES), can_be(tree, False, NAMES)) == (true, false)


def test_of_a_name_that_is_not_known_nothing_is_ruled_out():
    tree = parse_condition("nobody > 5 and nobody < 3").tree
    assert can_be(tree, True, {"nobody": None})


def test_texts_that_are_too_many_to_list_are_tested():
    names = {"ticked": Texts(None, lambda code: code in ("a", "a+c"))}
    assert can_be(parse_condition('ticked == "a+c"').tree, True, names)
    assert not can_be(parse_condition('ticked == "c+a"').tree, True, names)
    assert not can_be(parse_condition('ticked == "a" and ticked == "a+c"').tree, True, names)


@pytest.mark.parametrize("opening", ["not (", "(1 > ", "1 < (", "(a if ", "(a > 5 and ", "(a > 5 or "])
def test_deep_conditions_take_no_time(opening):
    closing = {"(a if ": " else b)"}.get(opening, ")")
    for depth in range(60, 10, -1):
        try:
            tree = parse_condition(opening * depth + "a < 50" + closing * depth).tree
        except ValueError:  # deeper than the language allows
            continue
        assert can_be(tree, True, NAMES) in (True, False)
        return
    raise AssertionError(opening)


constants = st.sampled_from(["0", "1", "4", "50", "99.5", "100", "120", "-3"])
numbers = st.recursive(
    st.sampled_from(NUMBERS) | constants,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda x: f"(-{x})"),
        st.tuples(st.sampled_from(["min", "max", "mean", "sum", "count"]), inner, inner).map(
            lambda t: f"{t[0]}({t[1]}, {t[2]})"
        ),
        st.tuples(st.sampled_from(["abs", "round", "answered"]), inner).map(lambda t: f"{t[0]}({t[1]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} > 3 else {t[2]})"),
    ),
    max_leaves=5,
)
texts = st.sampled_from([*CODES, '"x"', '"it"', '"w"'])
comparisons = st.one_of(
    st.tuples(numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers).map(" ".join),
    st.tuples(texts, st.sampled_from(["==", "!=", "<"]), texts).map(" ".join),
    st.tuples(numbers, st.sampled_from(["in", "not in"]), numbers, numbers).map(
        lambda t: f"{t[0]} {t[1]} [{t[2]}, {t[3]}]"
    ),
    st.tuples(st.sampled_from(CODES), st.sampled_from(["in", "not in"]), texts, texts).map(
        lambda t: f"{t[0]} {t[1]} [{t[2]}, {t[3]}]"
    ),
    st.tuples(numbers, numbers, numbers).map(lambda t: f"{t[0]} < {t[1]} <= {t[2]}"),
)
conditions = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda x: f"not ({x})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} else {t[2]})"),
    ),
    max_leaves=5,
)


def columns_of(random, rows=24):
    """Answers within what the names can be, their ends and missing ones among them."""

    def number(span):
        low, high = (end if math.isfinite(end) else math.copysign(1000, end) for end in span)
        return random.choice([low, high, (low + high) / 2, random.uniform(low, high), float("nan")])

    def code(value):
        return random.choice([*sorted(value.listed), None])

    return {
        name: np.array([number(value) for _ in range(rows)], np.float64)
        if isinstance(value, Span)
        else np.array([code(value) for _ in range(rows)], object)
        for name, value in NAMES.items()
    }


@settings(max_examples=120, deadline=None)
@given(condition=conditions, random=st.randoms(use_true_random=False))
def test_what_is_ruled_out_never_comes(condition, random):
    tree = parse_condition(condition).tree
    found = holds(condition, columns_of(random), 24)
    for truth in (True, False):
        if not can_be(tree, truth, NAMES):
            assert not (found == truth).any(), (condition, truth)


@settings(max_examples=80, deadline=None)
@given(formula=numbers, random=st.randoms(use_true_random=False))
def test_a_formula_stays_in_its_span(formula, random):
    value = value_of(parse_condition(formula).tree, NAMES)
    found = compute(parse_condition(formula), columns_of(random), 24)
    assert isinstance(value, Span)
    known = found[~np.isnan(found)]
    slack = 1e-9 * np.maximum(1, np.abs(known))  # the last bits depend on the order of adding
    assert (known >= value.low - slack).all(), formula
    assert (known <= value.high + slack).all(), formula
