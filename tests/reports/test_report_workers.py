"""Reports made in processes of their own: one that hangs, crashes or eats the memory costs itself alone."""

import faulthandler
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from digimat.language import same
from digimat.problems import Problem, UserError
from digimat.reports.workers import Done, Failed, Limits, Workers, problems_of
from digimat.reports.workers.endings import Failure

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system does not keep to such a limit")
LIMITS = Limits(seconds=60, memory=200_000_000, reports=5)
IMPATIENT = Limits(seconds=0.6, memory=200_000_000, reports=5)
MENDABLE = Problem("CLI001", same("x"), same("y"))


class AddressRefused(BaseException):
    """As that of WeasyPrint, which no ``except Exception`` catches."""


AddressRefused.__name__ = "FatalURLFetchingError"


def work(job):
    match job:
        case "hang":
            while True:
                pass
        case "segfault":
            segfault()
        case "leave":
            os._exit(3)
        case "memory":
            return bytearray(900_000_000)  # refused at once, however slow the machine
        case "depth":
            work_deeper()
        case "address":
            raise AddressRefused("https://example.org/logo.png")
        case "library":
            raise OSError("cannot load library 'libpango-1.0-0'")
        case "mistake":
            raise UserError(MENDABLE)
        case "fault":
            return 1 // 0
        case "who":
            return os.getpid()
    return job * 2


def work_deeper():
    work_deeper()


def crash_once(path):
    """Crash where nobody was before."""
    if not path.exists():
        path.touch()
        segfault()
    return "done"


def hang_and_say_so(path):
    with path.open("a") as file:
        file.write("once ")
    while True:
        pass


def segfault():
    faulthandler.disable()  # pytest would have it tell where
    os.kill(os.getpid(), signal.SIGSEGV)


def ended(jobs, limits=LIMITS, **more):
    with Workers(work, limits=limits, **more) as workers:
        return {each.job: each for each in workers.run(jobs)}


@pytest.mark.parametrize(
    ("bad", "why", "detail", "code"),
    [
        ("hang", "time", "", "REP010"),
        pytest.param("segfault", "crash", "SIGSEGV", "REP011", marks=LINUX),
        ("leave", "crash", "3", "REP011"),
        pytest.param("memory", "memory", "MemoryError", "REP012", marks=LINUX),
        ("depth", "depth", "RecursionError: maximum recursion depth exceeded", "REP013"),
        ("address", "address", "https://example.org/logo.png", "REP014"),
        ("fault", "fault", "ZeroDivisionError: integer division or modulo by zero", "REP015"),
        ("library", "engine", "libpango", "REP001"),
        ("mistake", "mistake", "", "CLI001"),
    ],
)
def test_what_goes_wrong_with_one_costs_that_one_alone_and_is_named(bad, why, detail, code):
    done = ended(["a", bad, *"bcde"], IMPATIENT if bad == "hang" else LIMITS, count=2)
    assert {job: each.made for job, each in done.items() if isinstance(each, Done)} == {
        job: job * 2 for job in "abcde"
    }
    failure = done[bad].failure
    assert failure.why == why
    assert detail in failure.detail
    (problem,) = problems_of(failure, "Zoé", "zoe.pdf", LIMITS)
    assert problem.code == code
    if why not in ("engine", "mistake"):
        assert str(problem.position) == "zoe.pdf"
        assert "« Zoé »" in problem.message.fr
        assert '"Zoé"' in problem.message.en


def test_an_error_of_the_program_tells_where_it_is():
    assert "return 1 // 0" in ended(["fault"])["fault"].failure.traceback


@LINUX
def test_what_crashed_once_is_tried_in_a_fresh_process(tmp_path):
    with Workers(crash_once, limits=LIMITS) as workers:
        (each,) = workers.run([tmp_path / "seen"])
    assert each == Done(tmp_path / "seen", "done")


def test_what_hangs_is_not_tried_again(tmp_path):
    tries = tmp_path / "tries"
    with Workers(hang_and_say_so, limits=IMPATIENT) as workers:
        (each,) = workers.run([tries])
    assert (each, tries.read_text()) == (Failed(tries, Failure("time")), "once ")


def test_a_process_makes_room_for_a_fresh_one_after_so_many_reports():
    with Workers(work, limits=LIMITS) as workers:
        pids = [each.made for each in workers.run(["who"] * 12)]
    assert [len(set(pids[start : start + 5])) for start in (0, 5, 10)] == [1, 1, 1]
    assert len(set(pids)) == 3


def test_none_is_left_when_the_work_is_done_or_given_up():
    with Workers(work, count=3) as workers:
        pids = {each.made for each in workers.run(["who"] * 9)}
        assert all(alive(pid) for pid in pids)
    assert not any(alive(pid) for pid in pids)
    with Workers(work) as workers:
        (pid,) = [each.made for each in workers.run(["who"])]
        next(workers.run(["a", "hang"]))
    assert not alive(pid)


def test_processes_that_begin_anew_do_the_same():
    """As on macOS and Windows, which have no copies of a process."""
    done = ended(["a", "leave", "b"], Limits(seconds=20), method="spawn")
    assert isinstance(done["a"], Done)
    assert isinstance(done["b"], Done)
    assert done["leave"].failure.why == "crash"


def test_what_is_prepared_is_there_for_every_job():
    with Workers(prepared, prepare=prepare) as workers:
        assert [each.made for each in workers.run([1, 2])] == [True, True]
    assert not ready  # of one process it is done there, not here


ready: list[bool] = []


def prepare():
    ready.append(True)


def prepared(_job):
    return bool(ready)


@LINUX
@pytest.mark.parametrize("job", ["hang", "wait"])
def test_none_outlives_a_command_that_is_killed(tmp_path, job):
    script = textwrap.dedent(f"""
        import os, sys, time
        from digimat.reports.workers import Workers
        def work(job):
            print(os.getpid(), flush=True)
            while job == "hang": pass
        with Workers(work) as workers:
            for each in workers.run([{job!r}]): pass
            time.sleep(60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=tmp_path)
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)


@LINUX
def test_time_during_which_all_was_stopped_does_not_count(tmp_path):
    """As by Ctrl-Z."""
    script = textwrap.dedent("""
        import time
        from digimat.reports.workers import Limits, Workers
        def work(job):
            time.sleep(0.2)
            print("begun", flush=True)
            time.sleep(0.2)
            return "done"
        with Workers(work, limits=Limits(seconds=0.6)) as workers:
            print(*workers.run([1]))
    """)
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert parent.stdout.readline() == "begun\n"
    os.killpg(parent.pid, signal.SIGSTOP)
    time.sleep(1.6)
    os.killpg(parent.pid, signal.SIGCONT)
    assert parent.communicate(timeout=10)[0] == "Done(job=1, made='done')\n"


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
