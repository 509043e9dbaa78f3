"""Several ticks in one cell: cut where the known labels say, and read only where there is exactly one way to cut.

A label may hold the separator itself ("Excel, avancé"), so that a cell is never just split.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digimat.answers.exports.labels import Labels

MOST = 2  # readings that are looked for: more than one is an error whatever their number
WORDS_OF_OTHERS = 60  # pieces that words of one's own may be cut into
# Between two words of a sentence too: what is left over cannot be told by them.
_NOT_FOR_WORDS = (" ", "+")


@dataclass(frozen=True, slots=True)
class Ticks:
    """One way to read a cell: the codes in the order of the cell, and what is left over at its end."""

    codes: tuple[str, ...]
    rest: str = ""


def segment(cell: str, known: Mapping[str, str], separators: Sequence[str]) -> list[tuple[str, ...]]:
    """The ways to cut a cell into known labels, two at most; none where something is left over.

    >>> segment("Excel, avancé; Word;", {"Excel, avancé": "a", "Word": "b"}, (";", ","))
    [('a', 'b')]
    >>> sorted(segment("x, y", {"x": "a", "y": "b", "x, y": "c"}, (",",)))
    [('a', 'b'), ('c',)]
    """
    return [ticks.codes for ticks in ways_to_cut(cell, Labels(known.items()), separators)]


def ways_to_cut(
    cell: str, labels: Labels, separators: Sequence[str], words: bool = False, ordered: bool = True
) -> list[Ticks]:
    """The ways to read a cell, two at most; one separator cuts a whole cell.

    Args:
        labels: what is known: the labels and codes of the options.
        separators: which are looked for; the same reading under several of them is one.
        words: whether words of one's own may stand behind the known labels. They are looked for only where the cell
            cannot be read without, and hold no label themselves.
        ordered: whether the order of the ticks says something.
    """
    present = [separator for separator in separators if separator in cell]
    found: dict[object, Ticks] = {}

    def add(ways: Iterable[Ticks]) -> None:
        for way in ways:
            if len(found) < MOST:
                found.setdefault(way.codes if ordered else frozenset(way.codes), way)

    if not present:
        add(Ticks((code,)) for code in labels.codes(cell))
    for separator in present:
        add(_cut(cell, labels, separator, False))
    if not found and words:
        signs = [s for s in present if s not in _NOT_FOR_WORDS]
        for separator in signs or [""]:
            # "a zzz" is no words of one's own where a space may join ticks and "a" is one.
            ways = list(_cut(cell, labels, separator, True))
            add(way for way in ways if not _holds_label(way.rest, labels, signs or present))
    return list(found.values())


def _cut(cell: str, labels: Labels, separator: str, words: bool) -> Iterator[Ticks]:
    """The ways to read a cell under one separator: from the left, each place with the ways that lead to it.

    Two ways to a place are enough to know that there are several: what follows is the same for both.
    """
    pieces = list(pieces_of(cell, separator))
    longest, most = most_pieces(labels, separator, words)
    if len(pieces) > most:
        return
    ways: list[dict[tuple[str, ...], None]] = [{} for _ in range(len(pieces) + 1)]
    ways[0][()] = None
    for start in range(len(pieces)):
        if not ways[start]:
            continue
        matched = False
        for end, codes in labels_in(cell, labels, pieces, start, longest):
            matched = True
            for code in codes:
                for way in list(ways[start]):
                    if len(ways[end]) < MOST:
                        ways[end][(*way, code)] = None
        if words and not matched:
            yield from (Ticks(way, cell[pieces[start][0] :].strip()) for way in ways[start])
    yield from (Ticks(way) for way in ways[-1] if way)


def most_pieces(labels: Labels, separator: str, words: bool = False) -> tuple[int, int]:
    """How many pieces a label has at most, and a cell that is looked through: every option ticked once at most."""
    longest = max((len(list(pieces_of(text, separator))) for text, _ in labels.labels), default=0)
    codes = len({code for _, code in labels.labels})
    return longest, codes * longest + (WORDS_OF_OTHERS if words else 0)


def labels_in(
    cell: str, labels: Labels, pieces: Sequence[tuple[int, int]], start: int, longest: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The labels that begin at one piece: the piece behind each of them, and the codes that it may stand for."""
    for end in range(start + 1, min(start + longest, len(pieces)) + 1):
        if codes := labels.codes(cell[pieces[start][0] : pieces[end - 1][1]]):
            yield end, codes


def pieces_of(text: str, separator: str) -> Iterator[tuple[int, int]]:
    """Where the pieces between separators begin and end; those without anything in them are passed over."""
    place = 0
    for piece in text.split(separator) if separator else [text]:
        if piece.strip():
            yield place, place + len(piece)
        place += len(piece) + len(separator)


def _holds_label(rest: str, labels: Labels, separators: Sequence[str]) -> bool:
    return any(
        labels.codes(rest[start:end]) for separator in separators for start, end in pieces_of(rest, separator)
    )
