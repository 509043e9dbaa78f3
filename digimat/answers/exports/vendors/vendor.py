"""A form tool as its files show it: how its header is recognised, and what its own columns are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digimat.answers.exports.model import Heading, Role
from digimat.answers.exports.texts import bare

SEPARATORS = (";", ",", " ", "|", "\n", "+")  # of ticks in one cell, where no tool says better


def names(*headings: str) -> frozenset[str]:
    """Headings in the form in which they are compared."""
    return frozenset(map(bare, headings))


def pattern(written: str) -> re.Pattern[str]:
    """Headings that follow one rule, in the form in which they are compared."""
    return re.compile(written)


@dataclass(frozen=True, slots=True)
class Vendor:
    """What is known of the files of one form tool.

    Args:
        id: the name in files and messages of digimat.
        title: what people call it.
        signs: its header is recognised where all headings of one of these groups are there.
        first: and where the first heading of all is one of these; nothing = any.
        respondent: the columns that may name who answers, the best first.
        metadata: what the tool adds on dates, pages, languages.
        score: points that the tool gave.
        personal: names, addresses, whatever leads to a person.
        patterns: the same for headings that follow a rule.
        nulls: nothing at all in a cell means that the question was not shown.
        not_shown: words for the same.
        separators: how it joins several ticks in one cell, the likeliest first.
        other: ends of headings that hold free words beside the options.
        other_is_words: such a column never says that an option is ticked, even where one has this name.
        paths: texts of questions stand behind those of their groups: "group/question".
        labels: an option has a column headed by its label alone.
    """

    id: str
    title: str
    signs: tuple[frozenset[str], ...]
    first: frozenset[str] = frozenset()
    respondent: tuple[str, ...] = ()
    metadata: frozenset[str] = frozenset()
    score: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    patterns: tuple[tuple[re.Pattern[str], Role], ...] = ()
    nulls: bool = False
    not_shown: frozenset[str] = frozenset()
    separators: tuple[str, ...] = SEPARATORS
    other: frozenset[str] = frozenset()
    other_is_words: bool = False
    paths: bool = False
    labels: bool = False

    def wrote(self, headings: Sequence[Heading]) -> bool:
        """Whether these are headings of this tool."""
        known = {bare(heading.text) for heading in headings}
        if self.first and not (headings and bare(headings[0].text) in self.first):
            return False
        return any(sign <= known for sign in self.signs)

    def role_of(self, heading: Heading) -> Role | None:
        """What a heading of the tool's own is, by its name; None for any other."""
        text = bare(heading.text)
        if text in self.score:
            return "score"
        if text in self.personal:
            return "personal"
        return "metadata" if text in self.metadata or text in map(bare, self.respondent) else None

    def ruled(self, heading: Heading) -> Role | None:
        """What a heading is that follows a rule of the tool; None for any other."""
        text = bare(heading.text)
        return next((role for rule, role in self.patterns if rule.fullmatch(text)), None)

    def respondent_in(self, headings: Sequence[Heading]) -> Heading | None:
        """The column that says who answered, of those that the tool has for it."""
        for name in map(bare, self.respondent):
            found = [heading for heading in headings if bare(heading.text) == name]
            if found:
                return found[0] if len(found) == 1 else None
        return None


def any_of(*groups: Collection[str]) -> tuple[frozenset[str], ...]:
    """Signs, any of which is enough."""
    return tuple(names(*group) for group in groups)
