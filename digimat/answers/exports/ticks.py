"""Several ticks in one cell, as the codes of an item: of options that are ticked, or put in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.joined import ways_to_cut
from digimat.answers.exports.labels import Labels, says_other
from digimat.answers.exports.likeness import most_like
from digimat.answers.exports.unread_ticks import unread_part
from digimat.language import Text
from digimat.questionnaires import Item, read_response
from digimat.questionnaires.item_types import rank

ORDERED = frozenset({"order", "rank"})
JOINED = frozenset({"multi", *ORDERED})
ARROWS = (">", "→")  # between what is put in order


def first_few(item: Item, codes: Sequence[str]) -> Sequence[str]:
    """What is ranked. A tool that has all options put in order has the first few of them in order as well."""
    whole = item.type == "rank" and len(set(codes)) == len(codes) == len(item.options)
    return codes[: rank.places(item)] if whole else codes


def like_a_label(text: str, choices: Mapping[str, Text]) -> bool:
    """Whether a text is the label of an option, misspelt."""
    return bool(most_like(text, choices)) and not says_other(text)


class TicksReader:
    """Reads the ticks in the cells of one item.

    Args:
        item: what was asked.
        labels: what can be written for its options.
        choices: their codes and labels.
        separators: by which the form tool joins ticks.
        other: the option for words of one's own, "" where there is none.
        beside: whether a column beside this one has such words.
        code: the code that a text is, "" where it is none.
    """

    def __init__(
        self,
        item: Item,
        labels: Labels,
        choices: Mapping[str, Text],
        separators: Sequence[str],
        *,
        other: str,
        beside: bool,
        code: Callable[[str], str],
    ) -> None:
        self.item, self.labels, self.choices, self.other, self.code = item, labels, choices, other, code
        self.ordered = item.type in ORDERED
        self.separators = (*separators, *(ARROWS if self.ordered else ()))
        self.words = item.type == "multi" and bool(other or beside)

    def read(self, cell: str) -> tuple[str, ...]:
        """The codes that a cell can stand for by the labels in it: none, one, or two.

        Raises:
            InvalidResponse: the words behind the ticks are the label of an option, misspelt, or have no option.
        """
        item = self.item
        # As it is written: a line break may stand between two ticks.
        ways = ways_to_cut(cell, self.labels, self.separators, self.words, self.ordered)
        found: list[str] = []
        for way in ways:
            codes = way.codes
            if way.rest and self.code(cell):
                continue  # "a+c" is codes, and no words of one's own
            if way.rest:
                if like_a_label(way.rest, self.choices):
                    raise wrong.leftover(way.rest, self.choices.values())
                codes = (*codes, self.other) if self.other and self.other not in codes else codes
            if not codes:
                raise wrong.only_other_words()
            joined = ">".join(first_few(item, codes)) if self.ordered else "+".join(codes)
            found.append(read_response(item, joined).code if len(ways) == 1 else joined)
        return tuple(found)

    def tell_unread(self, cell: str) -> None:
        """Refuse a cell that has no reading by the part of it that is no option, where one can be told apart."""
        if part := unread_part(cell, self.labels, self.separators, self.choices):
            raise wrong.leftover(part, self.choices.values())
