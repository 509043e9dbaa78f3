"""Reads one sheet of a workbook, in a process of its own that is held to limits.

    python xlsx_child.py WORKBOOK SHEET MEMORY SECONDS

Run as a file, it imports nothing of ours. A workbook of some bytes can ask its reader for any amount of memory, upon
which that ends; here it ends alone.

On standard output, one JSON value a line: first what was found (``{"sheet": ...}`` or ``{"why": ...}``), then a row a
line, as ``[number, [cell, ...]]``, and at the end ``"end"``. A date is ``{"d": iso}``, a cell with an error
``{"e": "#N/A"}``.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

BLOCK = 1 << 20
# A cell that holds an error: the library for workbooks gives nothing for it, as for an empty one.
_ERROR = re.compile(rb"<c\b(?=[^>]*\bt=\"e\")[^>]*\br=\"([A-Z]+)([0-9]+)\"[^>]*>(.*?)</c>", re.DOTALL)
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")


def main(path: str, wanted: str, memory: int, seconds: int) -> None:
    """Write the rows of a sheet to standard output."""
    import python_calamine as calamine

    _bound(memory, seconds)
    try:
        _write_sheet(calamine, path, wanted)
    except calamine.PasswordError:
        _say({"why": "password"})
    except MemoryError:
        _say({"why": "memory"})
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        _say({"why": "damaged"})


def _bound(memory: int, seconds: int) -> None:
    """Hold this process to so many bytes more than now, and so many seconds of computing, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        if sys.platform == "linux":  # elsewhere the system does not keep to it
            now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))


def _write_sheet(calamine: Any, path: str, wanted: str) -> None:
    book = calamine.CalamineWorkbook.from_path(path)
    sheets = [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
    names = [s.name for s in sheets]
    if wanted and wanted not in names:
        _say({"why": "no sheet", "names": names})
        return
    visible = [s.name for s in sheets if s.visible == calamine.SheetVisibleEnum.Visible] or names
    filled: list[str] = []
    sheet = None
    for name in [wanted] if wanted else visible:
        one = book.get_sheet_by_name(name)
        if wanted or one.height:
            filled.append(name)
            sheet = one if sheet is None else sheet
    if len(filled) > 1:
        _say({"why": "several sheets", "names": filled})
        return
    if sheet is None:
        _say({"why": "empty"})
        return
    with zipfile.ZipFile(path) as parts:
        errors = _errors(parts, filled[0])
    _say({"sheet": filled[0]})
    _write_rows(sheet, errors)
    _say("end")


def _write_rows(sheet: Any, errors: dict[tuple[int, int], str]) -> None:
    left = sheet.start[1] if sheet.start else 0
    lines = {row for row, _ in errors}
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_told(cell) for cell in row]
        if number in lines:
            for place in range(len(cells)):
                if error := errors.get((number, left + place)):
                    cells[place] = {"e": error}
        if any(cell is not None for cell in cells):
            _say([number, cells])


def _told(cell: Any) -> Any:
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        cell = cell.date()  # a day without an hour is kept as its midnight
    if isinstance(cell, (datetime.date, datetime.time)):
        return {"d": cell.isoformat()}
    if isinstance(cell, datetime.timedelta):
        return {"d": str(cell)}
    return None if cell == "" else cell


def _say(what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")


def _errors(parts: zipfile.ZipFile, sheet: str) -> dict[tuple[int, int], str]:
    """What stands in the cells of a sheet that hold an error, by row (from 1) and column (from 0)."""
    found: dict[tuple[int, int], str] = {}
    name = _part_of(parts, sheet)
    if name is None:
        return found
    with parts.open(name) as part:
        for text in _windows(part):
            if b't="e"' in text:
                for column, row, content in _ERROR.findall(text):
                    value = _VALUE.search(content)
                    found[int(row), _place(column)] = value[1].decode() if value else "#"
    return found


def _windows(part: IO[bytes]) -> Iterator[bytes]:
    """The text of a part in pieces, none of which ends within a cell."""
    rest = b""
    while block := part.read(BLOCK):
        text = rest + block
        cut = text.rfind(b"</c>") + 4
        if cut < 4:
            cut = len(text) if len(text) > 2 * BLOCK else 0
        if cut:
            yield text[:cut]
        rest = text[cut:]
    yield rest


def _part_of(parts: zipfile.ZipFile, sheet: str) -> str | None:
    """The name of the part that a sheet is written in."""
    import html

    for tag in _SHEET.findall(parts.read("xl/workbook.xml")):
        named = re.search(rb'\bname="([^"]*)"', tag)
        relation = re.search(rb'\b\w+:id="([^"]*)"', tag)
        if named and relation and html.unescape(named[1].decode()) == sheet:
            for target in _RELATION.findall(parts.read("xl/_rels/workbook.xml.rels")):
                if b'Id="' + relation[1] + b'"' in target:
                    to = re.search(rb'\bTarget="([^"]*)"', target)
                    name = to[1].decode() if to else ""
                    name = name.lstrip("/") if name.startswith("/") else "xl/" + name
                    return name if name in parts.namelist() else None
    return None


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
        sys.stdout.flush()
