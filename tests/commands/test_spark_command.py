"""``score --engine spark``: the bytes of the laptop, however the works are handed out; what is amiss is told."""

import json
import sys
import types

import polars as pl
import pyarrow as pa
import pytest
from command_kit import GOLDEN, answer_file
from spark_kit import Session, cluster

from digimat.commands.batch import spark, spark_cluster, spark_folder, spark_work
from digimat.commands.batch.spark_session import last_error, spark_session, told
from digimat.problems import UserError

CASES = list(GOLDEN.values())


@pytest.fixture
def people(tmp_path):
    """Forty people in a file; one row cannot be read, one is there twice, one twice with other answers."""
    path = answer_file(tmp_path / "answers.csv", {f"p{n}": CASES[n % 4] for n in range(40)})
    lines = path.read_text().splitlines()
    lines[7] += ",too many"
    lines += [lines[3], lines[30].replace("p29", "p2")]
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def on_spark(monkeypatch):
    """Have the next commands done by a session that is given."""

    def use(**session):
        made = Session(**session)
        monkeypatch.setattr(spark, "Cluster", lambda: cluster(made))
        return made

    return use


def laptop(call, *files, out, more=()):
    return call("score", *files, "-q", "agility", "-o", out, *more, "--lang", "en")


def score(call, *files, out, more=()):
    return call("score", *files, "-q", "agility", "--engine", "spark", "-o", out, *more, "--lang", "en")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_a_file_of_scores_has_the_bytes_of_the_laptop(call, people, on_spark, tmp_path, ending):
    session = on_spark()
    one, other = tmp_path / "laptop" / f"scores.{ending}", tmp_path / "spark" / f"scores.{ending}"
    here, there = laptop(call, people, out=one), score(call, people, out=other)
    assert session.works > 5
    assert (there.status, there.err.replace(str(other.parent), "")) == (
        here.status,
        here.err.replace(str(one.parent), ""),
    )
    assert "Rows read: 42 = 39 scored + 2 rejected + 1 duplicates" in there.err
    assert other.read_bytes() == one.read_bytes()
    assert sorted(p.name for p in other.parent.iterdir()) == ["answers.rejects.csv", f"scores.{ending}"]
    rejects = [folder / "answers.rejects.csv" for folder in (one.parent, other.parent)]
    assert rejects[0].read_bytes() == rejects[1].read_bytes()


@pytest.mark.parametrize("policy", ["first", "latest"])
def test_who_answered_twice_is_settled_as_on_the_laptop(call, people, on_spark, tmp_path, policy):
    on_spark()
    one, other, more = tmp_path / "one.csv", tmp_path / "other.csv", ("--on-duplicate", policy)
    laptop(call, people, out=one, more=more)
    score(call, people, out=other, more=more)
    assert other.read_bytes() == one.read_bytes()


def test_a_work_that_is_done_again_changes_nothing(call, people, on_spark, tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    laptop(call, people, out=one)
    on_spark(times=3)
    score(call, people, out=other)
    assert other.read_bytes() == one.read_bytes()


def test_an_attempt_that_is_killed_leaves_what_another_one_made(people, tmp_path):
    from digimat.answers.exports.reading import open_export
    from digimat.answers.exports.stretch import Span
    from digimat.commands.batch.job import Job
    from digimat.commands.batch.settled import reading_of
    from digimat.commands.batch.workers import Task
    from digimat.questionnaires import bundled_folder, load

    source = load(bundled_folder() / "agility.yaml")
    export = open_export(people, source.questionnaire)
    with reading_of(export) as reading:
        job = Job(source, (reading,), None, "csv")
        load_ = spark_work.Load(0, (Task(0, 0, Span(reading.first.start, reading.size)),))
        (done,) = spark_work._scored(job, load_, tmp_path)
        made = {p.name: p.read_bytes() for p in tmp_path.glob("part-*")}
        assert len(made) == 4
        job.__dict__.pop("builders")

        def half(stem, _job, _scored):
            stem.with_suffix(".scores").write_bytes(b"half")
            raise ZeroDivisionError

        killed = pytest.MonkeyPatch()
        killed.setattr("digimat.commands.batch.work.write_part", half)
        with pytest.raises(ZeroDivisionError):
            list(spark_work._scored(job, load_, tmp_path))
        killed.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.glob("part-*")} == made
    assert not list(tmp_path.glob("attempt-*"))
    assert done.read == 42


def test_a_failed_work_leaves_no_half_read_rows_to_the_next(call, people, on_spark, tmp_path, monkeypatch):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    laptop(call, people, out=one)
    on_spark()
    real, failed = spark_work.score_span, []

    def fails_once(job, number, file, span, folder):
        if not failed:
            failed.append(number)
            reading = job.readings[file]
            with reading.bytes_of.open("rb") as stream:
                from digimat.commands.batch.work import read_span

                read_span(stream, span, reading.size, reading.form, job.builders[file])
            raise ZeroDivisionError
        return real(job, number, file, span, folder)

    monkeypatch.setattr(spark_work, "score_span", fails_once)
    do = spark_work.do

    def tried_again(shipped, number):
        try:
            yield from list(do(shipped, number))
        except ZeroDivisionError:
            yield from do(shipped, number)

    monkeypatch.setattr(spark_work, "do", tried_again)
    score(call, people, out=other)
    assert failed
    assert other.read_bytes() == one.read_bytes()


def test_works_may_be_done_by_threads_of_one_process(call, people, on_spark, tmp_path, monkeypatch):
    import threading
    import time
    from concurrent.futures import ThreadPoolExecutor

    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    laptop(call, people, out=one)
    session = on_spark()
    real, together = spark_work.score_span, threading.Barrier(2, timeout=5)
    readers = {}

    def at_once(job, *task):
        together.wait()  # two works are in it
        readers.setdefault(threading.get_ident(), set()).add(job.builders[0])
        time.sleep(0.005)
        return real(job, *task)

    monkeypatch.setattr(spark_work, "score_span", at_once)

    def collect():
        count = len(session.numbers) // 2 * 2

        def one_work(number):
            batch = pa.RecordBatch.from_pydict({"id": pa.array([number], pa.int64())})
            return [row for given in session.function(iter([batch])) for row in given.to_pylist()]

        with ThreadPoolExecutor(2) as pool:
            rows = [row for found in pool.map(one_work, range(count)) for row in found]
        together.reset()
        monkeypatch.setattr(spark_work, "score_span", real)
        return rows + [row for number in session.numbers[count:] for row in one_work(number)]

    session.collect = collect
    score(call, people, out=other)
    one_each = list(readers.values())
    assert [len(own) for own in one_each] == [1, 1]
    assert not one_each[0] & one_each[1]
    assert other.read_bytes() == one.read_bytes()


def test_a_folder_of_files_with_other_headers_is_read_file_by_file(call, on_spark, tmp_path):
    on_spark()
    folder = tmp_path / "data"
    folder.mkdir()
    answer_file(folder / "b.csv", {f"p{n}": CASES[n % 4] for n in range(9)})
    mixed = {f"q{n}": dict(reversed(CASES[n % 4].items())) for n in range(9)}
    answer_file(folder / "a.csv", mixed, dict.fromkeys(mixed, "advanced"))
    text = answer_file(tmp_path / "c.csv", {f"r{n}": CASES[n % 4] for n in range(9)}).read_text()
    (folder / "c.csv").write_bytes(text.replace(",", ";").encode("utf-16"))
    frame = pl.read_csv(folder / "b.csv", infer_schema=False).with_columns("s" + pl.col("respondent"))
    frame.with_columns(respondent="s" + pl.col("respondent")).write_parquet(folder / "d.parquet")
    for unread in ("_SUCCESS", ".hidden.csv", "_x.csv", "b.rejects.csv", "notes.txt"):
        (folder / unread).write_text("not to be read")
    files = [folder / name for name in ("a.csv", "b.csv", "c.csv", "d.parquet")]
    one, other = tmp_path / "one.csv", folder / "scores.csv"
    here = laptop(call, *files, out=one)
    for _ in range(2):  # the second time the file of scores stands among the answers
        there = score(call, folder, out=other)
        assert (here.status, there.status) == (0, 0)
        assert other.read_bytes() == one.read_bytes()
    assert there.err.count("Rows read: 9 = 9 scored") == 4
    assert not list(folder.glob(".digimat-*"))


def test_a_name_without_an_ending_is_a_folder_of_scores(call, people, on_spark, tmp_path, monkeypatch):
    on_spark()
    monkeypatch.setattr(spark_folder, "ROWS", 10)
    one, out = tmp_path / "one.csv", tmp_path / "out"
    laptop(call, people, out=one)
    done = score(call, people, out=out)
    header, body = one.read_bytes().split(b"\n", 1)
    parts = sorted(out.glob("part-*.csv"))
    assert len(parts) > 2
    texts = [part.read_bytes().split(b"\n", 1) for part in parts]
    assert {first for first, _ in texts} == {header}
    assert b"".join(rest for _, rest in texts) == body
    assert (out / "rejects" / "answers.rejects.csv").read_bytes() == (
        tmp_path / "answers.rejects.csv"
    ).read_bytes()
    said = json.loads((out / "digimat-run.json").read_text())
    counts = {"read": 42, "accepted": 39, "rejected": 2, "duplicates": 1}
    assert said["total"] == counts
    assert said["files"] == [{"path": str(people), "bytes": people.stat().st_size, **counts}]
    assert [(p["name"], p["rows"], p["bytes"]) for p in said["parts"]] == [
        (part.name, rest.count(b"\n"), part.stat().st_size)
        for part, (_, rest) in zip(parts, texts, strict=True)
    ]
    assert said["rejects"] == ["rejects/answers.rejects.csv"]
    assert done.status == 1
    assert "--append" not in done.err  # there is no file to add to
    assert not (tmp_path / "out.parts").exists()
    again = score(call, people, out=out)
    assert (again.status, "CLI055" in again.err) == (2, True)
    assert json.loads((out / "digimat-run.json").read_text()) == said


@pytest.mark.parametrize("out", ["scores.csv", "scores"])
def test_strict_writes_nothing_while_a_row_is_to_be_mended(call, people, on_spark, tmp_path, out):
    on_spark()
    done = score(call, people, out=tmp_path / out, more=["--strict"])
    assert done.status == 1
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "store") == ["answers.csv"]


def test_misplaced_quotes_change_nothing(call, people, on_spark, tmp_path):
    on_spark()
    lines = people.read_text().splitlines()
    # A quote within a cell, and then a cell of many lines: what looks like the end of a record is none.
    many = '"' + "a line of this name\n" * 60 + '"'
    lines[9], lines[10] = lines[9].replace("p8", 'p"8'), lines[10].replace("p9", many)
    people.write_text("\n".join(lines) + "\n")
    one, other = tmp_path / "laptop" / "scores.csv", tmp_path / "spark" / "scores.csv"
    here, there = laptop(call, people, out=one), score(call, people, out=other)
    assert there.err.replace("/spark/", "/laptop/") == here.err
    assert {p.name: p.read_bytes() for p in other.parent.iterdir()} == {
        p.name: p.read_bytes() for p in one.parent.iterdir()
    }


@pytest.mark.parametrize(
    "more",
    [
        ["--append"],
        ["--continue"],
        ["--workers", "2"],
        ["--reports", "r"],
        ["--summary", "s.pdf"],
        ["--by", "unit"],
    ],
)
def test_options_that_spark_does_not_know_are_refused(call, golden, tmp_path, more):
    done = score(call, golden, out=tmp_path / "scores.csv", more=more)
    assert done.status == 2
    assert "CLI021" in done.err
    assert more[0] in done.err


def test_sittings_of_the_store_are_not_for_spark(call, tmp_path):
    done = score(call, out=tmp_path / "scores.csv")
    assert (done.status, "CLI021" in done.err) == (2, True)


def test_storage_that_a_worker_does_not_see_is_told(call, golden, on_spark, tmp_path):
    shared = tmp_path / "scores.csv.parts" / "shared"
    for amiss in (lambda: shared.unlink(), lambda: shared.write_text("another folder")):
        on_spark(before=amiss)
        done = score(call, golden, out=tmp_path / "scores.csv")
        assert done.status == 1
        assert done.err.count("CLI052") == 1
        assert not shared.parent.exists()
        assert not (tmp_path / "scores.csv").exists()


def test_answers_that_a_worker_does_not_see_are_told(call, golden, on_spark, tmp_path):
    on_spark(before=golden.unlink)
    done = score(call, golden, out=tmp_path / "scores.csv")
    assert "CLI052" in done.err
    assert str(golden) in done.err


def test_parts_that_the_driver_does_not_see_are_told(call, golden, on_spark, tmp_path, monkeypatch):
    on_spark()
    real = spark_cluster.unpacked

    def lost(lines):
        for part in (tmp_path / "scores.csv.parts").glob("*.json"):
            if part.name != "job.json":
                part.unlink()
        return real(lines)

    monkeypatch.setattr(spark_cluster, "unpacked", lost)
    done = score(call, golden, out=tmp_path / "scores.csv")
    assert (done.status, "CLI052" in done.err) == (1, True)


def test_another_version_at_a_worker_is_told(call, golden, on_spark, tmp_path, monkeypatch):
    on_spark()
    monkeypatch.setattr(spark_work, "__version__", "0.0.1")
    done = score(call, golden, out=tmp_path / "scores.csv")
    assert (done.status, "CLI056" in done.err) == (1, True)


def test_a_file_that_a_worker_cannot_read_is_told_as_on_the_laptop(
    call, golden, on_spark, tmp_path, monkeypatch
):
    from digimat.answers.exports import file_problems

    on_spark()
    frame = tmp_path / "answers.parquet"
    pl.read_csv(golden, infer_schema=False).write_parquet(frame)

    def broken(*_):
        raise UserError(file_problems.not_parquet(frame))

    monkeypatch.setattr(spark_work, "_records", broken)
    done = score(call, frame, out=tmp_path / "scores.csv")
    assert done.status == 1
    assert str(UserError(file_problems.not_parquet(frame)).problems[0].code) in done.err


def test_a_folder_without_answers_is_told(call, tmp_path):
    (tmp_path / "empty").mkdir()
    done = score(call, tmp_path / "empty", out=tmp_path / "scores.csv")
    assert (done.status, "CLI054" in done.err) == (1, True)


def test_without_pyspark_the_way_to_install_it_is_told(call, golden, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    done = score(call, golden, out=tmp_path / "scores.csv")
    assert done.status == 1
    assert "CLI050" in done.err
    assert 'pip install "digimat[spark]"' in done.err


def test_without_java_what_is_missing_is_told(monkeypatch, tmp_path):
    module = types.ModuleType("pyspark.sql")
    module.SparkSession = types.SimpleNamespace(getActiveSession=lambda: None, builder=None)
    monkeypatch.setitem(sys.modules, "pyspark", types.ModuleType("pyspark"))
    monkeypatch.setitem(sys.modules, "pyspark.sql", module)
    for name in ("JAVA_HOME", "SPARK_REMOTE", "PYSPARK_GATEWAY_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="CLI051"), spark_session():
        pass


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("[JAVA_GATEWAY_EXITED] Java gateway process exited", "CLI051"),
        ("job aborted\nKeyError: 'x'\nat", "CLI053"),
    ],
)
def test_what_spark_raises_is_one_line(said, code):
    kind = type("PySparkException", (Exception,), {"__module__": "pyspark.errors"})
    with pytest.raises(UserError, match=code), told():
        raise kind(said)
    with pytest.raises(KeyError), told():  # ours keeps its traceback
        raise KeyError


def test_the_line_that_says_what_happened_is_the_last_error():
    trace = "x: An exception was thrown:\n  File y\nModuleNotFoundError: No module named 'digimat'\n\n\tat java.base"
    assert last_error(trace) == "ModuleNotFoundError: No module named 'digimat'"
    assert last_error("") == "?"
