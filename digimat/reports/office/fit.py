"""How much room a text takes, without the fonts: an office program may set it in others.

Widths are those of a common sans serif, and generous, so that a box estimated to hold a text does hold it.
"""

from __future__ import annotations

from math import ceil
from typing import Final

POINT: Final = 0.3528  # millimetres
LEADING: Final = 1.22  # height of a line, in sizes
_GENEROUS: Final = 1.12
_NARROW, _WIDE = set("iljtfrI.,;:!'’|()[]{}«»·-/ \u202f\u00a0"), set("mwMW@%—…")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in millimetres.

    >>> width("iii", 12) < width("aaa", 12) < width("MMM", 12)
    True
    """
    ems = sum(0.33 if c in _NARROW else 0.86 if c in _WIDE else _of(c) for c in text)
    return ems * size * POINT * _GENEROUS * (1.05 if bold else 1)


def _of(letter: str) -> float:
    # Letters of Asia and pictures are as wide as they are high.
    return 1.0 if ord(letter) > 0x2E80 else 0.66 if letter.isupper() else 0.53


def broken(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in a box of so many millimetres; a word that is too long is broken.

    >>> broken("one two three", 18, 12)
    ['one two', 'three']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width(longer, size, bold=bold) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while width(line, size, bold=bold) > room and len(line) > 1:
                taken = _first(line, room, size, bold=bold)
                lines.append(line[:taken])
                line = line[taken:]
        lines.append(line)
    return lines


def _first(word: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters of a word fit; one at least."""
    used = 0.0
    for index, letter in enumerate(word):
        used += width(letter, size, bold=bold)
        if used > room:
            return max(1, index)
    return len(word)


def height(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """The height of a text in a box of so many millimetres."""
    return len(broken(text, room, size, bold=bold)) * size * LEADING * POINT


def cut_in_pieces(text: str, room: float, size: float, most: float, *, bold: bool = False) -> list[str]:
    """A text in pieces, none of which is higher than ``most`` millimetres; one piece where it fits."""
    lines = broken(text, room, size, bold=bold)
    fit = max(1, int(most / (size * LEADING * POINT)))
    if len(lines) <= fit:
        return [text]
    count = ceil(len(lines) / fit)
    return [" ".join(lines[i * fit : (i + 1) * fit]) for i in range(count)]


def largest(text: str, room: float, tall: float, sizes: tuple[float, ...], *, bold: bool = False) -> float:
    """The largest of these sizes, in falling order, at which a text fits its box; the last where none does."""
    return next((size for size in sizes if height(text, room, size, bold=bold) <= tall), sizes[-1])
