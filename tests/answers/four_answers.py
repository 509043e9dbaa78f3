"""One short life of a store, which the tests of faults repeat: a sitting is opened, four answers are given."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from faulty_disk import WRITE, ListeningDisk, sqlite_on
from store_kit import TEXT, answered, open_store, record

from digimat.problems import UserError

IN_MEMORY = Path("/dev/shm")  # Linux
ANSWERS = [answered(number, "x" * 700) for number in range(4)]
STEPS = 1 + len(ANSWERS)  # the sitting is opened, and each answer


def quick_folder():
    """A new folder in memory where there is such a place: thousands of runs need no real sync."""
    return TemporaryDirectory(dir=IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None)


def give_all_answers(file, acknowledge=lambda: None, patiently=lambda step: step()):
    """Open a sitting and give four answers, or go on from where it stands; each step is acknowledged.

    ``patiently`` takes a step, and decides what happens when it fails.
    """
    with patiently(lambda: open_store(file)) as store:

        def open_session():
            if not store.sessions():  # it may have been kept although it was not acknowledged
                store.open_session(record(), TEXT)
                acknowledge()

        patiently(open_session)
        there = patiently(lambda: store.events("AAAAAA"))
        for answer in ANSWERS[len(there) :]:
            patiently(lambda answer=answer: store.append("AAAAAA", [answer]))
            acknowledge()


def again_until_it_works(problems):
    """A way to take a step: when it fails, take it again, as a person does; what was said is added to a list."""

    def patiently(step):
        try:
            return step()
        except UserError as error:
            problems.extend(error.problems)
            assert len(problems) <= 3, "the disk failed once, the step fails again and again"
        return patiently(step)

    return patiently


def what_is_there(file):
    """How many steps a store holds: the sitting, then its answers, which must be the first ones given."""
    with open_store(file) as store:
        sessions = store.sessions()
        events = list(store.events("AAAAAA"))
    assert events == ANSWERS[: len(events)]
    return len(sessions) + len(events)


def leave_in_mid_commit(folder):
    """The files of a process that was killed while it wrote its last answer: a store half written, a journal."""

    def copy(order):
        if (order.verb, order.file) == (WRITE, "digimat.db"):  # the last one counts
            shutil.copytree(folder / "alive", folder / "killed", dirs_exist_ok=True)

    (folder / "alive").mkdir()
    with sqlite_on(ListeningDisk(copy, really_syncs=False)):
        give_all_answers(folder / "alive" / "digimat.db")
    return folder / "killed"
