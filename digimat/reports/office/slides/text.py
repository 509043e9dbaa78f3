"""Paragraphs on slides, and how they flow through columns and from slide to slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digimat.reports.office.fit import POINT, cut_in_pieces, height

Ink = Literal["ink", "muted", "primary", "accent", "white", "on_primary"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in millimetres from its upper left corner."""

    x: float
    y: float
    w: float
    h: float

    def below(self, used: float) -> Box:
        """What is left of it under so many millimetres."""
        return Box(self.x, self.y + used, self.w, self.h - used)

    def columns(self, count: int, gap: float = 10) -> list[Box]:
        """The box in columns of the same width."""
        each = (self.w - gap * (count - 1)) / count
        return [Box(self.x + (each + gap) * i, self.y, each, self.h) for i in range(count)]


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph."""

    text: str
    size: float = 13
    colour: Ink = "ink"
    bold: bool = False
    heading: bool = False  # in the font of headings
    lead: str = ""  # words before it, in bold
    after: float = 5  # points of space under it
    keep: bool = False  # stays with what follows
    centred: bool = False

    def tall(self, room: float) -> float:
        """Its height in a column of so many millimetres, with the space under it."""
        said = f"{self.lead} {self.text}" if self.lead else self.text
        return height(said, room, self.size, bold=self.bold) + self.after * POINT

    def larger(self, factor: float) -> Para:
        """The same, set larger."""
        return replace(self, size=round(self.size * factor, 1), after=round(self.after * factor, 1))


def total(paras: Iterable[Para], room: float) -> float:
    """The height of paragraphs one under the other."""
    return sum(para.tall(room) for para in paras)


def flowed(paras: Sequence[Para], room: float, tall: float, stop: float | None = None) -> list[list[Para]]:
    """Paragraphs in as many columns as they need.

    A heading is never the last of its column, and a paragraph higher than a column is cut between lines.

    Args:
        paras: in their order; empty ones are left out.
        room: width of a column.
        tall: height of a column.
        stop: where the next column is begun already, so that columns are of one height.
    """
    stop = tall if stop is None else stop
    columns: list[list[Para]] = [[]]
    used = 0.0
    for para in _fitting(paras, room, tall):
        kept = _kept(columns[-1])
        needed = used + para.tall(room) - para.after * POINT
        # A column of headings alone goes on, unless what belongs to them does not fit at all.
        if columns[-1] and needed > (stop if len(kept) < len(columns[-1]) else tall):
            del columns[-1][len(columns[-1]) - len(kept) :]
            columns = [*(column for column in columns if column), kept]
            used = total(kept, room)
        columns[-1].append(para)
        used += para.tall(room)
    return columns


def _kept(column: Sequence[Para]) -> list[Para]:
    """The headings at the foot of a column: they go where what follows goes."""
    start = len(column)
    while start and column[start - 1].keep:
        start -= 1
    return list(column[start:])


def scaled(
    paras: Sequence[Para], room: float, tall: float, factors: Sequence[float] = (1.4, 1.25, 1.12)
) -> list[Para]:
    """Paragraphs as large as their box allows; as they are where none of these factors fits."""
    made = (larger(paras, factor) for factor in factors)
    return next((each for each in made if total(each, room) <= tall), list(paras))


def larger(paras: Sequence[Para], factor: float) -> list[Para]:
    """Paragraphs, all set larger by one factor."""
    return [para.larger(factor) for para in paras]


def _fitting(paras: Iterable[Para], room: float, tall: float) -> Iterable[Para]:
    for para in paras:
        if not (para.text or para.lead):
            continue
        if para.tall(room) <= 0.7 * tall:
            yield para
            continue
        # Less than a column, so that a heading stays above the first piece.
        said = f"{para.lead} {para.text}" if para.lead else para.text
        pieces = cut_in_pieces(said, room, para.size, 0.6 * tall, bold=para.bold)
        for index, piece in enumerate(pieces):
            last = index == len(pieces) - 1
            yield replace(para, text=piece, lead="", after=para.after if last else 0)
