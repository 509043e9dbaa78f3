"""The rows of a workbook, parsed in a process of its own: one that crashes or eats the memory costs itself alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from digimat.answers.csv_problems import empty
from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.cell_text import cell_text
from digimat.answers.exports.model import Cell, Row
from digimat.answers.exports.workbook_parts import check_parts, locked
from digimat.language import Text
from digimat.problems import UserError

_CHILD: Final = Path(__file__).with_name("xlsx_child.py")
LOADED_IN: Final = 60.0  # seconds until the first row
COMPUTING: Final = 300  # seconds of computing in all
# The library takes some four bytes for one unpacked; long labels that many cells share take more.
_MEMORY: Final = 300_000_000
_A_BYTE: Final = 8
_MEMORY_MOST: Final = 1_500_000_000
_STOPPED = Text(
    fr="sa lecture s’est arrêtée (abîmé, ou une cellule hors de toute mesure)",
    en="its reading stopped (damaged, or a cell beyond all measure)",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a workbook may cost, beyond what a process that is ready has."""

    memory: int
    seconds: float = LOADED_IN


@dataclass(slots=True)
class Workbook:
    """A workbook: its rows, and the sheet that they stand on (known when the first one has been asked for)."""

    path: Path
    sheet: str = ""
    limits: Limits | None = None

    def rows(self) -> Iterator[Row]:
        """The rows with anything in them; ``line`` is the number that the sheet shows, ``raw`` is empty.

        Raises:
            UserError: it is no workbook, is too large, has several sheets with data and none is chosen, or its
                reading failed.
        """
        unpacked = check_parts(self.path)
        limits = self.limits or Limits(min(_MEMORY + _A_BYTE * unpacked, _MEMORY_MOST))
        with _reading(self.path, self.sheet, limits) as lines:
            self.sheet = _opened(self.path, self.sheet, next(lines, None))
            for line in lines:
                if line == "end":
                    return
                number, values = line
                cells = [_cell(value) for value in values]
                if any(cell and not cell.isspace() for cell in cells):
                    yield Row(number, cells)
        raise UserError(wrong.workbook_unreadable(self.path, _STOPPED))


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return str(value.get("d") or value.get("e"))
    return cell_text(value)


def _opened(path: Path, wanted: str, said: Any) -> str:
    """The sheet that is read, or what keeps it from being read."""
    match said:
        case {"sheet": str(name)}:
            return name
        case {"why": "several sheets", "names": list(names)}:
            raise UserError(wrong.several_sheets(path, names))
        case {"why": "no sheet", "names": list(names)}:
            raise UserError(wrong.no_such_sheet(path, wanted, names))
        case {"why": "empty"}:
            raise UserError(empty(path))
        case {"why": "password"}:
            raise UserError(locked(path))
        case {"why": "damaged"}:
            raise UserError(
                wrong.workbook_unreadable(
                    path, Text(fr="il est abîmé ou incomplet", en="it is damaged or incomplete")
                )
            )
        case {"why": "time"}:
            raise UserError(
                wrong.workbook_unreadable(
                    path, Text(fr="son ouverture prend trop de temps", en="opening it takes too long")
                )
            )
    raise UserError(wrong.workbook_unreadable(path, _STOPPED))


@contextmanager
def _reading(path: Path, sheet: str, limits: Limits) -> Iterator[Iterator[Any]]:
    """What a process says that reads a workbook; it is ended where nobody listens any more, or too late."""
    # -P: the folder of the file that is run is no place to import from; some of its names are the library's.
    command = [sys.executable, "-P", str(_CHILD), str(path), sheet, str(limits.memory), str(COMPUTING)]
    child = subprocess.Popen(  # noqa: S603 - our own file, and no shell that would read the path
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="ascii",
        # Ctrl-C reaches every process of a terminal: this one decides.
        start_new_session=os.name == "posix",
    )
    late = threading.Event()

    def give_up() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(limits.seconds, give_up)
    timer.daemon = True
    timer.start()
    assert child.stdout is not None
    try:
        yield _values(child.stdout, timer, late)
    finally:
        timer.cancel()
        child.kill()
        child.stdout.close()
        child.wait()
        timer.join()


def _values(said: IO[str], timer: threading.Timer, late: threading.Event) -> Iterator[Any]:
    for line in said:
        timer.cancel()  # it is open: the rows come as fast as they are taken
        if not line.endswith("\n"):  # it ended in the middle of a row
            return
        yield json.loads(line)
    if late.is_set():
        yield {"why": "time"}
