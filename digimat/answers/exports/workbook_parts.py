"""What a workbook would unpack to, by the directory of its ZIP file: looked at before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Final

from digimat.answers.exports import file_problems as wrong
from digimat.language import Text
from digimat.problems import Problem, UserError

# A sheet of 100,000 respondents and 60 items is about 160 MB unpacked; beyond, CSV is the format to ask for.
MAX_UNPACKED: Final = 200_000_000
MAX_RATIO: Final = 200  # bytes unpacked for one packed, of a part that is large
LARGE: Final = 1_000_000
MAX_PARTS: Final = 2_000
_END: Final = b"PK\x05\x06"  # the record that ends the directory
_END_LONGEST: Final = 22 + 65_535  # with its comment
_DIRECTORY: Final = 1_000_000  # bytes of a directory of 2,000 parts, amply

_SAVE = Text(
    fr="Enregistrez la feuille en .xlsx ou en « CSV UTF-8 ».", en='Save the sheet as .xlsx or as "CSV UTF-8".'
)
_DAMAGED = Text(fr="il est abîmé ou incomplet", en="it is damaged or incomplete")


def check_parts(path: Path) -> int:
    """How many bytes the workbook unpacks to.

    Raises:
        UserError: it is no workbook of this format, or more than a sheet of answers may be.
    """
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, struct.error, ValueError):
        raise UserError(wrong.workbook_unreadable(path, _DAMAGED)) from None
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise UserError(_another(path, names))
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(locked(path))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        found = Text(
            fr=f"déballé, il ferait {unpacked // 1_000_000} Mo (au plus {MAX_UNPACKED // 1_000_000})",
            en=f"unpacked it would be {unpacked // 1_000_000} MB (at most {MAX_UNPACKED // 1_000_000})",
        )
        raise UserError(wrong.workbook_too_large(path, found))
    for part in parts:
        if part.file_size > LARGE and part.file_size > MAX_RATIO * part.compress_size:
            found = Text(
                fr=f"une partie se déballe en plus de {MAX_RATIO} fois sa taille",
                en=f"a part unpacks to more than {MAX_RATIO} times its size",
            )
            raise UserError(wrong.workbook_too_large(path, found))
    return unpacked


def locked(path: Path) -> Problem:
    """What to tell of a workbook that asks for a password."""
    return wrong.another_kind(
        path,
        Text(fr="un classeur protégé par un mot de passe", en="a workbook with a password"),
        Text(
            fr="Ouvrez-le dans un tableur et enregistrez-le sans mot de passe.",
            en="Open it in a spreadsheet program and save it without a password.",
        ),
    )


def _check_directory(path: Path) -> None:
    """Refuse a directory that would itself fill the memory, by the record at its end."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _END_LONGEST))
            tail = file.read()
    except OSError as error:
        raise UserError(wrong.cannot_be_read(path, error)) from error
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise UserError(wrong.workbook_unreadable(path, _DAMAGED))
    count, length = struct.unpack_from("<HI", tail, at + 10)
    if count > MAX_PARTS or length > _DIRECTORY:
        found = Text(fr=f"il a plus de {MAX_PARTS} parties", en=f"it has more than {MAX_PARTS} parts")
        raise UserError(wrong.workbook_too_large(path, found))


def _another(path: Path, names: set[str]) -> Problem:
    """What a ZIP file is that is no workbook."""
    if any(name.lower().endswith((".csv", ".xlsx", ".json", ".jsonl")) for name in names):
        return wrong.another_kind(
            path,
            Text(fr="une archive ZIP", en="a ZIP archive"),
            Text(
                fr="Extrayez le fichier de réponses qu’elle contient, et donnez celui-là.",
                en="Extract the file of answers that it holds, and give that one.",
            ),
        )
    if "xl/workbook.bin" in names:
        return wrong.another_kind(path, Text(fr="un classeur .xlsb", en="an .xlsb workbook"), _SAVE)
    if "content.xml" in names:
        return wrong.another_kind(path, Text(fr="un document OpenDocument", en="an OpenDocument file"), _SAVE)
    return wrong.another_kind(path, Text(fr="une archive ZIP", en="a ZIP archive"), _SAVE)
