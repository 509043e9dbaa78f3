"""The plug is pulled (SIGKILL) at many moments: every answer that was called saved is there afterwards.

``DIGIMAT_KILL_ROUNDS`` asks for a longer run than the one of every day.
"""

import os
import random
from pathlib import Path

from agility_keys import IN_ORDER, code, typed
from pseudo_terminal import Person

from digimat.administration import Now
from digimat.answers.sitting import find_session, stored_sitting
from digimat.answers.store import Store

PRACTICE = 2  # items before the first question
ROUNDS = int(os.environ.get("DIGIMAT_KILL_ROUNDS", "10"))


def stored(folder: Path):
    """How the latest open sitting stands, as it is stored."""
    with Store(folder / "digimat.db", str) as store:
        sitting = stored_sitting(store, find_session(store, None), lambda: Now("", 0))
        return sitting.conductor.state


def answers_until_the_plug_is_pulled(person, start, answers, wait_for_last):
    """Type some answers from a question on; returns how many of them the screen called saved."""
    for item in IN_ORDER[start : start + answers]:
        person.waits_for("Your answer: ")
        before = person.screen.count("Saved: ")
        person.types(typed(item))
        if wait_for_last or item is not IN_ORDER[start + answers - 1]:
            person.waits_for("Saved: ")
            assert person.screen.count("Saved: ") >= before
    person.is_killed()
    return person.screen.count("Saved: ")


def test_every_answer_called_saved_survives_a_kill(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGIMAT_CACHE", str(tmp_path / "cache"))  # each round begins with the same text
    draw = random.Random(20261122)
    acknowledged, sittings = {}, 0
    start = len(IN_ORDER)
    for number in range(ROUNDS):
        fresh = start >= len(IN_ORDER)  # the last sitting has no question left: begin another
        if fresh:
            acknowledged, start, sittings = {}, 0, sittings + 1
        words = ("run", "agility") if fresh else ("resume",)
        with Person(tmp_path, *words, "--lang", "en") as person:
            if fresh:
                person.waits_for("Enter to begin: ")
                person.types("", ":s", ":s")  # the notice, the practice
            person.waits_for(f"Question {start + 1} of 24")
            answers = min(draw.randint(1, 4), len(IN_ORDER) - start)
            # Every other round the plug is pulled before the answer is acknowledged, or just then.
            saved = answers_until_the_plug_is_pulled(person, start, answers, wait_for_last=number % 2 == 0)
        acknowledged |= {item.id: code(item) for item in IN_ORDER[start : start + saved]}
        state = stored(tmp_path)
        assert acknowledged.items() <= state.codes.items(), f"round {number}"
        assert len(state.codes) <= len(acknowledged) + 1  # the one that was on its way may be there
        acknowledged = dict(state.codes)
        start = state.position - PRACTICE
    assert sittings >= 1
