"""What Python's own reader and writer of CSV cost: every row read, every row written, nothing done.

python -m bench.batch.copy_loop answers.csv copy.csv
"""

from __future__ import annotations

import csv
from pathlib import Path

from bench.batch.job import run


def copy(answers: str, target: str) -> None:
    with (
        Path(answers).open(newline="", encoding="utf-8") as read,
        Path(target).open("w", newline="", encoding="utf-8") as written,
    ):
        csv.writer(written).writerows(csv.reader(read))


if __name__ == "__main__":
    run(copy)
