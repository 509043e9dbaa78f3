"""Rows that cannot be scored, in a file of their own: each line as it was, with what is wrong with it in front."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from digimat.answers.exports.model import Rejected, Row
from digimat.answers.exports.reading import Export
from digimat.answers.exports.recognised import NOTES
from digimat.files import write_whole
from digimat.language import Language, Text
from digimat.problems import Position, Problem

# Without its mark a spreadsheet takes UTF-8 for something else, and the messages have accents.
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def rejects_name(read: Path) -> str:
    """The name of the file of rejects of a file of answers; that of rejects which are rejected again is the same.

    >>> rejects_name(Path("a/answers.csv")), rejects_name(Path("b/answers.rejects.csv"))
    ('answers.rejects.csv', 'answers.rejects.csv')
    """
    stem = read.stem.removesuffix(".rejects")
    return f"{stem}.rejects.csv"


def pack(rejected: Sequence[Rejected]) -> bytes:
    """Rejected rows as lines of JSON, to be kept until all lines are counted."""
    return "".join(json.dumps(_packed(each)) + "\n" for each in rejected).encode()


def unpack(data: bytes, lines_before: int, file: str) -> Iterator[Rejected]:
    """Rejected rows as they were packed, with their line in the whole file."""
    for line in data.splitlines():
        said = json.loads(line)
        row = Row(
            said["line"] + lines_before, said["cells"], said["raw"].encode("latin-1"), offset=said["offset"]
        )
        problems = [
            Problem(
                p["code"],
                Text(*p["message"]),
                Text(*p["remedy"]),
                Position(file, row.line if p["line"] is None else p["line"] + lines_before, p["column"]),
            )
            for p in said["problems"]
        ]
        yield Rejected(row, problems)


def _packed(each: Rejected) -> dict[str, object]:
    return {
        "line": each.row.line,
        "offset": each.row.offset,
        "cells": list(each.row.cells) if not each.row.raw else [],
        "raw": each.row.raw.decode("latin-1"),
        "problems": [
            {
                "code": p.code,
                "message": [p.message.fr, p.message.en],
                "remedy": [p.remedy.fr, p.remedy.en],
                "line": p.position.line if p.position else None,
                "column": p.position.column if p.position else 0,
            }
            for p in each.problems
        ],
    }


def rejects_bytes(export: Export, rejected: Iterable[Rejected], language: Language) -> bytes:
    """The file of rejects: the header and the rejected lines as they were, each with four cells in front.

    Written in the encoding and with the delimiter of the file of answers, so that it can be mended and scored like it.
    Of a workbook, which has no lines, the cells are written.
    """
    headings = {c.heading.place + 1: c.heading.text for c in export.layout.columns}
    is_csv = export.form.kind == "csv"
    delimiter = export.form.delimiter if is_csv else ","
    encoding = export.opened.encoding if is_csv else None
    of_rows = encoding.of_rows if encoding is not None else "utf-8"
    out = bytearray()

    def add(notes: Sequence[str], row: Row) -> None:
        written = row.raw if is_csv else _line([cell or "" for cell in row.cells], delimiter).encode()
        out.extend(_line(notes, delimiter).encode(of_rows, "replace"))
        out.extend(delimiter.encode() + written + b"\r\n")

    for number, row in enumerate(export.header):
        add(NOTES if number == 0 else [""] * len(NOTES), row)
    for each in rejected:
        first = each.problems[0]
        column = first.position.column if first.position else 0
        message = " / ".join(f"{p.message.of(language)}. {p.remedy.of(language)}" for p in each.problems)
        codes = " ".join(dict.fromkeys(p.code for p in each.problems))
        add([str(each.row.line), headings.get(column, ""), codes, message], each.row)
    name = "utf-8" if encoding is None else encoding.name
    data = bytes(out) if of_rows == name else out.decode(of_rows).encode(name)
    return _MARKS.get(name, b"") + data


def _line(cells: Sequence[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(cells)
    return line.getvalue()


def write_rejects(path: Path, data: bytes) -> Path:
    """Write a file of rejects; one that is there and says something else stays as it is, perhaps half mended.

    Returns where it was written: under the next free name.
    """
    free, number = path, 2
    while free.exists() and free.read_bytes() != data:
        free = path.with_name(f"{path.stem}.{number}{path.suffix}")
        number += 1
    if not free.exists():
        write_whole(free, data)
    return free
