"""The language of conditions: what is in it, and that nothing else ever gets through."""

import ast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digimat.questionnaires.conditions import (
    FUNCTIONS,
    MAX_CHARACTERS,
    MAX_NODES,
    Condition,
    ConditionError,
    parse_condition,
)

HOSTILE = [
    "__import__('os').system('echo')",
    "().__class__.__bases__[0].__subclasses__()",
    "a.__class__",
    "a.real",
    "a[0]",
    "open('/etc/passwd')",
    "eval('1')",
    "exec('1')",
    "min.__globals__",
    "(min)(a).b",
    "min(a)(b)",
    "lambda: 1",
    "(lambda x: x)(1)",
    "[x for x in a]",
    "{x for x in a}",
    "{x: x for x in a}",
    "sum(x for x in a)",
    "(a := 1)",
    "await a",
    "(yield a)",
    "f'{a}'",
    "b'bytes'",
    "...",
    "None",
    "1j",
    "a ** 999999999",
    "a // 2",
    "a % 2",
    "a @ b",
    "a << 999999999",
    "a | b",
    "a & b",
    "a ^ b",
    "~a",
    "a is b",
    "a is not b",
    "{1, 2}",
    "{'a': 1}",
    "min(*a)",
    "min(**a)",
    "min(a, key=b)",
    "max(a, default=0)",
    "round(a, 1, 2)",
    "abs()",
    "abs(a, b)",
    "answered()",
    "range(1)",
    "pow(2, 99)",
    "print(a)",
    "1e999",
    "1000000000001",
    "9" * 400,
    "a; b",
    "a = 1",
    "import os",
    "del a",
    "assert a",
    "a in b",
    "a in 'text'",
    "a in []",
    "a in ()",
    "a in [[1]]",
    "a in [1] in [2]",
    "a == [1]",
    "[a]",
    "(a, b)",
    "a, b",
    "min([a, b])",
    "[1] in [1]",
    "1and 2",
    "'\\d'",
    "a <> b",
    "a && b",
    "a || b",
    "!a",
    "a ? b : c",
    "a == ",
    "(a",
    "a)",
    "'a",
    "",
    " ",
    "# a",
    "a > 1 # at least\n and b > 1",
    "\x00",
    "a\x00b",
    "\ud800",
    "-" * (MAX_CHARACTERS - 1) + "a",
    "not " * 400 + "a",
    "(" * 900 + "a" + ")" * 900,
    "a" + "+a" * MAX_NODES,
    "a" * (MAX_CHARACTERS + 1),
]

IN_THE_LANGUAGE = [
    ("a4 < 50 and level <= 4", {"a4", "level"}),
    ("a + b - c * d / 2", set("abcd")),
    ("-a > +b", {"a", "b"}),
    ("0 < a <= 10 != b", {"a", "b"}),
    ("not (a or b)", {"a", "b"}),
    ('role in ["it", "hr"]', {"role"}),
    ("a not in (1, 2.5, b)", {"a", "b"}),
    ("a if b > 1 else c", set("abc")),
    ("min(a, b) == max(c)", set("abc")),
    ("mean(a, b) + sum(c, 1) + abs(d)", set("abcd")),
    ("round(a) + round(b, 2)", {"a", "b"}),
    ("count(a, b) >= 1 and answered(c)", set("abc")),
    ("True", set()),
    ("a == '#1'", {"a"}),
    ("max > 1", {"max"}),  # a name like any other where it is not called
    ("a\n  and\n  b", {"a", "b"}),
    ("é > 1", {"é"}),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_what_is_not_in_the_language_is_refused_with_a_remedy(text):
    with pytest.raises(ConditionError) as raised:
        parse_condition(text)
    assert raised.value.message.fr != raised.value.message.en
    assert raised.value.remedy.fr
    assert raised.value.remedy.en


@pytest.mark.parametrize(("text", "names"), IN_THE_LANGUAGE)
def test_a_formula_knows_the_names_it_depends_on(text, names):
    assert parse_condition(text).names == names


def test_the_functions_are_those_of_the_design_and_no_others():
    assert set(FUNCTIONS) == {"min", "max", "mean", "sum", "abs", "round", "count", "answered"}


def test_a_formula_of_just_the_greatest_length_is_read():
    assert parse_condition("a" * MAX_CHARACTERS).names == {"a" * MAX_CHARACTERS}


def parsed(text):
    """The tree of a formula, None where it is refused; any other error fails the test."""
    try:
        condition = parse_condition(text)
    except ConditionError:
        return None
    assert isinstance(condition, Condition)
    return condition.tree


WORDS = st.one_of(
    st.sampled_from(
        ["a", "b", "level", "1", "2.5", "0", "1e9", "'x'", "é", "True", "None", "...", "f''", "#"]
    ),
    st.sampled_from(["'", '"', "(", ")", "[", "]", "{", "}", ",", ".", ":", ":=", ";", "\\", "@", "~", "="]),
    st.sampled_from(["+", "-", "*", "/", "**", "//", "%", "<", "<=", "==", "!=", ">", ">=", "\n"]),
    st.sampled_from(["in", "not", "and", "or", "if", "else", "is", "lambda", "for", *FUNCTIONS]),
)


@settings(max_examples=1000)
@given(st.text(max_size=60))
@example("a\\")
def test_any_text_is_a_formula_or_refused(text):
    tree = parsed(text)
    assert tree is None or isinstance(tree, ast.expr)


@settings(max_examples=1000)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_words_of_the_language_are_a_formula_or_refused(text):
    tree = parsed(text)
    assert tree is None or isinstance(tree, ast.expr)
