"""Several pairs in one cell: "prompt → option; prompt → option", "option: 40; option: 60", with labels or codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digimat.answers.exports.labels import Labels, both
from digimat.answers.exports.numbers import plain_number
from digimat.questionnaires import InvalidResponse, Item, read_response

PAIRED = frozenset({"match", "allocation", "sjt_rate", "sjt_bw"})
BEST_WORST = {
    "best": ("best", "most effective", "la plus efficace", "meilleure", "la meilleure"),
    "worst": ("worst", "least effective", "la moins efficace", "pire", "la pire"),
}
_BETWEEN = (";", "\n", "|", "·", ",")
_WITHIN = ("→", "->", "=", ":")
MOST = 200  # pieces of one cell


def left_labels(item: Item) -> Labels:
    """What stands on the left of a pair: a prompt, an option to rate, the best or the worst."""
    if item.type == "sjt_bw":
        return Labels((word, code) for code, words in BEST_WORST.items() for word in words)
    named = item.prompts if item.type == "match" else item.options
    return Labels([*((code, code) for code in named), *both(named)])


def ways_to_pair(item: Item, cell: str, options: Labels, decimal: str) -> tuple[str, ...]:
    """The canonical codes that a cell can stand for, whichever signs stand between and within its pairs.

    Raises:
        InvalidResponse: it is written in pairs, and they are no response.
    """
    left = left_labels(item)

    def right(text: str) -> tuple[str, ...]:
        if item.type in ("match", "sjt_bw"):
            return options.codes(text)
        return (part_number(text, decimal),)

    found: dict[str, None] = {}
    refused: InvalidResponse | None = None
    for between in (sign for sign in _BETWEEN if sign in cell):
        for within in (sign for sign in _WITHIN if sign in cell):
            pairs = list(_pairs(cell, between, within, left, right))
            if not pairs or None in pairs:
                continue
            try:
                found[read_response(item, " ".join(pair for pair in pairs if pair)).code] = None
            except InvalidResponse as error:
                refused = refused or error
    if refused is not None and not found:
        raise refused
    return tuple(found)


def part_number(text: str, decimal: str) -> str:
    """The number of one part, as its item type reads it: no per cent sign, no needless decimals.

    >>> part_number("40 %", ""), part_number("4.0", ""), part_number("33,3", "")
    ('40', '4', '33,3')
    """
    number = plain_number(text, None, decimal).removesuffix("%").strip()
    whole, sign, rest = number.replace(",", ".").partition(".")
    return whole if sign and rest and not rest.strip("0") else number


def _pairs(
    cell: str, between: str, within: str, left: Labels, right: Callable[[str], tuple[str, ...]]
) -> Iterator[str | None]:
    """Each pair in codes, None for one that is none or has several readings."""
    pieces = [piece for piece in cell.split(between) if piece.strip()]
    if len(pieces) > MOST:
        yield None
        return
    for piece in pieces:
        name, sign, value = piece.partition(within)
        names, values = left.codes(name), right(value)
        yield f"{names[0]}={values[0]}" if sign and len(names) == len(values) == 1 else None
