"""Formulas made to do harm: refused, or worth a number or nothing; on one respondent and on whole columns."""

import math
import sys

import numpy as np
import pytest
from fuzz_kit import COLUMNS, ROWS, value_of

from digimat.questionnaires.conditions import MAX_NODES, ConditionError, parse_condition
from digimat.scoring.conditions import compute

REFUSED = {
    "nested comprehensions": "[[[1 for x in a] for y in a] for z in a]",
    "sum of 20,000": "1" + "+1" * 20_000,
    "attribute": "().__class__.__base__.__subclasses__()",
    "attribute of a function": "min.__globals__",
    "subscript": "a[0]",
    "slice": "'abc'[::2]",
    "power": "9**9**9",
    "shift": "1 << 999999999",
    "text times a number as a power": "('a'*10**9)",
    "f-string": "f'{a!r:>1000000000}'",
    "lambda": "(lambda: (yield))()",
    "walrus": "(a := b) + a",
    "star argument": "max(*[a, b])",
    "argument by name": "max(a, b, key=abs)",
    "arguments by names": "max(**{'key': abs})",
    "no argument": "min()",
    "infinite number": "1e999*0",
    "import": "__import__('os').system('echo')",
    "brackets 1,000 deep": "(" * 1000 + "a" + ")" * 1000,
    "minus signs 1,900 deep": "-" * 1900 + "a",
    "bytes": "b'a' == a",
    "complex number": "1j * 1j",
    "ellipsis": "a == ...",
    "not 480 times": "not " * 480 + "a",
    "chain of 300 comparisons": "a" + "<a" * 300,
    "boolean chain of 300": "a" + " and a" * 300,
    "300 conditions": "a" + " if a else a" * 100,
    "comment": "a # > 1\n + 1",
    "statement": "a; b",
    "assignment": "a = 1",
    "NUL": "a\0 > 1",
    "half a character": "a > '\ud800'",
    "digits of another script": "a > ١٢",
    "digits of full width": "a > １２",
    "huge integer": "a < " + "9" * 1500,
    "integer just above the limit": "a < 1000000000001",
    "in a text": "'a' in 'abc'",
    "in an empty list": "a in []",
    "in a name": "a in b",
    "list in a list": "a in [[1], [2]]",
    "call of a call": "min(a)(b)",
    "call of a value": "True()",
    "call of a text": "'min'(a)",
    "await": "await a",
    "yield": "(yield)",
    "async comprehension": "[x async for x in a]",
    "set": "a in {1, 2}",
    "dictionary": "{'a': 1} == {'a': 1}",
    "None": "a == None",
    "is": "a is b",
    "matrix product": "a @ b",
    "backtick": "`a`",
    "line continued": "a \\\n + b",
    "homoglyph of a function": "mіn(a, b)",  # a Cyrillic i
    "underscored name of Python": "__builtins__.eval('1')",
    "nothing": "",
    "blanks": " \t\n ",
    "a mark": "\ufeff",
}

# In the language, however odd: what it is worth for a = 2, b = 0, c missing, t = "x".
ODD = {
    "text times a number": ("'a' * 1000000000", None),
    "texts added": ("'a' + 'a'", None),
    "order of texts": ("'a' < 'b'", None),
    "too large to be held": ("1e12" + "*1e12" * 25, None),
    "too large, and not equal to itself": ("(a*1e12" + "*1e12" * 26 + ") == (a*1e12" + "*1e12" * 26 + ")", None),
    "difference of what is too large": ("(a*1e12" + "*1e12" * 26 + ") - (a*1e12" + "*1e12" * 26 + ")", None),
    "division by nothing": ("a / b", None),
    "nothing by nothing": ("b / b", None),
    "division by what nearly is nothing": ("a / 1e-320", None),
    "rounded to many places": ("round(a, 1000000000000)", None),
    "rounded to tens": ("round(a, 0 - 1000000000000)", None),
    "True as a number": ("True + True", 2),
    "name of a function": ("min(a, b) if a else b", 0),
    "full width letters": ("ａ + 1", 3),  # Python reads them as plain ones
    "tabs and line ends": ("a\t+\r\n1", 3),
    "chain of 60": ("0 < " + "a <= " * 60 + "a", 1),
    "not 140 times": ("not " * 140 + "a", 1),
    "minus 140 times": ("-" * 140 + "a", 2),
    "text of a command": ("t == '__import__(\"os\")'", 0),
    "text of 1,900": (f"t == '{'x' * 1900}'", 0),
    "list of 100": (f"a in [{', '.join(map(str, range(100)))}]", 1),
    "argument that is missing": ("min(a, c)", None),
    "hexadecimal": ("0x10 + a", 18),
    "minus nothing": ("-0.0 * a", 0),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_hostile_formula_is_refused_in_both_languages(text):
    with pytest.raises(ConditionError) as raised:
        parse_condition(text)
    for words in (raised.value.message, raised.value.remedy):
        assert words.fr
        assert words.en
        assert len(words.fr) < 400  # a hostile formula is not printed in full


@pytest.mark.parametrize(("text", "value"), ODD.values(), ids=ODD)
def test_an_odd_formula_is_worth_a_number_or_nothing(text, value):
    alone = value_of(text)
    assert alone == value
    if value == 0:
        assert math.copysign(1, alone) == 1


def test_the_deepest_formula_is_computed_even_far_down_the_stack():
    deep = "not " * ((MAX_NODES - 3) // 2) + "a"

    def below(levels):
        return below(levels - 1) if levels else value_of(deep)

    assert below(sys.getrecursionlimit() // 5) in (0, 1)


def test_a_table_without_rows_has_no_values():
    nobody = {name: column[:0] for name, column in COLUMNS.items()}
    for text, _ in ODD.values():
        assert compute(parse_condition(text), nobody, 0).shape == (0,)


def test_the_columns_are_left_as_they_were():
    before = {name: column.copy() for name, column in COLUMNS.items()}
    for text, _ in ODD.values():
        compute(parse_condition(text), COLUMNS, ROWS)
    for name, column in COLUMNS.items():
        assert [repr(v) for v in column.tolist()] == [repr(v) for v in before[name].tolist()]
        assert column.dtype == before[name].dtype == (np.float64 if name != "t" else object)
