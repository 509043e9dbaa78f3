"""JSON lines of scores: an object a row, read back as what was written."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from score_tables import codes, mixed, names, numbers, table_of

from digimat.reports.score_files.json_lines import json_lines


def read(table):
    return [json.loads(line) for line in json_lines(table).decode().split("\n")[:-1]]


def as_written(table):
    for row in range(len(table)):
        yield {
            column.name: (cell or None)
            if isinstance(cell, str)
            else (float(f"{cell:.12g}") if np.isfinite(cell) else None)
            for column, cell in zip(table, table.row(row), strict=True)
        }


def test_each_row_is_an_object_with_the_columns_as_keys():
    table = mixed(10_000)
    assert read(table) == list(as_written(table))


def test_what_is_missing_is_null_and_numbers_are_numbers():
    table = table_of(
        names(["a", "b"]), numbers([np.nan, 2]), codes([-1, 0], ["low"]), numbers([np.inf, 0.1], "x")
    )
    assert json_lines(table) == (
        b'{"respondent":"a","total":null,"level":null,"x":null}\n{"respondent":"b","total":2,"level":"low","x":0.1}\n'
    )


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",))), min_size=1))
def test_any_name_comes_back(texts):
    table = table_of(names(texts), numbers(np.arange(len(texts))))
    assert [each["respondent"] for each in read(table)] == [text or None for text in texts]


@given(st.lists(st.text("ab1-@ ", max_size=3), min_size=1))
def test_so_does_a_plain_one(texts):
    table = table_of(names(texts), numbers(np.arange(len(texts))))
    assert read(table) == list(as_written(table))
