"""Where a setting stands in a TOML file: the reader of the standard library keeps no lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digimat.problems import Position

_NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADING = re.compile(rf"[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]")
_SETTING = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")


def place_of(path: Sequence[str], text: str, file: str) -> Position:
    """The line of a setting; of a setting inside braces, or of one that is not written, the line of what holds it.

    Args:
        path: the names from the top, as ``("report", "colours", "primary")``.
        text: the whole file.
        file: its name, as problems say it.

    >>> place_of(("report", "paper"), 'client = "A"\\n[report]\\npaper = "a3"', "digimat.toml").line
    3
    """
    wanted = tuple(path)
    table: tuple[str, ...] = ()
    best, line_of_best = 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _HEADING.match(line):
            found = table = _names(heading[1])
        elif setting := _SETTING.match(line):
            found = (*table, *_names(setting[1]))
        else:
            continue
        shared = len(found) if found == wanted[: len(found)] else _partly(found, wanted)
        if shared > best:
            best, line_of_best = shared, number
    return Position(file, line_of_best)


def _partly(found: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    """A longer name holds its table, too: ``[report.colours]`` is where ``report`` is."""
    return len(wanted) if wanted == found[: len(wanted)] else 0


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))
