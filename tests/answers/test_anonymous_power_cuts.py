"""The power fails while an anonymous sitting is handed in: then there is the sitting or the row, not both nor none."""

import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from random import Random

import apsw
import pytest
from anonymous_kit import PULSE, answers_with, bytes_of, nameless
from faulty_disk import READ, SYNC, WRITE, FailsAtNth, ListeningDisk, refuse_with, sqlite_on
from four_answers import again_until_it_works, quick_folder
from power_cut import RememberedDisk
from store_kit import TEXT, answered, open_store, record
from test_power_cuts import ACKNOWLEDGED, CUTS, put_files

from digimat.answers.anonymous import all_anonymous, hand_in
from digimat.answers.verification import verify_store
from digimat.problems import UserError

PLACE = "0123456789abcdef0123456789abcdef"
EVENTS = [answered(number, f"canary {'x' * 700}") for number in range(4)]
ANSWERS = answers_with("sent")


@pytest.fixture
def folder():
    with quick_folder() as path:
        yield Path(path)


@pytest.fixture
def file(folder):
    (folder / "alive").mkdir()
    return folder / "alive" / "digimat.db"


def filled(file):
    """A store with one sitting of somebody, and an anonymous one about to be handed in; gives its files."""
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        store.append("AAAAAA", [answered(1)])
        store.open_session(nameless(), PULSE.text)
        for event in EVENTS:
            store.append(nameless().id, [event])
    return {each.name: each.read_bytes() for each in file.parent.iterdir()}


def orders(file, fault=lambda order: None, step=hand_in):
    """All that handing in asks of the disk, with a mark where it was acknowledged."""
    heard = []

    def listen(order):
        fault(order)
        heard.append(order)

    patiently = again_until_it_works([])
    with sqlite_on(ListeningDisk(listen, really_syncs=False)), patiently(lambda: open_store(file)) as store:
        patiently(lambda: step(store, nameless().id, ANSWERS, PLACE))
        heard.append(ACKNOWLEDGED)
    return heard


def verdict(folder, files, acknowledged):
    """What the store says of the files that a power cut left."""
    put_files(folder, files)
    path = folder / "digimat.db"
    try:
        with open_store(path) as store:
            events = list(store.events(nameless().id))
            sent, sittings = all_anonymous(store), {each.id for each in store.sessions()}
            assert list(store.events("AAAAAA")) == [answered(1)]
        assert verify_store(path).in_order
    except (UserError, AssertionError):
        return "corrupt"
    is_open = nameless().id in sittings and events == EVENTS
    if is_open and not sent:
        return "lost" if acknowledged else "open"
    if sittings == {"AAAAAA"} and sent == [ANSWERS]:
        return "sent" if b"canary" not in bytes_of(folder) else "traces"
    return "both" if sent and sittings != {"AAAAAA"} else "none"


def cut_after_each(heard, before, folder, cuts):
    disk, acknowledged, verdicts = RememberedDisk(before), False, Counter()
    for number, order in enumerate(heard):
        disk.hears(order)
        acknowledged = acknowledged or order is ACKNOWLEDGED
        for cut in range(cuts if order.verb != READ else 0):
            files = disk.after_power_cut(Random(f"{number}/{cut}"))
            verdicts[verdict(folder, files, acknowledged)] += 1
    return verdicts


def test_there_is_the_open_sitting_or_the_row(file, folder):
    before = filled(file)
    verdicts = cut_after_each(orders(file), before, folder / "cut", 4 * CUTS)
    print(dict(verdicts))
    assert set(verdicts) == {"open", "sent"}
    assert min(verdicts.values()) > 10


def test_two_transactions_instead_of_one_are_found_to_leave_both(file, folder):
    """Were this to find nothing, the test above would prove nothing."""

    def in_two_steps(store, session_id, answers, place):
        real = store.changes

        @contextmanager
        def one_by_one():
            with real() as db:
                yield Committing(db)

        store.changes = one_by_one
        hand_in(store, session_id, answers, place)

    class Committing:
        def __init__(self, db):
            self.db = db

        def execute(self, statement, *values):
            if statement.startswith("DROP TRIGGER event_is_never_deleted"):
                self.db.execute("COMMIT")
                self.db.execute("BEGIN IMMEDIATE")
            return self.db.execute(statement, *values)

    before = filled(file)
    verdicts = cut_after_each(orders(file, step=in_two_steps), before, folder / "cut", 2)
    assert verdicts["both"] > 5


@pytest.mark.parametrize(
    ("verb", "code"), [(SYNC, apsw.SQLITE_IOERR_FSYNC), (WRITE, apsw.SQLITE_FULL)], ids=["sync", "write"]
)
def test_a_disk_that_fails_once_at_any_order_keeps_one_of_the_two(file, folder, verb, code):
    """The same answers are handed in again; after that the power fails."""
    before, verdicts = filled(file), Counter()
    for nth in count(1):
        put_files(file.parent, before)
        fault = FailsAtNth(verb, nth, refuse_with(code))
        heard = orders(file, fault)
        if not fault.happened:
            break
        disk = RememberedDisk(before)
        for order in heard:
            disk.hears(order)
            if order is ACKNOWLEDGED:
                verdicts[verdict(folder / "cut", disk.after_power_cut(Random(nth)), True)] += 1
        with closing(sqlite3.connect(file)) as db:
            assert db.execute("SELECT count(*) FROM anonymous").fetchone() == (1,)
    print(dict(verdicts))
    assert nth > 5
    assert set(verdicts) == {"sent"}
