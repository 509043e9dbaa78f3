"""A file of answers opened: what it is by its content, whatever its name, and its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from digimat.answers.csv_problems import empty
from digimat.answers.exports import file_problems as wrong
from digimat.answers.exports.csv_rows import read_rows
from digimat.answers.exports.delimiters import SAMPLE, Delimiter, find_delimiter
from digimat.answers.exports.encodings import Encoding, detect, open_text
from digimat.answers.exports.model import FileForm, Row
from digimat.language import Text
from digimat.problems import Problem, UserError

FIRST: Final = 200  # records that columns are told by
_HEAD: Final = 4096
_JSON: Final = re.compile(r'\s*(?:\{\s*(?:["}]|\Z)|\[\s*(?:[{\]]|\Z))')
_PARQUET: Final = re.compile(rb"PAR1[\x00-\x08\x0e-\x1f]")  # a heading might begin like that too
_PAGE: Final = re.compile(r"\s*<(?:!doctype|html\b|\?xml\b|head\b|body\b)", re.IGNORECASE)

_EXPORT = Text(
    fr="Exportez les réponses en CSV, en .xlsx ou en JSON.", en="Export the answers as CSV, .xlsx or JSON."
)
_UNPACK = Text(
    fr="Décompressez-le, et donnez le fichier qu’il contient.",
    en="Unpack it, and give the file that it holds.",
)
_PACKED = Text(fr="un fichier compressé", en="a compressed file")
_IMAGE = Text(fr="une image", en="an image")
# What begins like this is no text; the first that fits says what it is.
_SIGNATURES: Final = (
    (b"\x1f\x8b", _PACKED, _UNPACK),
    (b"BZh91AY", _PACKED, _UNPACK),
    (b"\xfd7zXZ", _PACKED, _UNPACK),
    (b"7z\xbc\xaf", _PACKED, _UNPACK),
    (b"\x28\xb5\x2f\xfd", _PACKED, _UNPACK),
    (b"Rar!\x1a", _PACKED, _UNPACK),
    (b"%PDF-", Text(fr="un PDF", en="a PDF"), _EXPORT),
    (b"\x89PNG", _IMAGE, _EXPORT),
    (b"\xff\xd8\xff", _IMAGE, _EXPORT),
    (
        b"\xd0\xcf\x11\xe0",
        Text(
            fr="un ancien classeur .xls, ou un classeur protégé par un mot de passe",
            en="an old .xls workbook, or a workbook with a password",
        ),
        Text(
            fr="Ouvrez-le dans un tableur et enregistrez-le en .xlsx, sans mot de passe.",
            en="Open it in a spreadsheet program and save it as .xlsx, without a password.",
        ),
    ),
)


def _nothing_known(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file of answers.

    Of a CSV file ``encoding`` and ``delimiter`` say how its bytes are read, ``delimiter.start`` where its records
    begin. Row offsets count from there, in what :meth:`stream` gives.
    """

    path: Path
    form: FileForm
    first_rows: Sequence[Row]
    _rows: Callable[[], Iterator[Row]] = field(repr=False)
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None

    def rows(self) -> Iterator[Row]:
        """All records, the header among them; can be called again."""
        return self._rows()

    def stream(self) -> BinaryIO:
        """The bytes of a CSV file from its first record on, in ``encoding.of_rows``."""
        assert self.encoding is not None
        assert self.delimiter is not None
        return open_text(self.path, self.encoding, self.delimiter.start)


def open_rows(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    known: Callable[[str], bool] = _nothing_known,
) -> OpenedFile:
    """Open a file of answers.

    Args:
        path: the file.
        encoding: of a text file, where the user says it.
        delimiter: of a CSV file, where the user says it.
        sheet: of a workbook, where the user says it.
        known: whether a heading is one that could be expected; by it the delimiter is found.

    Raises:
        UserError: it cannot be read, is empty, or is no file of answers.
    """
    head = _head(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _open_workbook(path, sheet or "")
    if sheet:
        raise UserError(wrong.sheet_of_no_workbook(path, sheet))
    if _PARQUET.match(head):
        return _open_parquet(path)
    if other := _another_kind(path, head):
        raise UserError(other)
    found = detect(path, encoding)
    with open_text(path, found) as stream:
        text = stream.read(_HEAD).decode(found.of_rows, "replace")
    if _PAGE.match(text):
        raise UserError(wrong.another_kind(path, Text(fr="une page web", en="a web page"), _EXPORT))
    if _JSON.match(text):
        return _open_json(path, found)
    return _open_csv(path, found, delimiter, known)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UserError(wrong.cannot_be_read(path, error)) from error
    if not head:
        raise UserError(empty(path))
    return head


def _another_kind(path: Path, head: bytes) -> Problem | None:
    for signature, what, remedy in _SIGNATURES:
        if head.startswith(signature):
            return wrong.another_kind(path, what, remedy)
    return None


def _first(path: Path, rows: Iterator[Row]) -> list[Row]:
    first = list(islice(rows, FIRST))
    close = getattr(rows, "close", None)
    if close is not None:
        close()  # a process or a file is behind it
    if not first or not first[0].cells:  # without headings nothing is known of the rows
        raise UserError(next((row.fault for row in first if row.fault is not None), empty(path)))
    return first


def _open_csv(
    path: Path, encoding: Encoding, delimiter: str | None, known: Callable[[str], bool]
) -> OpenedFile:
    with open_text(path, encoding) as stream:
        found = find_delimiter(stream.read(SAMPLE), encoding.of_rows, known, delimiter)

    def rows() -> Iterator[Row]:
        with open_text(path, encoding, found.start) as stream:
            yield from read_rows(
                stream,
                delimiter=found.character,
                encoding=encoding.of_rows,
                first_line=found.first_line,
                file=str(path),
            )

    first = _first(path, rows())
    form = FileForm("csv", encoding.name, found.character, first_line=first[0].line)
    return OpenedFile(path, form, first, rows, encoding, found)


def _open_json(path: Path, encoding: Encoding) -> OpenedFile:
    from digimat.answers.exports.json_rows import JsonFile

    file = JsonFile(path, encoding)
    form = FileForm("json_lines", encoding.name, first_line=0)
    return OpenedFile(path, form, _first(path, file.rows()), file.rows, encoding)


def _open_workbook(path: Path, sheet: str) -> OpenedFile:
    from digimat.answers.exports.xlsx_rows import Workbook

    book = Workbook(path, sheet)
    first = _first(path, book.rows())
    return OpenedFile(path, FileForm("xlsx", first_line=first[0].line, sheet=book.sheet), first, book.rows)


def _open_parquet(path: Path) -> OpenedFile:
    from digimat.answers.exports.parquet_rows import parquet_rows

    first = _first(path, parquet_rows(path))
    return OpenedFile(path, FileForm("parquet", first_line=0), first, lambda: parquet_rows(path))
