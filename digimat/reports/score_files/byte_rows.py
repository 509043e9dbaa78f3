"""Rows of bytes put together from columns of cells, many rows at once.

Cells lie side by side in one matrix, padded with NUL; one pass leaves the padding out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from string import ascii_letters, digits
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from digimat.answers.encoded import Encoded
from digimat.answers.name_column import Names
from digimat.reports.score_files.number_cells import Cells

Piece: TypeAlias = bytes | Cells  # the same in every row, or a cell a row

ROWS: Final = 8192  # at a time: so many fit in the processor's cache
LARGEST: Final = 1 << 23  # bytes of one column of names, unless one row alone has more
FEW, SHORT = 1024, 256  # texts, and their bytes, that are written once each, however many rows have them

# A name of these alone is written as it is, unless a spreadsheet would take its first sign for a formula.
_PLAIN: Final = (ascii_letters + digits + "._:/#~-@ ").encode()
_FIRST: Final = (b"\n-", b"\n@", b"\n ")
_PADDED: Final = _PLAIN + b"\0"
_NOT_FIRST: Final = b"\0-@ "


def rows_of_bytes(rows: int, pieces_of: Callable[[int, int], Sequence[Piece]]) -> Iterator[bytes]:
    """All rows, some thousands at a time.

    Args:
        rows: how many there are.
        pieces_of: what the rows from one place up to another are made of, from left to right.
    """
    for start in range(0, rows, ROWS):
        yield from _some(start, min(start + ROWS, rows), pieces_of)


class _TooWideError(Exception):
    """One long name would widen thousands of rows."""


def _some(start: int, stop: int, pieces_of: Callable[[int, int], Sequence[Piece]]) -> Iterator[bytes]:
    rows = stop - start
    try:
        pieces = pieces_of(start, stop)
    except _TooWideError:
        middle = start + rows // 2
        yield from _some(start, middle, pieces_of)
        yield from _some(middle, stop, pieces_of)
        return
    widths = [len(each) if isinstance(each, bytes) else each.shape[1] for each in pieces]
    width = sum(widths)
    buffer = bytearray(rows * width)
    matrix: Cells = np.frombuffer(buffer, np.uint8).reshape(rows, width)
    at = 0
    for piece, wide in zip(pieces, widths, strict=True):
        matrix[:, at : at + wide] = np.frombuffer(piece, np.uint8) if isinstance(piece, bytes) else piece
        at += wide
    yield bytes(buffer.translate(None, b"\0"))


def code_cells(numbers: NDArray[Any], table: NDArray[np.bytes_]) -> Cells:
    """Cells of a column that has few texts, by their numbers."""
    return _as_cells(table[numbers])


def cell_table(texts: Sequence[str | None], written: Callable[[str], bytes]) -> NDArray[np.bytes_]:
    """Texts as they are written."""
    return np.array([written(text or "") for text in texts] or [b""], np.bytes_)


def name_cells(texts: Sequence[str], written: Callable[[str], bytes], around: bytes = b"") -> list[Piece]:
    """Cells of what somebody wrote.

    Args:
        texts: one a row.
        written: how a text is written, whatever is in it.
        around: what ``written`` puts on both sides of a text that is plain.
    """
    if isinstance(texts, Encoded) and len(texts.texts) <= FEW:
        table = cell_table(texts.texts, written)
        if table.itemsize <= SHORT:
            return [code_cells(texts.numbers, table)]
    if isinstance(texts, Names) and (cells := _plain_cells(texts)) is not None:
        return [around, cells, around] if around else [cells]
    texts = list(texts)
    blob = "\n".join(texts).encode("utf-8", "replace")
    line_ends = len(texts) - 1
    if (
        blob.translate(None, _PLAIN) == b"\n" * line_ends
        and not any(first in b"\n" + blob for first in _FIRST)
        and not (around and (b"\n\n" in b"\n" + blob + b"\n"))
    ):
        cells = _of_one_length(blob, len(texts))
        plain = _padded([text.encode() for text in texts]) if cells is None else cells
        return [around, plain, around] if around else [plain]
    return [_padded([written(text) for text in texts])]


def _plain_cells(names: Names) -> Cells | None:
    """Names as they are, where each is plain and there is one in every row."""
    letters = names.letters
    if letters.tobytes().translate(None, _PADDED) or not len(letters):
        return None
    first = letters[:, 0]
    if any((first == sign).any() for sign in _NOT_FIRST):
        return None
    used = np.flatnonzero(letters.any(axis=0))
    return letters[:, : int(used[-1]) + 1]


def _padded(texts: Sequence[bytes]) -> Cells:
    longest = max(map(len, texts), default=0)
    if longest * len(texts) > LARGEST and len(texts) > 1:
        raise _TooWideError
    return _as_cells(np.array(texts, np.bytes_))


def _of_one_length(blob: bytes, rows: int) -> Cells | None:
    """Lines of bytes as cells, where all are of one length."""
    if (len(blob) + 1) % rows:
        return None
    cells: Cells = np.frombuffer(blob + b"\n", np.uint8).reshape(rows, -1)
    return cells[:, :-1] if np.all(cells[:, -1] == ord("\n")) else None


def _as_cells(texts: NDArray[np.bytes_]) -> Cells:
    return np.ascontiguousarray(texts).view(np.uint8).reshape(len(texts), -1)
