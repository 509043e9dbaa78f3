"""The power fails after any order to the disk: every answer that was acknowledged is there afterwards.

``DIGIMAT_POWER_CUTS`` says how often it fails at each point; each time another part of what was not synced is lost.
"""

import os
import sqlite3
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random

import apsw
import pytest
from faulty_disk import READ, SYNC, FailsAtNth, ListeningDisk, Order, refuse_with, sqlite_on
from four_answers import STEPS, again_until_it_works, give_all_answers, quick_folder, what_is_there
from power_cut import RememberedDisk
from store_kit import open_store

from digimat.problems import UserError

CUTS = int(os.environ.get("DIGIMAT_POWER_CUTS", "1"))
ACKNOWLEDGED = Order("acknowledged", "")


def orders(file, fault=lambda order: None, **settings):
    """All that the store asks of the disk for four answers, with a mark after each step that was acknowledged."""
    heard = []

    def listen(order):
        fault(order)
        heard.append(order)

    def acknowledge():
        heard.append(ACKNOWLEDGED)

    with sqlite_on(ListeningDisk(listen, really_syncs=False), **settings):
        give_all_answers(file, acknowledge, again_until_it_works([]))
    return heard


def put_files(folder, files):
    """Make a folder hold these files and no others."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def verdict(folder, files, acknowledged):
    """What the store says of the files that a power cut left."""
    put_files(folder, files)
    try:
        there = what_is_there(folder / "digimat.db")
    except (UserError, AssertionError):
        return "corrupt"
    return "kept" if there >= acknowledged else "lost"


def cut_after_each(heard, folder, *, disk=None, before=0, cuts=CUTS, only=lambda order: order.verb != READ):
    """Cut the power after each order, some times each: how many runs ended how."""
    disk, acknowledged, verdicts = disk or RememberedDisk(), before, Counter()
    for number, order in enumerate(heard):
        disk.hears(order)
        acknowledged += order is ACKNOWLEDGED
        for cut in range(cuts if only(order) else 0):
            files = disk.after_power_cut(Random(f"{number}/{cut}"))
            verdicts[verdict(folder, files, acknowledged)] += 1
    return verdicts


@pytest.fixture
def folder():
    with quick_folder() as path:
        yield Path(path)


@pytest.fixture
def file(folder):
    (folder / "alive").mkdir()
    return folder / "alive" / "digimat.db"


@pytest.mark.parametrize(
    "settings",
    [
        {},  # those of the store
        {"journal_mode": "TRUNCATE", "synchronous": "FULL"},
        {"journal_mode": "DELETE", "synchronous": "EXTRA"},
        {"journal_mode": "WAL", "synchronous": "FULL"},
    ],
    ids=str,
)
def test_a_power_cut_loses_no_acknowledged_answer(file, folder, settings):
    heard = orders(file, **settings)
    assert heard.count(ACKNOWLEDGED) == STEPS
    verdicts = cut_after_each(heard, folder / "cut")
    print(settings, dict(verdicts))
    assert set(verdicts) == {"kept"}


@pytest.mark.parametrize(
    "settings",
    [
        {"journal_mode": "DELETE", "synchronous": "FULL"},  # what SQLite does unless it is told otherwise
        {"journal_mode": "DELETE", "synchronous": "NORMAL"},
        {"journal_mode": "WAL", "synchronous": "NORMAL"},
    ],
    ids=str,
)
def test_settings_that_lose_answers_are_found_to_lose_them(file, folder, settings):
    """Were this to find nothing, the test above would prove nothing."""
    verdicts = cut_after_each(orders(file, **settings), folder / "cut")
    print(settings, dict(verdicts))
    assert verdicts["lost"] > 5


def test_settings_that_corrupt_the_file_are_found_to_do_so(file, folder):
    verdicts = cut_after_each(orders(file, synchronous="OFF"), folder / "cut")
    print(dict(verdicts))
    assert verdicts["corrupt"] > 5


def test_a_second_power_cut_during_repair_or_later_loses_nothing_either(file, folder):
    """The first one comes at each order of the last answer; then the store is opened again, and goes on."""
    first, verdicts = orders(file), Counter()
    acknowledged = [number for number, order in enumerate(first) if order is ACKNOWLEDGED]
    disk = RememberedDisk()
    for number, order in enumerate(first[: acknowledged[-1]]):
        disk.hears(order)
        if number > acknowledged[-2]:
            files = disk.after_power_cut(Random(number))
            put_files(file.parent, files)
            second = orders(file)
            before = STEPS - second.count(ACKNOWLEDGED)
            assert before >= STEPS - 1
            verdicts += cut_after_each(second, folder / "cut", disk=RememberedDisk(files), before=before)
    print(dict(verdicts))
    assert set(verdicts) == {"kept"}


def test_an_answer_that_was_given_again_after_a_failed_sync_survives_a_power_cut(file, folder):
    """The sync that failed may have been the last one: what is stored then is not on the disk for certain."""
    verdicts = Counter()
    for nth in count(1):
        put_files(file.parent, {})
        fault = FailsAtNth(SYNC, nth, refuse_with(apsw.SQLITE_IOERR_FSYNC))
        heard = orders(file, fault)
        if not fault.happened:
            break
        verdicts += cut_after_each(
            heard, folder / "cut", cuts=4 * CUTS, only=lambda order: order is ACKNOWLEDGED
        )
    print(dict(verdicts))
    assert set(verdicts) == {"kept"}


def test_a_power_cut_while_a_store_of_an_earlier_version_is_brought_up_to_date_loses_nothing(file, folder):
    give_all_answers(file)
    of_version_1(file)
    before = {file.name: file.read_bytes()}
    heard = []
    with sqlite_on(ListeningDisk(heard.append, really_syncs=False)), open_store(file):
        pass
    assert file.read_bytes() != before[file.name]
    verdicts = cut_after_each(heard, folder / "cut", disk=RememberedDisk(before), before=STEPS)
    print(dict(verdicts))
    assert set(verdicts) == {"kept"}


def of_version_1(file):
    """Take away the tables that later versions added."""
    db = sqlite3.connect(file)
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table not in ("questionnaire", "session", "event"):
            db.execute(f"DROP TABLE {table}")
    db.execute("PRAGMA user_version=1")
    db.close()
