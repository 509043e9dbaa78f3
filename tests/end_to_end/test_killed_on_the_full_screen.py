"""The program is killed 0 to 20 ms after a key on the full screen: what the screen called saved is there afterwards.

``DIGIMAT_KILL_ROUNDS`` asks for a longer run than the one of every day.
"""

import os
import random
import time

from agility_keys import IN_ORDER, code
from answer_keys import keys_of_answer
from full_screen import OwnTerminal

from digimat.administration import Now
from digimat.answers.sitting import find_session, stored_sitting
from digimat.answers.store import Store

PRACTICE = 2  # items before the first question
ROUNDS = int(os.environ.get("DIGIMAT_KILL_ROUNDS", "7"))
SAVED = "✓ Saved: "


def stored(folder):
    """How the latest open sitting stands, as it is stored."""
    with Store(folder / "digimat.db", str) as store:
        return stored_sitting(store, find_session(store, None), lambda: Now("", 0)).conductor.state


def begins(terminal):
    terminal.waits_for("Enter begin")
    terminal.presses("enter")
    for number in range(1, PRACTICE + 1):
        terminal.waits_for(f"Practice {number}")
        terminal.presses("s")


def test_every_answer_that_the_screen_called_saved_survives_a_kill(tmp_path):
    draw = random.Random(20261122)
    acknowledged, start, seen = {}, len(IN_ORDER), 0
    for number in range(ROUNDS):
        fresh = start >= len(IN_ORDER)  # the last sitting has no question left: begin another
        if fresh:
            acknowledged, start = {}, 0
        words = ("run", "agility") if fresh else ("resume",)
        with OwnTerminal(tmp_path, (80, 24), *words, "--lang", "en") as terminal:
            if fresh:
                begins(terminal)
            answers = min(draw.randint(1, 3), len(IN_ORDER) - start)
            for place, item in enumerate(IN_ORDER[start : start + answers], start + 1):
                terminal.waits_for(f"Question {place} of 24")
                if item.id in acknowledged:  # kept, and killed before the next question: Enter goes on
                    terminal.presses("enter")
                    continue
                *keys, enter = keys_of_answer(item, code(item))
                terminal.presses(*keys)
                terminal.waits_for("not confirmed")
                terminal.presses(enter)
                if place < start + answers:
                    terminal.waits_for(SAVED)
                    acknowledged[item.id] = code(item)
            time.sleep(draw.uniform(0, 0.02))
            terminal.is_killed()
            if SAVED in terminal.text() and f"Question {start + answers} of 24" not in terminal.text():
                acknowledged[item.id] = code(item)
                seen += 1
        state = stored(tmp_path)
        assert acknowledged.items() <= state.codes.items(), f"round {number}"
        assert len(state.codes) <= len(acknowledged) + 1  # the one that was on its way may be there
        acknowledged = dict(state.codes)
        start = state.position - PRACTICE
    assert 0 < seen < ROUNDS or ROUNDS < 100  # some were killed before the word, some after it
