"""Whether scores are those of the oracle: numbers within 1e-9, labels and missing scores exactly, rows in order."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from bench.batch import key
from bench.batch.oracle import Score, scores

CLOSE = 1e-9
SHOWN = 3


def differences(answers: Path, written: Path, names: Mapping[str, str] | None = None) -> list[str]:
    """The first cells that differ, in words; none when all agree.

    Args:
        answers: what was scored.
        written: the scores, as CSV.
        names: what a column of the oracle is called there, where it is called otherwise.
    """
    found = []
    for difference in _differences(answers, written, names or {}):
        found.append(difference)
        if len(found) == SHOWN:
            break
    return found


def _differences(answers: Path, written: Path, names: Mapping[str, str]) -> Iterator[str]:
    with written.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        lacking = [name for name in key.SCORES if names.get(name, name) not in (rows.fieldnames or ())]
        if lacking:
            yield f"no column {', '.join(lacking)}"
            return
        for expected, row in zip_longest(scores(answers), rows):
            if expected is None or row is None:
                yield "too many rows" if expected is None else "too few rows"
                return
            for name in key.SCORES:
                if not same(name, expected[name], row[names.get(name, name)]):
                    yield f"{expected['respondent_id']} {name}: {row[names.get(name, name)]!r}, not {expected[name]!r}"


def same(column: str, expected: Score, cell: str) -> bool:
    """Whether a cell says what is expected."""
    if expected is None or not cell:
        return expected is None and not cell
    if column not in key.NUMBERS:
        return expected == cell
    assert not isinstance(expected, str)
    return abs(float(cell) - expected) <= CLOSE
