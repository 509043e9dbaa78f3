"""Tables of scores for the tests of their writers, and texts that a spreadsheet would run."""

import numpy as np

from digimat.language import Text, same
from digimat.scoring.score_columns import Meaning, ScoreTable, code_column, name_column, number_column

# What OWASP lists ("CSV Injection"), their full-width forms, spaces in front, and what divides cells inside a text.
PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1+1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1/";"open")',
    'x",=1+1;=1+1\t=1+1\r\n=1+1',
)


def names(texts, name="respondent"):
    return name_column(name, same(name), texts)


def numbers(values, name="total"):
    return number_column(name, same(name), np.array(values, float))


def codes(places, texts, name="level"):
    return code_column(
        name, Text(fr="Niveau", en="Level"), np.array(places, int), texts, lambda: Meaning(formula=same("f"))
    )


def table_of(*columns):
    return ScoreTable(tuple(columns))


def mixed(rows=5):
    """A table of each kind of column, with what is missing and what is written by hand."""
    people = ["p-001", 'Zoé "Z"; 2', "a,b", "=1+1", "line\nend", "+33 1"]
    return table_of(
        names([people[n % len(people)] for n in range(rows)]),
        numbers([(25.0, 250 / 3, np.nan, -3.5, 1e-7)[n % 5] for n in range(rows)]),
        codes([(n % 4) - 1 for n in range(rows)], ["low", "mid", "high"]),
        codes([-1] * rows, ["never"], "flags"),
        numbers([0.5 + n for n in range(rows)], "answered"),
    )
