"""Which files of answers are meant: those that are named, and the CSV and Parquet files of folders that are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from digimat.commands.batch import spark_problems as wrong
from digimat.problems import UserError

_ENDINGS = (".csv", ".parquet")
_HIDDEN = (".", "_")  # what Spark and others put beside the data of a folder


def input_files(paths: Sequence[Path], out: Path) -> Sequence[Path]:
    """The files, those of a folder in the order of their names; the file of scores and files of rejects are left out.

    Raises:
        UserError: a folder has no such file.
    """
    return [file for path in paths for file in ([path] if not path.is_dir() else _of_folder(path, out))]


def _of_folder(folder: Path, out: Path) -> Sequence[Path]:
    files = [path for path in _with_answers(folder) if path.resolve() != out.resolve()]
    if not files:
        raise UserError(wrong.nothing_in_folder(folder))
    return files


def _with_answers(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        name = path.name.lower()
        if name.endswith(_ENDINGS) and not name.startswith(_HIDDEN) and not name.endswith(".rejects.csv"):
            yield path
