"""A sitting at a pseudo-terminal, in each of its faces: the start, from answer to question, a burst of keys, idleness.

The floor of a start is Python itself, and Python with Textual. The cache is warm, as it is for everybody but the first.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.terminal import Screen

ROUNDS = 7
ITEMS = 60
BURST = 15
IDLE = 5.0  # seconds
# Of the agility test, which is the largest questionnaire: the notice, and the first thing that is asked.
NOTICE, QUESTION = "What this test is for", "Practice 1 of 2"


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a sitting, and how it is dealt with."""

    name: str
    options: tuple[str, ...]
    answer: str  # keys that take the first option and go on


FACES = (Face("full screen", (), "1\r"), Face("plain", ("--plain",), "1\r"))


def lines() -> Iterator[str]:
    """The measures, in words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "trial.yaml").write_text(json.dumps(_trial()), encoding="utf-8")
        yield from _starts(folder)
        for face in FACES:
            yield from _sitting(face, folder)


def _starts(folder: Path) -> Iterator[str]:
    candidates: dict[str, Callable[[], float]] = {
        "python": lambda: _said("print('Ready')", folder),
        "textual": lambda: _said("import textual.app; print('Ready')", folder),
    }
    for face in FACES:
        begun = folder / f"{face.name}.db"
        with _digimat(face, begun, folder, "run", "agility") as screen:
            screen.waits_for(NOTICE)
            screen.types("\r")
            screen.waits_for(QUESTION)
            screen.rests(0.3)
        candidates[f"run, {face.name}"] = partial(_until, NOTICE, face, begun, folder, "run", "agility")
        candidates[f"resume, {face.name}"] = partial(_until, QUESTION, face, begun, folder, "resume")
    seconds = _medians(candidates)
    floor = seconds["textual"]
    yield f"start, floor: bare Python {_ms(seconds['python'])}, importing Textual {_ms(floor)}"
    for face in FACES:
        first, question = seconds[f"run, {face.name}"], seconds[f"resume, {face.name}"]
        yield (
            f"start, {face.name}: notice of `run` {_ms(first)}, question of `resume` {_ms(question)} (target < 400; "
            f"{first / floor:.2f} and {question / floor:.2f} x importing Textual; median of {ROUNDS})"
        )


def _sitting(face: Face, folder: Path) -> Iterator[str]:
    """One sitting of many questions: how it goes on, what it does with a burst, what it takes while nobody types."""
    with _digimat(face, folder / f"{face.name} trial.db", folder, "run", "trial.yaml") as screen:
        screen.waits_for("Notice of the trial")
        screen.rests(0.3)
        waits = [_then(screen, "\r", "Trial question 1?")]
        for number in range(1, ITEMS - BURST):
            screen.rests(0.02)  # no person is quicker
            waits.append(_then(screen, face.answer, f"Trial question {number + 1}?"))
        begin, others = waits[0], sorted(waits[1:])
        yield (
            f"going on, {face.name}: notice -> first question {_ms(begin)}, answer -> next question median "
            f"{_ms(statistics.median(others))}, p95 {_ms(others[int(len(others) * 0.95)])} (target p95 < 30)"
        )
        screen.rests(0.3)
        burst = _then(screen, face.answer * BURST, f"Trial question {ITEMS}?")
        yield f"burst, {face.name}: {BURST} of {BURST} answers kept in {_ms(burst)}"
        screen.rests(0.5)
        before = screen.cpu_seconds()
        screen.rests(IDLE)
        share = (screen.cpu_seconds() - before) / IDLE
        yield f"idle, {face.name}: {share:.1%} of a core over {IDLE:.0f} s"


def _then(screen: Screen, keys: str, words: str) -> float:
    """Seconds from keys to words."""
    start = time.perf_counter()
    screen.types(keys)
    screen.waits_for(words)
    return time.perf_counter() - start


def _medians(candidates: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """Median seconds that candidates tell, in turn, so that a noisy neighbour hits them alike."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(ROUNDS + 1):
        for name, run in candidates.items():
            seconds = run()
            if turn:  # the first is to warm up
                times[name].append(seconds)
    return {name: statistics.median(each) for name, each in times.items()}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _said(program: str, folder: Path) -> float:
    with Screen([sys.executable, "-c", program], _environment(folder / "none.db", folder), folder) as screen:
        return screen.waits_for("Ready")


def _until(words: str, face: Face, store: Path, folder: Path, *command: str) -> float:
    with _digimat(face, store, folder, *command) as screen:
        return screen.waits_for(words)


def _digimat(face: Face, store: Path, folder: Path, *command: str) -> Screen:
    words = [sys.executable, "-m", "digimat", *command, "--lang", "en", *face.options]
    return Screen(words, _environment(store, folder), folder)


def _environment(store: Path, folder: Path) -> dict[str, str]:
    own = {"DIGIMAT_STORE": str(store), "DIGIMAT_CACHE": str(folder / "cache"), "TERM": "xterm-256color"}
    kept = {name: value for name, value in os.environ.items() if name not in _UNLIKE_A_PERSONS}
    return {**kept, **own, "PYTHONUTF8": "1"}


# An installed digimat is compiled once; and a face is chosen by the options alone.
_UNLIKE_A_PERSONS = {"PYTHONDONTWRITEBYTECODE", "ACCESSIBLE", "DIGIMAT_PLAIN", "NO_COLOR", "DIGIMAT_LANG"}


def _trial() -> dict[str, object]:
    """A questionnaire of many questions that are answered alike."""

    def said(text: str) -> dict[str, str]:
        return {"fr": text, "en": text}

    items = [
        {
            "id": f"q{number}", "type": "single", "title": said(f"Item {number}"), "rule": "option_points",
            "stem": said(f"Trial question {number}?"),
            "options": {"a": said("First"), "b": said("Second"), "c": said("Third")},
            "with": {"points": {"a": 0, "b": 0.5, "c": 1}},
        }
        for number in range(1, ITEMS + 1)
    ]  # fmt: skip
    names = [f"q{number}" for number in range(1, ITEMS + 1)]
    return {
        "id": "trial", "version": "1.0", "status": "designed", "title": said("Trial"), "purpose": said("Trial"),
        "respondents": said("Nobody"), "minutes": 10, "notice": said("Notice of the trial"),
        "sections": [{"id": "all_of_it", "title": said("All"), "items": items}],
        "scales": [{"id": "whole", "title": said("Whole"), "rule": "percent_of_maximum", "items": names}],
    }  # fmt: skip
