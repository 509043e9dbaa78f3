"""The ``templates`` folder of a workspace: templates that stand in for ours, and style after ours.

They are read once, as texts: while a report is made, nothing of the workspace is opened.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from digimat.problems import Problem
from digimat.reports.look import override_problems as wrong
from digimat.reports.look.extra_style import style_problems
from digimat.reports.look.model import Override
from digimat.reports.look.source_checks import source_problems

FOLDER: Final = "templates"
ENDING: Final = ".html.j2"
STYLE: Final = "extra.css"
HEAVIEST: Final = 500_000  # bytes of a file
MOST: Final = 200  # files


def read_overrides(workspace: Path, problems: list[Problem]) -> tuple[tuple[Override, ...], str]:
    """The templates of a workspace, by name, and its style; what is wrong with them is added to the problems."""
    read: list[Override] = []
    style = ""
    for name, file in override_files(workspace, problems):
        source = _text(file, problems)
        if source is None:
            continue
        if name == STYLE:
            problems += style_problems(source, str(file))
            style = source
        else:
            problems += source_problems(name, source, str(file))
            read.append(Override(name, str(file), source))
    return tuple(read), style


def override_files(workspace: Path, problems: list[Problem]) -> Sequence[tuple[str, Path]]:
    """The names and files of what is in the folder, in order; links that lead out of it are problems."""
    folder = workspace / FOLDER
    inside = os.path.realpath(workspace)
    found: list[tuple[str, Path]] = []
    for file in _files(folder):
        name = file.relative_to(folder).as_posix()
        if name != STYLE and not name.endswith(ENDING):
            continue
        if not os.path.realpath(file).startswith(inside + os.sep):
            problems.append(wrong.outside(file))
        elif len(found) == MOST:
            problems.append(wrong.too_many(folder, MOST))
            break
        else:
            found.append((name, file))
    return found


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in the order of names; folders that are links are not entered."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place, name) for name in sorted(names))


def _text(file: Path, problems: list[Problem]) -> str | None:
    try:
        if file.stat().st_size > HEAVIEST:
            problems.append(wrong.too_heavy(file, HEAVIEST))
            return None
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(wrong.unreadable(file, error))
        return None
