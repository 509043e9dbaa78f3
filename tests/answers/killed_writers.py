"""A process that is ended at its Nth order to the disk, for each N and each kind of order.

    python killed_writers.py FOLDER [FOLDER TO START FROM]

Run by test_injected_faults.py. Writes, for each run, a line of JSON: the folder with what the process left, and how
many steps it had acknowledged. It forks, so it is a process of its own, with one thread.
"""

import json
import os
import shutil
import sys
from itertools import count
from pathlib import Path

from faulty_disk import VERBS, FailsAtNth, ListeningDisk, pull_the_plug, sqlite_on
from four_answers import give_all_answers


def acknowledged_before_the_kill(file, verb, nth):
    """How many steps a process acknowledged that was ended at its Nth order; and whether it was ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with sqlite_on(ListeningDisk(FailsAtNth(verb, nth, pull_the_plug), really_syncs=False)):
            give_all_answers(file, lambda: os.write(writing, b"."))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return len(said), os.waitstatus_to_exitcode(status) == 137


def main(folder, start=None):
    for verb in VERBS:
        for nth in count(1):
            place = Path(folder, verb, str(nth))
            if start:
                shutil.copytree(start, place)
            else:
                place.mkdir(parents=True)
            acknowledged, killed = acknowledged_before_the_kill(place / "digimat.db", verb, nth)
            run = {"verb": verb, "folder": str(place), "acknowledged": acknowledged, "killed": killed}
            print(json.dumps(run), flush=True)
            if not killed:
                break


if __name__ == "__main__":
    main(*sys.argv[1:])
