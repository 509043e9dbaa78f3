"""``score FILE... -o OUT``: nothing lost, nothing twice, whole files or none, however long it takes."""

import csv
import io
import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digimat.commands.batch import spans, work, workers
from digimat.commands.batch.hashes import hash_names
from digimat.questionnaires import load

QUESTIONNAIRE = Path(__file__).parents[2] / "bench" / "instrument" / "questionnaire.yaml"
ITEMS = [item.id for item in load(QUESTIONNAIRE).questionnaire.items]
HEADER = ["respondent", "role", "unit", *ITEMS]


def answers(number, seed=1):
    """One row of answers, the same for the same number."""
    draw = random.Random(number * 31 + seed)
    cells = [
        draw.choice("12345" if name[0] in "lL" else "abcde")
        if name[0] not in "mM"
        else "+".join(draw.sample("abcde", draw.randint(0, 5)))
        for name in ITEMS
    ]
    cells = ["" if draw.random() < 0.03 else cell for cell in cells]
    return [f"p{number}", draw.choice(["clerk", "nurse"]), f"u{draw.randint(0, 9)}", *cells]


def spoilt(row, cell="zzz", column=5):
    return [*row[:column], cell, *row[column + 1 :]]


def write(path, rows, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([HEADER, *rows])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def scored(path):
    return {row["respondent"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))}


@pytest.fixture
def small_steps(monkeypatch):
    """Files are cut every few kilobytes."""
    monkeypatch.setattr(spans, "LEAST", 2000)


@pytest.fixture
def score(call, tmp_path):
    def run(*words, out="scores.csv", lang="en"):
        return call("score", *words, "-q", QUESTIONNAIRE, "-o", tmp_path / out, "--lang", lang)

    return run


def test_many_processes_write_what_one_writes_and_what_goes_to_the_output(call, score, tmp_path, small_steps):
    rows = [answers(n) for n in range(300)]
    file = write(tmp_path / "a.csv", [*rows[:100], spoilt(rows[100]), *rows[101:]])
    at_once = call("score", file, "-q", QUESTIONNAIRE)
    for number in ("1", "2", "3"):
        done = score(file, "--workers", number, out=f"s{number}.csv")
        assert done.status == 1
        assert "Rows read: 300 = 299 scored + 1 rejected + 0 duplicates" in done.err
        assert (tmp_path / f"s{number}.csv").read_text() == at_once.out
    assert not [*tmp_path.glob("*.parts")]


def test_a_rejected_row_is_kept_as_it_was_with_what_is_wrong_in_front(score, tmp_path, small_steps):
    rows = [answers(n) for n in range(60)]
    bad = spoilt(rows[40], "z;z")
    file = write(tmp_path / "a.csv", [*rows[:40], bad, *rows[41:]], ";")
    done = score(file, lang="fr")
    assert done.status == 1
    rejects = (tmp_path / "a.rejects.csv").read_bytes()
    header, line = rejects.removeprefix(b"\xef\xbb\xbf").split(b"\r\n")[:2]
    source = file.read_bytes().split(b"\n")
    assert header == b"digimat_line;digimat_column;digimat_code;digimat_message;" + source[0]
    assert line.endswith(b";" + source[41])
    noted = next(csv.DictReader(io.StringIO(rejects.decode("utf-8-sig")), delimiter=";"))
    assert (noted["digimat_line"], noted["digimat_column"], noted["digimat_code"]) == (
        "42",
        ITEMS[2],
        "ANS010",
    )
    assert "n’est pas une option" in noted["digimat_message"]
    assert f"a.csv:42:6: ANS010 p40, item {ITEMS[2]}" in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_rejects_are_in_the_encoding_of_the_file_mended_and_added(score, tmp_path, encoding):
    rows = [answers(n) for n in range(8)]
    rows[3][2] = "Unité é"
    good = write(tmp_path / "good.csv", rows, encoding=encoding)
    score(good, out="good-scores.csv")
    file = write(tmp_path / "a.csv", [*rows[:3], spoilt(rows[3]), *rows[4:]], encoding=encoding)
    assert score(file).status == 1
    rejects = tmp_path / "a.rejects.csv"
    text = rejects.read_bytes().decode(encoding)
    assert text.startswith("digimat_line") or not encoding.startswith("utf")
    assert "Unité é" in text
    rejects.write_bytes(text.replace("zzz", rows[3][5]).encode(encoding))
    done = score(rejects, "--append")
    assert done.status == 0
    assert "Rows read: 1 = 1 scored + 0 rejected + 0 duplicates" in done.err
    assert scored(tmp_path / "scores.csv") == scored(tmp_path / "good-scores.csv")
    again = score(rejects, "--append")
    assert "Rows read: 1 = 0 scored + 0 rejected + 1 duplicates" in again.err
    assert scored(tmp_path / "scores.csv") == scored(tmp_path / "good-scores.csv")


def test_rejects_that_somebody_may_be_mending_are_not_written_over(score, tmp_path):
    file = write(tmp_path / "a.csv", [answers(1), spoilt(answers(2))])
    score(file)
    (tmp_path / "a.rejects.csv").write_text("half mended")
    done = score(file)
    assert (tmp_path / "a.rejects.csv").read_text() == "half mended"
    assert "a.rejects.2.csv" in done.err
    assert b"zzz" in (tmp_path / "a.rejects.2.csv").read_bytes()
    score(file)  # the same again needs no third file
    assert not (tmp_path / "a.rejects.3.csv").exists()


def test_strict_writes_nothing_while_a_row_is_to_be_mended(score, tmp_path):
    file = write(tmp_path / "a.csv", [answers(1), spoilt(answers(2))])
    done = score(file, "--strict")
    assert done.status == 1
    assert "Rows read: 2 = 1 scored + 1 rejected + 0 duplicates" in done.err
    assert {path.name for path in tmp_path.iterdir()} - {"store"} == {"a.csv"}
    write(file, [answers(1), answers(2)])
    assert score(file, "--strict").status == 0
    assert len(scored(tmp_path / "scores.csv")) == 2


def test_the_same_file_twice_adds_nothing(score, tmp_path, small_steps):
    file = write(tmp_path / "a.csv", [answers(n) for n in range(40)])
    copy = shutil.copy(file, tmp_path / "b.csv")
    score(file, out="once.csv")
    done = score(file, copy)
    assert done.status == 0
    assert "Rows read: 40 = 40 scored + 0 rejected + 0 duplicates" in done.err
    assert "Rows read: 40 = 0 scored + 0 rejected + 40 duplicates" in done.err
    assert (tmp_path / "scores.csv").read_bytes() == (tmp_path / "once.csv").read_bytes()


@pytest.mark.parametrize(
    ("policy", "kept", "status", "counts"),
    [
        ("error", 1, 1, "4 = 2 scored + 1 rejected + 1 duplicates"),
        ("first", 1, 0, "4 = 2 scored + 0 rejected + 2 duplicates"),
        ("latest", 2, 0, "4 = 2 scored + 0 rejected + 2 duplicates"),
    ],
)
def test_who_answered_twice_and_differently_is_settled_as_asked(
    call, score, tmp_path, small_steps, policy, kept, status, counts
):
    first, other, second = answers(1), answers(2), answers(1, seed=2)
    file = write(tmp_path / "a.csv", [first, other, first, second])
    done = score(file, "--on-duplicate", policy)
    assert (done.status, f"Rows read: {counts}" in done.err) == (status, True)
    write(tmp_path / "b.csv", [{1: first, 2: second}[kept], other])
    score(tmp_path / "b.csv", out="alone.csv")
    assert scored(tmp_path / "scores.csv") == scored(tmp_path / "alone.csv")
    at_once = call("score", file, "-q", QUESTIONNAIRE, "--on-duplicate", policy, "--lang", "en")
    assert at_once.out == (tmp_path / "scores.csv").read_text()
    assert f"Rows read: {counts}" in at_once.err
    if policy == "error":
        for told in (done.err, at_once.err):
            assert 'a.csv:5: ANS011 "p1" has already answered on line 2' in told


def test_other_scores_of_somebody_who_is_there_are_not_added(score, tmp_path):
    score(write(tmp_path / "a.csv", [answers(1), answers(2)]))
    before = (tmp_path / "scores.csv").read_bytes()
    done = score(write(tmp_path / "b.csv", [answers(1, seed=2), answers(3)]), "--append")
    assert done.status == 1
    assert 'CLI045 "p1" already has other scores in this file' in done.err
    assert (tmp_path / "scores.csv").read_bytes().startswith(before)
    assert list(scored(tmp_path / "scores.csv")) == ["p1", "p2", "p3"]
    assert b"p1," in (tmp_path / "b.rejects.csv").read_bytes()


def test_nothing_is_added_to_a_file_with_other_columns_or_of_another_format(score, tmp_path):
    file = write(tmp_path / "a.csv", [answers(1)])
    (tmp_path / "scores.csv").write_text("respondent,total\np9,4\n")
    done = score(file, "--append")
    assert (done.status, "CLI043" in done.err) == (1, True)
    assert (tmp_path / "scores.csv").read_text() == "respondent,total\np9,4\n"
    assert "CLI044" in score(file, "--append", out="scores.xlsx").err


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx"])
def test_duplicates_are_left_out_of_every_format(score, tmp_path, ending):
    rows = [answers(n) for n in range(5)]
    score(write(tmp_path / "in-once.csv", rows), out=f"once.{ending}")
    score(write(tmp_path / "in-twice.csv", [*rows[:3], rows[1], *rows[3:], rows[0]]), out=f"twice.{ending}")
    once, twice = (tmp_path / f"{name}.{ending}" for name in ("once", "twice"))
    if ending == "parquet":
        import polars as pl

        assert pl.read_parquet(once).equals(pl.read_parquet(twice))
    else:
        assert once.read_bytes() == twice.read_bytes()


def test_a_file_without_rows_leaves_nothing_behind(score, tmp_path):
    done = score(write(tmp_path / "a.csv", []))
    assert (done.status, "ANS012" in done.err) == (1, True)
    assert {path.name for path in tmp_path.iterdir()} - {"store"} == {"a.csv"}


def test_ctrl_c_keeps_what_is_done_and_continue_goes_on_there(score, tmp_path, small_steps, monkeypatch):
    file = write(tmp_path / "a.csv", [spoilt(answers(n)) if n == 7 else answers(n) for n in range(200)])
    score(file, out="whole.csv")
    scoring, scored_before = work.score_span, []

    def interrupted(*asked):
        if len(scored_before) == 3:
            raise KeyboardInterrupt
        scored_before.append(asked)
        return scoring(*asked)

    monkeypatch.setattr(workers, "score_span", interrupted)
    done = score(file, "--workers", "1")
    assert done.status == 130
    assert "--continue" in done.err
    assert not (tmp_path / "scores.csv").exists()
    again = []
    monkeypatch.setattr(workers, "score_span", lambda *asked: again.append(asked[1]) or scoring(*asked))
    done = score(file, "--workers", "1", "--continue")
    assert done.status == 1
    assert not {asked[1] for asked in scored_before} & set(again)
    assert (tmp_path / "scores.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not (tmp_path / "scores.csv.parts").exists()


def test_continue_needs_something_to_go_on_with_and_the_same_job(score, tmp_path, monkeypatch):
    file = write(tmp_path / "a.csv", [answers(1)])
    assert "CLI040" in score(file, "--continue").err

    def interrupted(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(workers, "score_span", interrupted)
        assert score(file).status == 130
    write(file, [answers(1), answers(2)])
    assert "CLI041" in score(file, "--continue").err
    assert score(file).status == 0  # without it everything is begun anew


def test_ctrl_c_in_a_terminal_ends_in_words_and_the_same_command_goes_on(tmp_path):
    """The real program, two processes, a real signal."""
    file = tmp_path / "a.csv"
    rows = [",".join(answers(n)) for n in range(500)]
    with file.open("w") as out:
        out.write(",".join(HEADER) + "\n")
        for turn in range(300):
            out.writelines(f"{turn}-{row}\n" for row in rows)
    program = [sys.executable, "-m", "digimat", "score"]
    words = [*program, file, "-q", QUESTIONNAIRE, "-o", tmp_path / "s.csv", "--lang", "en"]
    run = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)
    parts = tmp_path / "s.csv.parts"
    while not [*parts.glob("part-*.json")] and run.poll() is None:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=60)
    if run.returncode == 130:  # else the machine was quicker than the signal
        assert "Traceback" not in err
        assert "--continue" in err
        done = subprocess.run([*words, "--continue"], stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, "= 150000 scored" in done.stderr) == (0, True)
    assert len((tmp_path / "s.csv").read_text().splitlines()) == 150_001


def test_names_that_differ_have_other_numbers_whatever_stands_beside_them():
    names = [f"p{n}" for n in range(20000)] + ["", "é", "p1 ", " p1", "P1", "p" * 40, "漢字"]
    numbers = hash_names(names).tolist()
    assert len(set(numbers)) == len(names)
    assert [hash_names([name]).tolist()[0] for name in names[-200:]] == numbers[-200:]


def test_options_that_have_no_meaning_together_are_refused(call, tmp_path):
    file = write(tmp_path / "a.csv", [answers(1)])
    base = ("score", file, "-q", QUESTIONNAIRE, "--lang", "en")
    for more in (
        ("--append",),
        ("--strict",),
        ("--continue",),
        ("--on-duplicate", "maybe"),
        ("--engine", "cray"),
        ("-o", "s.csv", "--by", "unit", "--append"),
        ("-o", "s.csv", "--append", "--continue"),
        ("-o", "s.csv", "--strict", "--json"),
        ("-o", "s.xlsx", "--excel-fr"),
        ("-o", "s.doc"),
    ):
        done = call(*base, *more)
        assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 2), more
    assert {path.name for path in tmp_path.iterdir()} - {"store"} == {"a.csv"}


def test_by_gives_a_row_a_group_in_every_format(call, tmp_path):
    file = write(tmp_path / "a.csv", [answers(n) for n in range(60)])
    to_stdout = call("score", file, "-q", QUESTIONNAIRE, "--by", "role")
    for ending in ("csv", "jsonl", "xlsx", "parquet"):
        assert call("score", file, "-q", QUESTIONNAIRE, "--by", "role", "-o", f"s.{ending}").status == 0
    assert (tmp_path / "s.csv").read_text() == to_stdout.out
    lines = (tmp_path / "s.jsonl").read_text().splitlines()
    assert {json.loads(line)["role"] for line in lines} == {"clerk", "nurse"}


def test_reports_and_summary_are_written_beside_the_scores(call, tmp_path, quick_pages):
    file = write(tmp_path / "a.csv", [answers(n) for n in range(6)])
    done = call(
        "score", file, "-q", QUESTIONNAIRE, "-o", "s.csv", "--reports", "reports", "--summary", "group.pdf"
    )
    assert done.status == 0, done.err
    assert len([*(tmp_path / "reports").glob("*.pdf")]) == 6
    assert (tmp_path / "group.pdf").read_bytes().startswith(b"%PDF")
    assert len(scored(tmp_path / "s.csv")) == 6


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "parquet"])
def test_some_columns_and_who_answers_are_written_where_they_are_asked_for(
    call, score, tmp_path, small_steps, ending
):
    file = write(tmp_path / "a.csv", [answers(n) for n in range(40)])
    chosen = ("--columns", "unit, outcome,s1")
    assert score(file, *chosen, out=f"s.{ending}").status == 0
    if ending == "csv":
        lines = (tmp_path / "s.csv").read_text().splitlines()
        assert lines[0] == "respondent,unit,outcome,s1"
        assert lines[1].split(",")[:2] == ["p0", answers(0)[2]]
        assert call("score", file, "-q", QUESTIONNAIRE, *chosen).out.splitlines() == lines
        everything = call("score", file, "-q", QUESTIONNAIRE, "--with-profile").out
        assert everything.startswith("respondent,role,unit,s1,")
        both = call("score", file, "-q", QUESTIONNAIRE, "--with-profile", "--columns", "s1").out
        assert both.startswith("respondent,role,unit,s1\n")


def test_a_column_that_is_not_there_is_told_before_anything_is_done(score, tmp_path):
    done = score(write(tmp_path / "a.csv", [answers(1)]), "--columns", "outcom")
    assert (done.status, "SCO070" in done.err, '"outcome"' in done.err) == (2, True, True)
    assert {path.name for path in tmp_path.iterdir()} - {"store"} == {"a.csv"}


def test_the_signs_of_a_file_can_be_said(call, tmp_path):
    rows = [answers(n) for n in range(3)]
    file = write(tmp_path / "a.txt", rows, "\t")
    plain = call("score", write(tmp_path / "a.csv", rows), "-q", QUESTIONNAIRE).out
    assert call("score", file, "-q", QUESTIONNAIRE, "--delimiter", "tab", "--encoding", "utf-8").out == plain
    assert call("columns", file, "-q", QUESTIONNAIRE, "--delimiter", "tab").status == 0
    for command in ("score", "columns"):
        done = call(command, file, "-q", QUESTIONNAIRE, "--delimiter", "tabs", "--lang", "en")
        assert (done.status, '"tab"' in done.err) == (2, True)


def test_sittings_to_check_that_are_there_twice_count_once(score, tmp_path):
    alike = ["p1", "clerk", "u1", *("3" if name[0] in "lL" else "a" for name in ITEMS)]
    done = score(write(tmp_path / "a.csv", [alike, answers(2), alike]))
    assert "1 sitting to check: p1" in done.err


def test_groups_of_a_few_people_are_not_shown_where_each_answers_for_themselves(call, tmp_path):
    rows = [answers(n) for n in range(14)]
    for row in rows:
        row[2] = "north" if row[0] in ("p0", "p1", "p2") else "south" if int(row[0][1:]) % 2 else "west"
    done = call("score", write(tmp_path / "a.csv", rows), "-q", QUESTIONNAIRE, "--by", "unit", "--lang", "en")
    # One hidden group alone could be had by subtraction, so the next smallest is hidden as well.
    assert [line.split(",")[0] for line in done.out.splitlines()] == ["unit", "south"]
    assert "north, west" in done.err
