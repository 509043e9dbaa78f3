"""On a real Spark: the command and the function give what the laptop gives."""

import csv
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "commands")]

INSTRUMENT = ROOT / "bench" / "instrument" / "questionnaire.yaml"
BENCH = ["-q", INSTRUMENT, "--mapping", INSTRUMENT.with_name("mapping.yaml")]
AGILITY = ["-q", "agility"]
ROWS = 20_000


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, tmp_path):
    monkeypatch.setenv("DIGIMAT_LANG", "en")
    monkeypatch.setenv("DIGIMAT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def workload(tmp_path_factory):
    from bench.batch.workload import write

    path = tmp_path_factory.mktemp("workload") / "answers.csv"
    write(ROWS, path)
    return path


@pytest.fixture
def step(monkeypatch):
    """Stretches so short that each file has several."""
    from digimat.commands.batch import spark, spark_cluster

    monkeypatch.setattr(spark, "Cluster", lambda: spark_cluster.Cluster(step=500_000))


def digimat(capsys, *line):
    from digimat.cli import main

    capsys.readouterr()
    status = main([str(word) for word in line])
    return status, capsys.readouterr().err


def answers(path, first=0):
    """A small file in which a row cannot be read, one is there twice, and one twice with other answers."""
    from command_kit import GOLDEN, answer_file

    cases = list(GOLDEN.values())
    answer_file(path, {f"p{n}": cases[n % 4] for n in range(first, first + 40)})
    lines = path.read_text().splitlines()
    lines[7] += ",too many"
    lines += [lines[3], lines[30].replace(f"p{first + 29}", f"p{first + 2}")]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_twenty_thousand_people_have_the_scores_of_the_laptop(spark, step, capsys, workload, tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    assert digimat(capsys, "score", workload, *BENCH, "-o", one)[0] == 0
    status, told = digimat(capsys, "score", workload, *BENCH, "--engine", "spark", "-o", other)
    assert status == 0
    assert f"{ROWS} = {ROWS} scored" in told
    assert other.read_bytes() == one.read_bytes()


def test_a_folder_with_rejects_and_duplicates_is_scored_as_on_the_laptop(spark, capsys, tmp_path):
    import polars as pl

    data = tmp_path / "data"
    data.mkdir()
    answers(data / "a.csv")
    answers(data / "b.csv", 20)  # half of the people are in the other file
    with (data / "b.csv").open() as file:
        rows = [row[:25] for row in csv.reader(file)]
    frame = pl.DataFrame(rows[1:], schema=rows[0], orient="row", infer_schema_length=None)
    frame.with_columns(respondent="s" + pl.col("respondent")).write_parquet(data / "c.parquet")
    files = [data / "a.csv", data / "b.csv", data / "c.parquet"]
    one, other = tmp_path / "one" / "scores.csv", tmp_path / "other" / "scores.csv"
    here = digimat(capsys, "score", *files, *AGILITY, "-o", one)
    there = digimat(capsys, "score", data, *AGILITY, "--engine", "spark", "-o", other)
    assert here[0] == there[0] == 1
    assert there[1].replace(str(other.parent), "") == here[1].replace(str(one.parent), "")
    assert {p.name: p.read_bytes() for p in other.parent.iterdir()} == {
        p.name: p.read_bytes() for p in one.parent.iterdir()
    }


def test_a_folder_of_scores_holds_what_the_file_would(spark, step, capsys, workload, tmp_path, monkeypatch):
    from digimat.commands.batch import spark_folder

    monkeypatch.setattr(spark_folder, "ROWS", 6_000)
    one, out = tmp_path / "one.csv", tmp_path / "out"
    digimat(capsys, "score", workload, *BENCH, "-o", one)
    assert digimat(capsys, "score", workload, *BENCH, "--engine", "spark", "-o", out)[0] == 0
    parts = [part.read_bytes().split(b"\n", 1)[1] for part in sorted(out.glob("part-*.csv"))]
    assert len(parts) > 2
    assert b"".join(parts) == one.read_bytes().split(b"\n", 1)[1]
    assert spark.read.option("header", True).csv(str(out / "part-*.csv")).count() == ROWS


def test_what_a_worker_does_not_see_is_one_clear_error(spark, capsys, tmp_path, monkeypatch):
    from digimat.commands.batch import spark_cluster

    monkeypatch.setattr(spark_cluster, "__version__", "0.0.1")
    path = answers(tmp_path / "a.csv")
    status, told = digimat(capsys, "score", path, *AGILITY, "--engine", "spark", "-o", tmp_path / "s.csv")
    assert (status, told.count("CLI056")) == (1, 1)
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "cache") == ["a.csv"]


def test_the_function_for_notebooks_gives_the_numbers_of_the_laptop(spark, capsys, tmp_path):
    import polars as pl

    from digimat.scoring.spark import score

    path = answers(tmp_path / "answers.csv")
    with path.open() as file:
        header, *rows = [row[:25] for row in csv.reader(file)]
    rows = rows[:40]  # each person once
    rows[9][3] = "nonsense"
    clean = tmp_path / "clean.csv"
    with clean.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    digimat(capsys, "score", clean, *AGILITY, "-o", tmp_path / "one.parquet")
    expected = pl.read_parquet(tmp_path / "one.parquet").to_dicts()
    df = spark.createDataFrame([tuple(row) for row in rows], schema=header).repartition(2)
    found = {row["respondent"]: row.asDict() for row in score(df, "agility").collect()}
    assert len(found) == 40
    bad = rows[9][0]
    assert header[3] in found[bad]["problem"]
    assert found[bad]["total"] is None
    assert [row["respondent"] for row in expected] == [row[0] for row in rows if row[0] != bad]
    for row in expected:
        assert found[row["respondent"]] == {**row, "problem": None}


def test_the_function_takes_the_numbers_and_the_column_of_the_respondent(spark):
    from digimat.problems import UserError
    from digimat.questionnaires import bundled_folder, load
    from digimat.scoring.spark import score

    source = load(bundled_folder() / "pillars.yaml")
    items = [item.id for item in source.questionnaire.items]
    ladders = [item.id for item in source.questionnaire.items if item.type == "ladder"]
    schema = "who long, " + ", ".join(f"`{i}` {'double' if i in ladders else 'string'}" for i in items)
    rows = [(n, *(float(1 + n % 3) if i in ladders else None for i in items)) for n in range(3)]
    df = spark.createDataFrame(rows, schema)
    found = sorted(score(df, source, respondent="who").collect(), key=lambda row: row["respondent"])
    assert [row["respondent"] for row in found] == ["0", "1", "2"]
    assert [row["problem"] for row in found] == [None] * 3
    assert len({tuple(row)[1:] for row in found}) == 3
    with pytest.raises(UserError, match="SCO060"):
        score(df, source)
    other = schema.replace(f"`{items[0]}` double", f"`{items[0]}` map<string,string>")
    assert other != schema
    with pytest.raises(UserError, match="SCO061"):
        score(spark.createDataFrame([(1, {"a": "b"}, *rows[0][2:])], other), source, respondent="who")
