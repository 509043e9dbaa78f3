"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from digimat.reports.office.fit import width

SIDE: Final = 2.0  # millimetres between text and the edge of its cell
_SPARE: Final = (
    1.12  # a font that stands in for the one asked for may be that much wider: words must not break
)


def column_widths(
    rows: Sequence[Sequence[str]], room: float, size: float, figures: frozenset[int] = frozenset()
) -> tuple[float, ...]:
    """Widths that fill the room: what each column asks for, and where that is too much, a fair share of it.

    A column never gets less than its longest word takes, as long as there is room.
    """
    columns = list(zip_longest(*rows, fillvalue=""))
    pad = 2 * SIDE + 0.6
    natural = [_SPARE * max(width(cell, size, bold=True) for cell in column) + pad for column in columns]
    least = [
        _SPARE * max(width(word, size, bold=True) for cell in column for word in (cell.split() or [""])) + pad
        for column in columns
    ]
    least = _capped(least, room)
    if sum(natural) <= room:
        # What is left goes to the columns of words, so that figures stand near them.
        wordy = [i for i in range(len(columns)) if i not in figures] or [0]
        extra = (room - sum(natural)) / sum(natural[i] for i in wordy)
        return tuple(n + (extra * n if i in wordy else 0) for i, n in enumerate(natural))
    wanted = [max(0.0, n - m) ** 0.6 for n, m in zip(natural, least, strict=True)]
    share = (room - sum(least)) / (sum(wanted) or 1)
    return tuple(m + w * share for m, w in zip(least, wanted, strict=True))


def _capped(least: Sequence[float], room: float) -> list[float]:
    """What columns need at least, in the room there is: the widest give way, and their words are broken.

    >>> _capped([10, 20, 100], 60)
    [10, 20, 30.0]
    """
    left, cap = room, room
    for place, each in enumerate(sorted(least)):
        cap = left / (len(least) - place)
        if each > cap:
            break
        left, cap = left - each, room
    return [min(each, cap) for each in least]


def words_whole(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> bool:
    """Whether every word has the room that it takes."""
    return all(
        width(word, size, bold=True) <= wide - 2 * SIDE
        for row in rows
        for cell, wide in zip(row, widths, strict=True)
        for word in cell.split()
    )
