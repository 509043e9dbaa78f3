"""Parquet of scores: typed columns in row groups, nulls where something is missing, what they mean in the metadata."""

import json

import polars as pl
import pytest
from score_tables import mixed, names, numbers, table_of

from digimat.reports.score_files import parquet
from digimat.reports.score_files.formats import open_score_file


def write(path, questionnaire, *tables):
    with open_score_file(path, "parquet", tables[0].columns, "en", questionnaire) as file:
        for table in tables:
            file.write(table)


def test_batches_stand_one_below_the_other_with_typed_columns(tmp_path, agility):
    path, tables = tmp_path / "scores.parquet", [mixed(rows) for rows in (1000, 1, 500)]
    write(path, agility.questionnaire, *tables)
    found = pl.read_parquet(path)
    assert dict(found.schema) == {
        column.name: pl.Float64 if column.kind == "number" else pl.String for column in tables[0]
    }
    wanted = [
        tuple(None if cell == "" or cell != cell else cell for cell in table.row(row))
        for table in tables
        for row in range(len(table))
    ]
    assert found.rows() == wanted


def test_no_row_at_all_is_a_file_of_the_same_columns(tmp_path, agility):
    write(tmp_path / "none.parquet", agility.questionnaire, mixed(0))
    assert pl.read_parquet(tmp_path / "none.parquet").columns == mixed(0).names


def test_the_metadata_say_whose_scores_these_are_and_what_the_columns_mean(tmp_path, agility):
    path = tmp_path / "scores.parquet"
    write(path, agility.questionnaire, mixed(2))
    metadata = pl.read_parquet_metadata(path)
    assert f"(agility {agility.questionnaire.version})" in metadata["digimat.questionnaire"]
    assert [row[0] for row in json.loads(metadata["digimat.columns"])] == mixed(2).names


def test_many_rows_make_several_row_groups(tmp_path, agility, monkeypatch):
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as arrow

    monkeypatch.setattr(parquet, "ROW_GROUP", 1000)
    path = tmp_path / "scores.parquet"
    write(path, agility.questionnaire, *(mixed(1000) for _ in range(5)))
    with arrow.ParquetFile(path) as file:
        assert (file.metadata.num_rows, file.metadata.num_row_groups >= 4) == (5000, True)


def test_the_same_scores_make_the_same_bytes(tmp_path, agility):
    for name in ("one", "two"):
        write(tmp_path / f"{name}.parquet", agility.questionnaire, mixed(3000), mixed(3000))
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_discarded_in_the_middle_it_leaves_nothing_and_no_thread(tmp_path, agility):
    file = open_score_file(tmp_path / "x.parquet", "parquet", mixed(1).columns, "en", agility.questionnaire)
    file.write(mixed(10))
    file.discard()
    assert list(tmp_path.iterdir()) == []
    assert not file._thread.is_alive()


def test_numbers_are_those_that_were_computed(tmp_path, agility):
    write(tmp_path / "x.parquet", agility.questionnaire, table_of(names(["a"]), numbers([250 / 3])))
    assert pl.read_parquet(tmp_path / "x.parquet")["total"].to_list() == [250 / 3]
