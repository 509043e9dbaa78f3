"""``digimat --help`` against the help of a bare Typer app with as many commands; target: at most 1.3."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.timing import medians

ROUNDS = 10


def lines() -> Iterator[str]:
    """The measure, in words."""
    from digimat.cli import app

    bare = Path(__file__).with_name("bare_app.py")
    as_many = {**os.environ, "BARE_COMMANDS": str(len(app.registered_commands))}
    run = {
        "bare": lambda: subprocess.run(
            [sys.executable, str(bare), "--help"], capture_output=True, check=True, env=as_many
        ),
        "digimat": lambda: subprocess.run(
            [sys.executable, "-m", "digimat", "--help"], capture_output=True, check=True
        ),
    }
    seconds = medians(run, ROUNDS)
    ratio = seconds["digimat"] / seconds["bare"]
    yield (
        f"help: digimat {seconds['digimat'] * 1000:.0f} ms, bare Typer app {seconds['bare'] * 1000:.0f} ms, "
        f"ratio {ratio:.2f} (target <= 1.30, median of {ROUNDS})"
    )
