"""The synthetic answers, always the same: a smaller file is the beginning of a larger one.

    python -m bench.batch.workload 1000000 answers.csv

Plain CSV: commas, LF, no quotes, 168 bytes a row. About 2.5 % of the likert and keyed cells are missing, and one
respondent in a hundred gives up on the way and leaves the rest empty. Answers follow one general trait and one for each
likert scale, so that scales agree with themselves and with each other as those of a survey do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.batch.key import COLUMNS, ITEMS, KEYED, LIKERT, MULTI, OPTIONS, REVERSED, RIGHT, RIGHT_SETS

Cells = NDArray[np.uint8]
Random = np.random.RandomState  # of all generators NumPy has, the one that is never to change

BLOCK = 50_000
ROLES = ("citizen", "teacher", "clerk", "manager", "nurse", "student")
UNITS = 400
SEED = 1


def write(rows: int, path: Path, seed: int = SEED) -> None:
    """Write the answers of so many respondents."""
    with path.open("wb") as file:
        file.write((",".join(COLUMNS) + "\n").encode())
        for number in range(-(-rows // BLOCK)):
            lines = block(number, seed)
            file.write(b"\n".join(lines.split(b"\n", rows - number * BLOCK)[:-1]) + b"\n")


def block(number: int, seed: int = SEED) -> bytes:
    """The lines of one block of respondents, whose random numbers depend on no other block."""
    random = Random([seed, number])
    # From here on, the order of the draws is part of the workload: another order, other answers.
    general = random.standard_normal(BLOCK)
    gives_up = np.where(random.random_sample(BLOCK) < 0.01, random.randint(1, len(ITEMS), BLOCK), len(ITEMS))
    likert = _likert(random, general)
    likert[_missing(random, LIKERT, gives_up)] = 0
    keyed = _keyed(random, general)
    keyed[_missing(random, KEYED, gives_up)] = 0
    ticked = _ticked(random, general)
    ticked[_after(MULTI, gives_up)] = 0
    roles, units = random.randint(0, len(ROLES), BLOCK), random.randint(0, UNITS, BLOCK)
    people = number * BLOCK + np.arange(BLOCK)
    sets = [";".join(o for bit, o in enumerate(OPTIONS) if tick >> bit & 1) for tick in range(32)]
    return _lines(
        np.hstack([_padded(["r"])[[0] * BLOCK], _digits(people, 9)]),
        _padded(ROLES)[roles],
        np.hstack([_padded(["u"])[[0] * BLOCK], _digits(units, 3)]),
        *likert.T[:, :, None],
        *keyed.T[:, :, None],
        *_padded(sets)[ticked].transpose(1, 0, 2),
    )


def _likert(random: Random, general: NDArray[np.float64]) -> Cells:
    """Digits 1 to 5: a trait of the scale, an error of the item, four thresholds."""
    traits = 0.7 * general[:, None] + 0.71 * random.standard_normal((BLOCK, 5))
    easiness = 0.5 * np.sin(np.arange(len(LIKERT)) * 1.7)
    error = random.standard_normal((BLOCK, len(LIKERT)))
    agreement = 0.75 * np.repeat(traits, 6, axis=1) + 0.66 * error + easiness
    points = np.searchsorted((-1.2, -0.4, 0.4, 1.2), agreement) + 1
    answers = np.where([item in REVERSED for item in LIKERT], 6 - points, points)
    return np.asarray(ord("0") + answers, np.uint8)


def _keyed(random: Random, general: NDArray[np.float64]) -> Cells:
    """Letters: right by a two-parameter logistic model, else any of the four others."""
    count = np.arange(len(KEYED))
    slope, difficulty = 0.9 + 0.6 * np.sin(count) ** 2, 1.2 * np.cos(count * 2.3)
    chance = 1 / (1 + np.exp(-slope * (general[:, None] - difficulty)))
    right = random.random_sample((BLOCK, len(KEYED))) < chance
    key = np.array([OPTIONS.index(RIGHT[item]) for item in KEYED])
    others = (key + random.randint(1, 5, (BLOCK, len(KEYED)))) % 5
    return (ord("a") + np.where(right, key, others)).astype(np.uint8)


def _ticked(random: Random, general: NDArray[np.float64]) -> Cells:
    """One bit for each ticked option: right ones the likelier, the more able the respondent."""
    ticked = np.zeros((BLOCK, len(MULTI)), np.uint8)
    for place, item in enumerate(MULTI):
        for bit, option in enumerate(OPTIONS):
            lean = 0.9 + general if option in RIGHT_SETS[item] else -1.3 - general
            tick = random.random_sample(BLOCK) < 1 / (1 + np.exp(-lean))
            ticked[:, place] |= tick.astype(np.uint8) << bit
    return ticked


def _missing(random: Random, items: Sequence[str], gives_up: NDArray[np.int_]) -> NDArray[np.bool_]:
    return (random.random_sample((BLOCK, len(items))) < 0.025) | _after(items, gives_up)


def _after(items: Sequence[str], gives_up: NDArray[np.int_]) -> NDArray[np.bool_]:
    """Where a respondent had given up before the item came."""
    first = ITEMS.index(items[0])
    return np.asarray(np.arange(first, first + len(items)) >= gives_up[:, None])


def _padded(texts: Sequence[str]) -> Cells:
    """Texts as rows of bytes of one width, padded with NUL."""
    width = max(map(len, texts))
    return np.array([list(text.encode().ljust(width, b"\0")) for text in texts], np.uint8)


def _digits(numbers: NDArray[np.int_], width: int) -> Cells:
    return (ord("0") + numbers[:, None] // 10 ** np.arange(width - 1, -1, -1) % 10).astype(np.uint8)


def _lines(*columns: Cells) -> bytes:
    """Columns of padded cells as lines. Dropping the padding at once spares work for each cell."""
    comma, end = (np.full((BLOCK, 1), ord(sign), np.uint8) for sign in ",\n")
    parts = [part for column in columns for part in (comma, column)]
    return np.hstack([*parts[1:], end]).tobytes().translate(None, b"\0")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
