"""From the bytes of a CSV file to its rows: encoding, delimiter, cells.

Bytes become text by a fixed ladder (byte order mark, strict UTF-8, Windows-1252), never by a guess; the delimiter is
the one under which the known columns appear.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from digimat.answers import csv_problems as wrong
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires.responses import clean

DELIMITERS = (";", ",", "\t", "|")
MAX_FIELD = 1_000_000
# Excel's own first line, which says the delimiter.
_DECLARED = re.compile(r"\A\"?sep=([;,\t|])\"?(?=[\r\n])", re.IGNORECASE)
UNDEFINED_1252 = b"\x81\x8d\x8f\x90\x9d"


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """The text of a file, and the name of its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise UserError(wrong.unknown_encoding(Position(str(path)))) from None
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    # Bytes that Windows-1252 leaves undefined say that it is something else.
    for number, line in enumerate(data.split(b"\n"), 1):
        if any(byte in UNDEFINED_1252 for byte in line):
            raise UserError(wrong.unknown_encoding(Position(str(path), number)))
    return data.decode("cp1252"), "windows-1252"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError(
            Problem(
                "ANS001",
                Text(fr=f"le fichier ne peut pas être lu ({reason})", en=f"cannot read the file ({reason})"),
                Text(fr="Vérifiez le nom et le dossier.", en="Check the name and the folder."),
                Position(str(path)),
            )
        ) from error


def find_delimiter(text: str, known: set[str]) -> str:
    """The delimiter under which most known columns stand in the first line that is not blank."""
    if declared := _DECLARED.match(text):
        return declared[1]
    blank = "".join(DELIMITERS) + '"'
    first = next((line for line in re.split(r"[\r\n]", text) if line.strip().strip(blank).strip()), "")
    names = {d: [clean(cell).strip('"').casefold() for cell in first.split(d)] for d in DELIMITERS}
    return max(DELIMITERS, key=lambda d: (sum(name in known for name in names[d]), len(names[d])))


def read_rows(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with their line numbers; blank lines are passed over."""
    csv.field_size_limit(MAX_FIELD)
    text = _DECLARED.sub("", text)  # the end of its line stays, so that lines keep their numbers
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(wrong.not_csv(Position(str(path), line), error)) from error
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1
