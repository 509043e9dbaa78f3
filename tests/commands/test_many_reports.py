"""``report --all``: a PDF for everybody; what one costs no other pays; begun again, it goes on."""

import faulthandler
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

import pikepdf
import pytest
from command_kit import GOLDEN, answer_file, script_file
from test_file_names import HOSTILE

from digimat.commands.reports.manifest import NAME
from digimat.commands.reports.many import Many, report_names
from digimat.reports.workers import Limits
from digimat.reports.workers.pdf import printed

FORKS = pytest.mark.skipif(sys.platform != "linux", reason="no copies of a process here")
DAY = ["--date", "2026-11-22"]


@pytest.fixture
def everybody(call, golden):
    """Write all reports of the golden cases to a folder."""
    return lambda *words: call("report", golden, "-q", "agility", "--all", "-o", "out", *DAY, *words)


@pytest.fixture
def quick(monkeypatch):
    """Reports that print in no time, and misbehave where their respondent is called to."""
    monkeypatch.setattr("digimat.reports.workers.pdf.load_engine", lambda look: None)
    monkeypatch.setattr("digimat.reports.workers.pdf.printed", misbehaving)
    monkeypatch.setattr("digimat.reports.workers.pdf.LIMITS", Limits(seconds=3.0, memory=200_000_000))


def misbehaving(job):
    who = job.content.cover.respondent
    if who == "hang":
        while True:
            pass
    if who == "segfault":
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)
    if who == "memory":
        return bytearray(900_000_000)  # refused at once, however slow the machine
    return f"%PDF- {who} {job.created} {job.content.language}".encode("utf-8", "surrogatepass")


def manifest(folder):
    return [json.loads(line) for line in (folder / NAME).read_text().splitlines()]


def test_everybody_gets_the_report_that_they_would_get_alone(call, golden, everybody, tmp_path):
    answer_file(golden, {name: GOLDEN[name] for name in ("AG2", "AG3")})
    done = everybody("--json", "--lang", "en")
    assert done.status == 0
    assert [each["respondent"] for each in done.data["reports"]] == ["AG2", "AG3"]
    assert done.data["failed"] == []
    call("report", golden, "-q", "agility", "-r", "AG2", "-o", "alone.pdf", *DAY, "--lang", "en")
    (of_ag2,) = [each["report"] for each in done.data["reports"] if each["respondent"] == "AG2"]
    assert (tmp_path / of_ag2).read_bytes() == (tmp_path / "alone.pdf").read_bytes()


@FORKS
def test_a_report_that_hangs_crashes_or_eats_the_memory_is_named_and_the_others_are_written(
    call, tmp_path, quick
):
    people = ["ana", "hang", "ben", "segfault", "memory", "cleo", "dora"]
    file = answer_file(tmp_path / "answers.csv", dict.fromkeys(people, GOLDEN["AG1"]))
    done = call(
        "report", file, "-q", "agility", "--all", "-o", "out", "--workers", "2", "--json", "--lang", "en"
    )
    assert done.status == 1
    assert [each["respondent"] for each in done.data["reports"]] == ["ana", "ben", "cleo", "dora"]
    assert {each["respondent"]: each["problems"][0]["code"] for each in done.data["failed"]} == {
        "hang": "REP010",
        "segfault": "REP011",
        "memory": "REP012",
    }
    assert 'REP010 the report of "hang" was not done after 3 s; it is not written' in done.err
    assert "SIGSEGV" in done.err
    assert "Written to out: 4 reports of 7" in done.err
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 4
    assert not [path for path in (tmp_path / "out").iterdir() if path.suffix == ".part"]


@FORKS
def test_begun_again_it_writes_only_what_is_missing_or_no_longer_true(call, everybody, tmp_path, quick):
    assert everybody().status == 0
    folder = tmp_path / "out"
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")}
    names = sorted(before)
    (folder / names[0]).unlink()
    (folder / names[1]).write_bytes(b"changed")

    def written(*words):
        return sum(each["written"] for each in everybody("--json", *words).data["reports"])

    assert written() == 2
    assert written() == 0
    unchanged = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")}
    assert {unchanged[name] == before[name] for name in names[2:]} == {True}
    assert written("--date", "2026-11-23") == 4
    assert written("--date", "2026-11-23", "--lang", "en") == 4
    assert written("--date", "2026-11-23", "--lang", "en", "--again") == 4
    assert len(manifest(folder)) == 8  # what was replaced goes when the folder is written to again
    assert written("--date", "2026-11-23", "--lang", "en") == 0
    assert len(manifest(folder)) == 4


@FORKS
def test_other_answers_are_another_report(call, tmp_path, quick):
    words = ["report", "answers.csv", "-q", "agility", "--all", "-o", "out", "--json", *DAY]
    answer_file(tmp_path / "answers.csv", {"ana": GOLDEN["AG1"], "ben": GOLDEN["AG2"]})
    call(*words)
    answer_file(tmp_path / "answers.csv", {"ana": GOLDEN["AG1"], "ben": GOLDEN["AG3"]})
    assert [each["written"] for each in call(*words).data["reports"]] == [False, True]


@FORKS
def test_the_manifest_says_what_lies_in_the_folder(everybody, tmp_path, quick):
    everybody("--lang", "en")
    with (tmp_path / "out" / NAME).open("a") as stream:
        stream.write('{"file": "agility-a')  # where the machine stopped
    assert everybody("--lang", "en").status == 0
    first = manifest(tmp_path / "out")[0]
    assert first["who"] == "AG1"
    assert (tmp_path / "out" / first["file"]).exists()
    assert (first["questionnaire"], first["date"], first["kind"], first["language"]) == (
        "agility", "2026-11-22", "person", "en",
    )  # fmt: skip
    assert all(len(first[f"{what}_sha256"]) == 64 for what in ("questionnaire", "inputs", "report"))


@FORKS
def test_whatever_people_are_called_nothing_escapes_and_everybody_has_their_own_file(call, tmp_path, quick):
    people = [name for name in HOSTILE if name.strip() == name and name and not set(name) & set("\x00\n")]
    assert len(people) > 28
    header, row = answer_file(tmp_path / "one.csv", {"x": GOLDEN["AG1"]}).read_text().splitlines()
    lines = [row.replace("x", '"' + name.replace('"', '""') + '"', 1) for name in people]
    (tmp_path / "answers.csv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    done = call("report", "answers.csv", "-q", "agility", "--all", "-o", "out", "--json", *DAY)
    told = [each["report"] for each in done.data["reports"]]
    assert len(told) >= 28
    assert len({name.casefold() for name in told}) == len(told)
    assert {path.name for path in tmp_path.iterdir()} == {"one.csv", "answers.csv", "out"}
    assert len(list((tmp_path / "out").iterdir())) == len(told) + 1


def test_two_names_of_one_file_are_told_apart(agility, monkeypatch):
    monkeypatch.setattr("digimat.commands.reports.one.safe_name", lambda name: "x-0123abcd")
    names = report_names(agility, ["a", "b", "c"], Many(None, None, None))
    assert names == [f"agility-x-0123abcd.{number}.pdf" for number in (1, 2, 3)]


@FORKS
def test_the_assessors_reports_lie_beside_those_of_people(everybody, tmp_path, quick):
    everybody()
    assert everybody("--assessor").status == 0
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 8
    assert len(list((tmp_path / "out").glob("*.assessor.pdf"))) == 4
    assert len(manifest(tmp_path / "out")) == 8


@FORKS
def test_every_group_gets_a_report(call, tmp_path, quick):
    words = ["report", sample("cdo"), "-q", "cdo", "--all", "--by", "organisation", "-o", "out", "--json"]
    done = call(*words, *DAY)
    assert done.status == 0
    assert len(done.data["reports"]) >= 1
    assert all(
        each["report"].endswith(".by-organisation.pdf") and each["group"] for each in done.data["reports"]
    )


@FORKS
def test_a_report_of_a_stored_sitting_is_remembered_for_whoever_erases_it(call, tmp_path, quick_pages):
    paper = script_file(tmp_path / "paper.txt", GOLDEN["AG1"])
    call("run", "agility", "--script", paper, "--no-pdf", "--respondent", "ana")
    assert call("report", "-q", "agility", "--all", "-o", "out").status == 0
    (report,) = (tmp_path / "out").glob("*.pdf")
    done = call("erase", "ana", "--yes", "--json")
    assert not report.exists(), done.err


@FORKS
def test_where_files_cannot_be_written_it_stops_and_says_so(everybody, tmp_path, quick, monkeypatch):
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: real(handle) if not count(handle) else full())
    done = everybody("--workers", "1", "--lang", "en")
    assert done.status == 1
    assert done.err.count("CLI005") == 3
    assert "Written to out: 0 reports of 4" in done.err


def count(handle):
    return os.fstat(handle).st_size > 0  # not the manifest, which is empty


def full():
    raise OSError(28, "No space left on device")


def test_a_folder_that_is_a_file_is_told_before_anything_is_printed(everybody, tmp_path):
    (tmp_path / "out").write_text("")
    done = everybody("--lang", "en")
    assert done.status == 1
    assert "CLI005" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--all", "-r", "AG1"], "--all asks for every report, and --respondent for one"),
        (["-r", "AG1", "--again"], "--again is of use with --all only"),
        (["-r", "AG1", "--workers", "2"], "--workers is of use with --all only"),
    ],
)
def test_options_that_contradict_each_other_are_refused(call, golden, words, said):
    done = call("report", golden, "-q", "agility", *words, "--lang", "en")
    assert done.status == 2
    assert f"CLI020 {said}" in done.err


@FORKS
def test_a_single_report_that_hangs_is_stopped_as_well(call, tmp_path, quick, monkeypatch):
    monkeypatch.setattr("digimat.reports.workers.pdf.LIMITS", Limits(seconds=0.3))
    file = answer_file(tmp_path / "answers.csv", {"hang": GOLDEN["AG1"]})
    done = call("report", file, "-q", "agility", "-r", "hang", "-o", "one.pdf", "--lang", "en")
    assert done.status == 1
    assert 'one.pdf: REP010 the report of "hang" was not done' in done.err
    assert not (tmp_path / "one.pdf").exists()


@FORKS
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(golden, tmp_path):
    """In a terminal, where somebody sees how far it is."""
    people = {f"p-{number:03}": GOLDEN["AG1"] for number in range(60)}
    answer_file(tmp_path / "many.csv", people)
    words = [sys.executable, "-m", "digimat", "report", "many.csv", "-q", "agility", "--all", "-o", "out"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*words, "--lang", "en"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while not re.search(rb"[1-9]\d*/60", seen):
        seen += os.read(ours, 4096)
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to all of them
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            seen += os.read(ours, 4096)
        except OSError:
            break
    os.close(ours)
    assert process.wait(10) == 130
    assert b"Traceback" not in seen
    assert b"The same command goes on with what is missing." in seen
    written = list((tmp_path / "out").glob("*.pdf"))
    assert 1 <= len(written) < 60
    assert len(manifest(tmp_path / "out")) == len(written)
    for path in written:
        with pikepdf.open(path) as pdf:
            assert len(pdf.pages) > 3


def sample(name):
    from digimat.questionnaires import bundled_folder

    return bundled_folder() / "samples" / f"{name}.csv"


def test_the_work_is_that_of_one_function():
    """What the tests above replace is what prints."""
    assert printed.__module__ == "digimat.reports.workers.pdf"
