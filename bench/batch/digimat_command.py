"""``digimat score`` on the workload, as from the shell, for the columns that the others write too.

python -m bench.batch.digimat_command answers.csv scores.csv
"""

from __future__ import annotations

import sys
from importlib import import_module

from bench.batch import key
from bench.batch.instrument import DIGIMAT_NAMES, INSTRUMENT
from bench.batch.job import run


def imported() -> None:
    """Import what the command imports on its way, so that the seconds of the job are of the job alone."""
    for module in ("cli", "commands.score", "commands.batch.run", "scoring.quality", "scoring.score_table"):
        import_module(f"digimat.{module}")


def score(answers: str, target: str) -> None:
    from digimat.cli import main

    status = main(
        [
            "--lang", "en", "score", answers, "-o", target,
            "-q", str(INSTRUMENT / "questionnaire.yaml"), "--mapping", str(INSTRUMENT / "mapping.yaml"),
            "--columns", ",".join(DIGIMAT_NAMES.get(name, name) for name in key.SCORES[1:]),
        ]
    )  # fmt: skip
    if status:
        sys.exit(status)


if __name__ == "__main__":
    imported()
    run(score)
