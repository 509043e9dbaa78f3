"""Which part of a cell of several ticks is no option: what the known labels leave over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digimat.answers.exports.joined import labels_in, most_pieces, pieces_of
from digimat.answers.exports.labels import Labels
from digimat.answers.exports.likeness import likest
from digimat.language import Text

_OF_CODES = frozenset("+>")  # between codes: what is wrong with these the item itself says best


@dataclass(frozen=True, slots=True)
class _Cut:
    """A cell under one separator: where its pieces stand, and which of them belong to no label."""

    pieces: Sequence[tuple[int, int]]
    unread: Sequence[int]
    longest: int  # pieces of a label

    def text(self, cell: str, start: int, end: int) -> str:
        return cell[self.pieces[start][0] : self.pieces[end - 1][1]].strip()

    def signs(self, cell: str) -> int:
        """How much of the cell is not read."""
        return sum(len(self.text(cell, n, n + 1)) for n in self.unread)

    def like(self, cell: str, span: tuple[int, int], labels: Labels, options: Mapping[str, Text]) -> float:
        """How like a label some pieces are together, beyond what those of them that are read are by themselves."""
        like, option = likest(self.text(cell, *span), options)
        read = (n for n in range(*span) if n not in self.unread)
        return 0.0 if any(option in labels.codes(self.text(cell, n, n + 1)) for n in read) else like


def unread_part(cell: str, labels: Labels, separators: Sequence[str], options: Mapping[str, Text]) -> str:
    """The first part of a cell that is no tick: a label with a slip in it, else what stands between two separators.

    The separator is the one under which least is left over; "" where none of them leads to a label.

    Args:
        cell: which cannot be read.
        labels: what is known: the labels and codes of the options.
        separators: the likeliest first.
        options: codes and labels, by which slips are recognised.
    """
    cuts = {sign: _cut(cell, labels, sign, options) for sign in separators if sign in cell}
    found = {sign: cut for sign, cut in cuts.items() if cut is not None}
    if not found:
        return ""
    separator = min(found, key=lambda sign: found[sign].signs(cell))
    cut = found[separator]
    first = cut.unread[0]
    spans = list(_around(first, len(cut.pieces), cut.longest))
    likes = {span: cut.like(cell, span, labels, options) for span in spans}
    span = max(spans, key=lambda span: (likes[span], span[0] - span[1]))
    if likes[span]:
        return cut.text(cell, *span)
    end = first + 1
    while separator.isspace() and end in cut.unread:  # the words of one text
        end += 1
    return cut.text(cell, first, end)


def _cut(cell: str, labels: Labels, separator: str, options: Mapping[str, Text]) -> _Cut | None:
    """The way to cover a cell with labels that leaves least of it over; None where it holds none, or codes alone.

    A label with a slip in it is one, too.
    """
    pieces = list(pieces_of(cell, separator))
    longest, most = most_pieces(labels, separator)
    if not 1 < len(pieces) <= most:
        return None
    # From the right: what is left over from each piece on, at the least, and where the best way goes next.
    left, after = [0] * (len(pieces) + 1), [len(pieces)] * (len(pieces) + 1)
    read = [False] * len(pieces)
    for start in reversed(range(len(pieces))):
        size = len(cell[slice(*pieces[start])].strip())
        left[start], after[start] = left[start + 1] + size, start + 1
        for end, _ in labels_in(cell, labels, pieces, start, longest):
            if left[end] < left[start] or (left[end] == left[start] and not read[start]):
                left[start], after[start], read[start] = left[end], end, True
    unread, known, place = [], [], 0
    while place < len(pieces):
        if read[place]:
            known.append(cell[pieces[place][0] : pieces[after[place] - 1][1]].strip())
        else:
            unread.append(place)
        place = after[place]
    codes = {code.casefold() for code in options}
    by_code = separator in _OF_CODES and all(text.casefold() in codes for text in known)
    if not unread or (known and by_code):
        return None
    found = known or any(likest(cell[slice(*piece)].strip(), options)[1] for piece in pieces)
    return _Cut(pieces, unread, longest) if found else None


def _around(place: int, count: int, longest: int) -> Iterator[tuple[int, int]]:
    """The spans of neighbouring pieces that hold one, as long as a label at most."""
    for start in range(max(0, place - longest + 1), place + 1):
        for end in range(place + 1, min(start + longest, count) + 1):
            yield start, end
