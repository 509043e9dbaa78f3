"""Batches of a DataFrame, scored without any Spark: the numbers of other engines, row for row, nothing silent."""

import csv
import math
import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

import numpy as np
import pyarrow as pa
import pytest
from random_answers import random_rows

from digimat.answers.answer_files import read_answers
from digimat.problems import UserError
from digimat.questionnaires import bundled_folder, load
from digimat.scoring import score
from digimat.scoring.arrow_batches import BatchScorer
from digimat.scoring.requirements import read_band
from digimat.scoring.score_table import score_table
from digimat.scoring.spark import _unpickled, layout_of, only, over_arrow, schema_of


@cache
def source_of(name):
    return load(bundled_folder() / f"{name}.yaml")


def people_of(name, number, seed=1):
    """Random answers as cells: a dict a person, by column."""
    questionnaire = source_of(name).questionnaire
    usual = [item for item in questionnaire.items if item.id in questionnaire.form().items]
    rows = random_rows(random.Random(seed), questionnaire, number)
    return [
        {"respondent": f"p{n}", **{item.id: answers[item.id] or "" for item in usual}}
        for n, (answers, _, _) in enumerate(rows)
    ]


def scorer(name, columns, respondent="respondent"):
    source = source_of(name)
    layout = layout_of(list(columns), source, respondent)
    return BatchScorer(source.questionnaire, only(layout, list(range(len(columns)))), "en")


def scored(name, people, sizes=None):
    """The rows that the function for Spark gives for batches of these sizes."""
    columns = list(people[0])
    batches, at = [], 0
    for size in sizes or [len(people)]:
        taken = people[at : at + size]
        cells = {c: pa.array([p[c] for p in taken], pa.string()) for c in columns}
        batches.append(pa.RecordBatch.from_pydict(cells))
        at += size
    found = over_arrow(scorer(name, columns))(iter(batches))
    return [row for batch in found for row in batch.to_pylist()]


def by_file(name, people, folder):
    """The same from a file, without any worker."""
    path = folder / "answers.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(people[0]))
        writer.writeheader()
        writer.writerows(people)
    questionnaire = source_of(name).questionnaire
    read = read_answers(path, questionnaire, partial(read_band, questionnaire))
    table = score_table(score(questionnaire, read.table))
    return {
        cells[0]: dict(zip(table.names, cells, strict=True)) for cells in map(table.row, range(len(table)))
    }


def same(one, other):
    return all(
        (
            value is None
            and (other[name] == "" or (not isinstance(other[name], str) and math.isnan(other[name])))
        )
        or value == other[name]
        for name, value in one.items()
        if name != "problem"
    )


@pytest.mark.parametrize("name", ["agility", "cdo", "pillars"])
def test_scores_are_those_of_the_same_answers_in_a_file(name, tmp_path):
    people = people_of(name, 60)
    expected = by_file(name, people, tmp_path)
    found = scored(name, people)
    assert [row["respondent"] for row in found] == [p["respondent"] for p in people]
    assert len(expected) > 40
    for row in found:
        if row["problem"] is None:
            assert same(row, expected[row["respondent"]])
        else:
            assert row["respondent"] not in expected


def test_the_size_of_batches_changes_nothing():
    people = people_of("agility", 30)
    assert scored("agility", people) == scored("agility", people, [1, 0, 7, 22])


def test_a_cell_that_cannot_be_read_is_told_and_its_row_has_no_scores():
    people = people_of("agility", 3)
    item = list(people[0])[1]
    people[1][item] = "nonsense"
    first, second, third = scored("agility", people)
    assert first["problem"] is third["problem"] is None
    assert item in second["problem"]
    assert "nonsense" in second["problem"]
    assert second["respondent"] == "p1"
    assert {value for name, value in second.items() if name not in ("respondent", "problem")} == {None}


@pytest.mark.parametrize("code", ["", None, "  ", "1,00E+10"])
def test_a_row_of_nobody_is_told(code):
    people = people_of("agility", 2)
    people[0]["respondent"] = code
    nobody, somebody = scored("agility", people)
    assert nobody["problem"]
    assert nobody["total"] is None
    assert somebody["problem"] is None
    assert somebody["total"] is not None


def test_a_row_with_nothing_in_it_keeps_its_place():
    people = people_of("agility", 3)
    people[1] = dict.fromkeys(people[1])
    found = scored("agility", people)
    assert [row["respondent"] for row in found] == ["p0", None, "p2"]
    assert found[1]["problem"]


def test_line_ends_quotes_and_commas_in_a_name_move_no_row():
    people = people_of("agility", 3)
    plain = scored("agility", people)
    people[0]["respondent"] = 'a "b",\n1'
    odd = scored("agility", people)
    assert odd[1:] == plain[1:]
    assert odd[0]["total"] == plain[0]["total"]
    assert odd[0]["problem"] is None


def test_numbers_are_read_as_a_person_would_write_them():
    people = people_of("pillars", 20)
    columns = list(people[0])
    texts = scored("pillars", people)
    typed = {"respondent": pa.array([p["respondent"] for p in people])}
    for column in columns[1:]:
        cells = [p[column] for p in people]
        if all(cell.isdigit() or not cell for cell in cells):
            typed[column] = pa.array([float(cell) if cell else math.nan for cell in cells])
        else:
            typed[column] = pa.array(cells)
    assert sum(column.type == pa.float64() for column in typed.values()) > 5
    found = scorer("pillars", columns).score_batch(pa.RecordBatch.from_pydict(typed))
    assert found.to_pylist() == texts


def test_the_schema_is_that_of_what_is_given():
    people = people_of("agility", 2)
    columns = list(people[0])
    batch = pa.RecordBatch.from_pydict({c: pa.array([p[c] for p in people]) for c in columns})
    given = scorer("agility", columns).score_batch(batch).schema
    kinds = {"double": pa.float64(), "string": pa.string()}
    said = [part.rsplit(" ", 1) for part in schema_of(source_of("agility")).split(", ")]
    assert [(name.strip("`"), kinds[kind]) for name, kind in said] == [(f.name, f.type) for f in given]


def test_a_failure_within_a_batch_leaves_nothing_behind(monkeypatch):
    people, others = people_of("agility", 4), people_of("agility", 8, seed=2)
    columns = list(people[0])
    batch = pa.RecordBatch.from_pydict({c: pa.array([p[c] for p in people]) for c in columns})
    more = pa.RecordBatch.from_pydict({c: pa.array([p[c] for p in others]) for c in columns})
    whole = scorer("agility", columns)
    expected = whole.score_batch(batch).to_pylist()
    with monkeypatch.context() as patch:
        patch.setattr(type(whole._builder), "take", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            whole.score_batch(more)
    assert whole.score_batch(batch).to_pylist() == expected


def test_missing_columns_are_an_error_before_anything_runs():
    with pytest.raises(UserError):
        layout_of(["respondent", "nothing"], source_of("agility"), "respondent")


def test_the_inputs_are_not_written_to():
    people = people_of("agility", 3)
    columns = list(people[0])
    batch = pa.RecordBatch.from_pydict({c: pa.array([p[c] for p in people]) for c in columns})
    before = batch.to_pylist()
    scorer("agility", columns).score_batch(batch)
    assert batch.to_pylist() == before
    assert np.all([p["respondent"] for p in people] == [row["respondent"] for row in before])


def test_threads_of_one_process_have_a_reader_each():
    people = people_of("agility", 1)
    pickled = pickle.dumps(scorer("agility", list(people[0])))
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(_unpickled, pickled).result()
        assert pool.submit(_unpickled, pickled).result() is other
    assert _unpickled(pickled) is _unpickled(pickled) is not other
