"""Several windows write to one file at the same time: each answer is there, once, and nobody is told to wait."""

import multiprocessing
from contextlib import contextmanager
from itertools import count

import pytest
from store_kit import TEXT, answered, held, open_store, record

from digimat.answers.store import Store

PATIENCE = 60  # seconds; only a test that fails waits as long


@pytest.fixture
def file(tmp_path):
    return tmp_path / "digimat.db"


def write_answers(file, code, writer, answers, ready, go):
    """One window: its answers tell who gave them, and which they are."""
    ids = count()
    with Store(file, lambda: f"{writer}-{next(ids)}") as store:
        ready.release()
        go.wait(PATIENCE)
        for number in range(answers):
            store.append(code, [answered(number % 60, f"{writer}-{number}")])


@contextmanager
def writers_at_once(file, codes, answers):
    """Processes that each write so many answers into a sitting, begun at one moment; waits for their good end."""
    spawn = multiprocessing.get_context("spawn")  # as on every system; each opens the file for itself
    ready, go = spawn.Semaphore(0), spawn.Event()
    writers = [
        spawn.Process(target=write_answers, args=(file, code, writer, answers, ready, go))
        for writer, code in enumerate(codes)
    ]
    for writer in writers:
        writer.start()
    for _ in writers:
        assert ready.acquire(timeout=PATIENCE)
    go.set()
    try:
        yield writers
    finally:
        for writer in writers:
            writer.join(PATIENCE)
    assert [writer.exitcode for writer in writers] == [0] * len(writers)


def given(events, writer):
    """The numbers of the answers of one writer, in the order of the store."""
    said = (event.payload["code"].split("-") for event in events)
    return [int(number) for who, number in said if who == str(writer)]


def test_four_processes_with_a_sitting_each_lose_nothing(file):
    codes = ["AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD"]
    with open_store(file) as store:
        for code in codes:
            store.open_session(record(code), TEXT)
    with writers_at_once(file, codes, answers=100):
        pass
    with open_store(file) as store:
        for writer, code in enumerate(codes):
            assert given(store.events(code), writer) == list(range(100))


def test_four_processes_write_into_one_sitting_while_it_is_read_and_the_chain_always_holds(file):
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        seen = [0]
        with writers_at_once(file, ["AAAAAA"] * 4, answers=40) as writers:
            while any(writer.is_alive() for writer in writers):
                seen.append(len(store.events("AAAAAA")))
    assert seen == sorted(seen)
    _, _, events = held(file)
    assert len(events) == 4 * 40
    for writer in range(4):
        assert given(events, writer) == list(range(40))
