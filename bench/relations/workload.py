"""Synthetic interactions, always the same: a smaller file is the beginning of a larger one.

    python -m bench.relations.workload 1000000 interactions.csv

20,000 people in 200 units. Few authors get most reactions, four reactions in five come from the same unit, and one row
in a thousand is somebody's reaction to something of their own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

PEOPLE, UNITS, BLOCK, SEED = 20_000, 200, 50_000, 1
TYPES = ("like", "comment", "share")
HEADER = "author,reactor,unit_author,unit_reactor,type\n"


def write(rows: int, path: Path, seed: int = SEED) -> None:
    """Write so many interactions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for number in range(-(-rows // BLOCK)):
            file.write("".join(_lines(number, seed)[: rows - number * BLOCK]))


def _lines(number: int, seed: int) -> list[str]:
    # The one generator of NumPy that is never to change; the order of the draws is part of the workload.
    random = np.random.RandomState([seed, number])
    author = (PEOPLE * random.power(0.3, BLOCK)).astype(int)
    near = author % UNITS + UNITS * random.randint(0, PEOPLE // UNITS, BLOCK)
    reactor = np.where(random.random_sample(BLOCK) < 0.8, near, random.randint(0, PEOPLE, BLOCK))
    reactor = np.where(random.random_sample(BLOCK) < 0.001, author, reactor)
    kinds = random.choice(len(TYPES), BLOCK, p=(0.7, 0.25, 0.05))
    return [
        f"p{a:05d}@example.org,p{r:05d}@example.org,unit {a % UNITS:03d},unit {r % UNITS:03d},{TYPES[kind]}\n"
        for a, r, kind in zip(author.tolist(), reactor.tolist(), kinds.tolist(), strict=True)
    ]


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
