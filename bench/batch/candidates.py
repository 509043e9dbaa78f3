"""Who is measured: digimat, the floor, the same scores by hand; and whether each one's scores are right."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.batch import floor
from bench.batch.compared import differences
from bench.batch.instrument import DIGIMAT_NAMES
from bench.batch.processes import ROOT
from digimat.language import Text, same

BIN = "Scripts" if sys.platform == "win32" else "bin"
PEERS = ROOT / ".venv" / "bench" / BIN / ("python.exe" if sys.platform == "win32" else "python")

Check = Callable[[Path, Path], list[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A program that takes a file of answers and leaves another one."""

    name: str
    title: Text
    module: str
    python: Path = PEERS
    ending: str = "csv"
    rounds: int = 5
    check: Check = differences

    def command(self, answers: Path, target: Path) -> list[str]:
        return [str(self.python), "-m", self.module, str(answers), str(target)]


def _nothing_to_check(answers: Path, target: Path) -> list[str]:
    """What is scored by nobody is right."""
    del answers, target
    return []


def _same_table(answers: Path, target: Path) -> list[str]:
    import polars as pl

    return [] if pl.read_csv(answers).equals(pl.read_parquet(target)) else ["another table"]


def _digimat_check(answers: Path, target: Path) -> list[str]:
    return differences(answers, target, DIGIMAT_NAMES)


FLOOR = Candidate(
    "floor",
    Text(
        fr="plancher : Polars lit les 60 colonnes et écrit 14 colonnes toutes faites",
        en="floor: Polars reads the 60 columns and writes 14 that were there before",
    ),
    "bench.batch.floor",
    check=_nothing_to_check,
)
DIGIMAT = Candidate(
    "digimat", same("**digimat**"), "bench.batch.digimat_command", Path(sys.executable), check=_digimat_check
)
TUNED = Candidate(
    "tuned",
    Text(fr="expressions Polars à la main, optimisées", en="Polars expressions by hand, tuned"),
    "bench.batch.peers.polars_tuned",
)
BY_HAND = Candidate(
    "by hand", Text(fr="expressions Polars à la main", en="Polars expressions by hand"),
    "bench.batch.peers.polars_by_hand",
)  # fmt: skip
PARQUET = Candidate(
    "parquet",
    Text(
        fr="Polars convertit le CSV en Parquet, sans rien coter",
        en="Polars converts the CSV to Parquet, nothing scored",
    ),
    "bench.batch.peers.csv_to_parquet",
    ending="parquet",
    check=_same_table,
)
DUCKDB = Candidate(
    "duckdb", Text(fr="SQL de DuckDB à la main", en="DuckDB SQL by hand"), "bench.batch.peers.duckdb_by_hand"
)
SLOW = (
    Candidate(
        "copy",
        Text(fr="`csv` de Python : lire et réécrire, sans rien coter", en="Python’s `csv`: read and write, no scoring"),
        "bench.batch.copy_loop",
        rounds=2,
        check=_nothing_to_check,
    ),
    Candidate(
        "pandas",
        Text(fr="pandas et NumPy à la main", en="pandas and NumPy by hand"),
        "bench.batch.peers.pandas_by_hand",
        rounds=2,
    ),
    Candidate(
        "loop",
        Text(fr="boucle Python à la main", en="plain Python loop by hand"),
        "bench.batch.peers.plain_loop",
        rounds=1,
    ),
)  # fmt: skip
CANDIDATES = (FLOOR, DIGIMAT, TUNED, BY_HAND, PARQUET, DUCKDB, *SLOW)


def environment(scores: Path) -> Mapping[str, str]:
    """What all candidates are given: their scores for the floor, and no store or cache of the user's."""
    return {floor.SCORES: str(scores), "PYTHONUTF8": "1", "DIGIMAT_CACHE": "off"}


def wrong(candidate: Candidate, answers: Path, folder: Path, given: Mapping[str, str]) -> list[str]:
    """What is wrong with a candidate's scores of a few answers, in words; nothing when all agrees with the oracle."""
    target = folder / f"checked.{candidate.ending}"
    done = subprocess.run(
        candidate.command(answers, target),
        cwd=ROOT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        return [" ".join((done.stderr or done.stdout).strip().splitlines()[-1:]) or f"exit {done.returncode}"]
    return candidate.check(answers, target)
