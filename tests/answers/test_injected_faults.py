"""The process is killed, the disk is full or fails, at each order to the disk in turn: no answer is lost.

Every sweep goes on until the Nth order of its kind is never reached, so no order of a run is left out.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path

import apsw
import pytest
from faulty_disk import (
    DELETE,
    OPEN,
    READ,
    SYNC,
    TRUNCATE,
    VERBS,
    WRITE,
    FailsAtNth,
    ListeningDisk,
    refuse_with,
    sqlite_on,
)
from four_answers import (
    STEPS,
    again_until_it_works,
    give_all_answers,
    leave_in_mid_commit,
    quick_folder,
    what_is_there,
)

from digimat.problems import UserError

KIT = Path(__file__).parent / "killed_writers.py"
NAMES = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}
WHEN_WRITING = [
    (WRITE, apsw.SQLITE_FULL),
    (WRITE, apsw.SQLITE_IOERR_WRITE),
    (SYNC, apsw.SQLITE_FULL),  # some file systems find only then that there is no room
    (SYNC, apsw.SQLITE_IOERR_FSYNC),
    (TRUNCATE, apsw.SQLITE_IOERR_TRUNCATE),
    (DELETE, apsw.SQLITE_IOERR_DELETE),
]
WHEN_READING = [
    (READ, apsw.SQLITE_IOERR_READ),
    (OPEN, apsw.SQLITE_CANTOPEN),
]


@pytest.fixture
def folder():
    with quick_folder() as path:
        yield Path(path)


@pytest.fixture(params=["a new file", "a file left in mid-commit"])
def start(request, folder):
    """Where a sweep starts from: a folder, or None; and how many steps were acknowledged there before."""
    if request.param == "a new file":
        return None, 0
    (folder / "start").mkdir()
    return leave_in_mid_commit(folder / "start"), STEPS - 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
def test_a_process_killed_at_any_order_to_the_disk_loses_no_acknowledged_answer(folder, start):
    made, before = start
    command = [sys.executable, KIT, folder / "killed", *([made] if made else [])]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    runs = [json.loads(line) for line in told.splitlines()]
    for run in runs:
        least = before + run["acknowledged"]
        # The step under way may have come through whole, without having been acknowledged.
        assert least <= what_is_there(Path(run["folder"], "digimat.db")) <= least + 1, run
    points = Counter(run["verb"] for run in runs if run["killed"])
    print("kill points:", dict(points))
    assert points.total() >= (80 if made is None else 20)
    assert len(runs) - points.total() == len(VERBS)  # each sweep went on until a run came to its end


def runs_with_failures(folder, start, verb, code, lasting):
    """For each order of a kind a run in which it fails: the file, the steps acknowledged, what was said."""
    for nth in count(1):
        made, before = start
        place = folder / str(nth)
        if made:
            shutil.copytree(made, place)
        acknowledged, problems = [], []
        fault = FailsAtNth(verb, nth, refuse_with(code), lasting)
        with sqlite_on(ListeningDisk(fault, really_syncs=False)):
            if lasting:
                with suppress(UserError):
                    give_all_answers(place / "digimat.db", lambda told=acknowledged: told.append("."))
            else:
                give_all_answers(place / "digimat.db", patiently=again_until_it_works(problems))
        if not fault.happened:
            return
        yield place / "digimat.db", before + len(acknowledged), problems


@pytest.mark.parametrize(
    ("verb", "code"), WHEN_WRITING + WHEN_READING, ids=lambda value: NAMES.get(value, value)
)
def test_an_answer_given_again_after_any_failure_of_the_disk_is_there_once(folder, start, verb, code):
    points = 0
    for file, _, problems in runs_with_failures(folder, start, verb, code, lasting=False):
        points += 1
        assert what_is_there(file) == STEPS  # and the chain holds
        for problem in problems:
            assert (problem.code, problem.position.file) == ("ANS020", str(file))
            assert problem.remedy.fr
            assert problem.remedy.en
    print("once:", verb, NAMES[code], points)


@pytest.mark.parametrize(("verb", "code"), WHEN_WRITING, ids=lambda value: NAMES.get(value, value))
def test_a_disk_that_breaks_for_good_takes_no_acknowledged_answer_with_it(folder, start, verb, code):
    points = 0
    for file, acknowledged, _ in runs_with_failures(folder, start, verb, code, lasting=True):
        points += 1
        assert acknowledged <= what_is_there(file) <= acknowledged + 1
    print("broken for good:", verb, NAMES[code], points)
