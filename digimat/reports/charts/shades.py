"""Which of the shades of a look stands for a level, and what can be read on it."""

from __future__ import annotations

from digimat.reports.look.colours import BLACK, READABLE, WHITE, contrast

SHADES = 5  # of a look, from light to dark


def shade_of(rank: int, count: int) -> int:
    """The shade of a level among so many: the first is the lightest, the last the darkest.

    >>> [shade_of(rank, 3) for rank in range(3)], [shade_of(rank, 5) for rank in range(5)], shade_of(0, 1)
    ([0, 2, 4], [0, 1, 2, 3, 4], 2)
    """
    if count < 2:
        return SHADES // 2
    return int((min(max(rank, 0), count - 1) * (SHADES - 1)) / (count - 1) + 0.5)


def text_on(ground: str, ink: str) -> str:
    """The colour of words on a shade: the ink where it can be read there, else white, else black.

    >>> text_on("#ffffff", "#1b2430"), text_on("#17395c", "#1b2430")
    ('#1b2430', '#ffffff')
    """
    return next((each for each in (ink, WHITE) if contrast(each, ground) >= READABLE), BLACK)
