"""What one cell says: the canonical code of an item's response, whatever way the form tool writes it.

A cell is read by everything that it could be: what the mapping file says it means; the code of the item; the label of
an option in either language, as written or without accents and marks; a number with its text; the words for "don't
know". What two of these read differently is an error that names both: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.labels import (
    Labels,
    both,
    choices,
    other_option,
    said_without_options,
    says_other,
    spaced,
)
from digimat.answers.exports.led_texts import BY_CODE, BY_TEXT, LedReader
from digimat.answers.exports.model import Cell
from digimat.answers.exports.numbers import read_number
from digimat.answers.exports.pairs import PAIRED, ways_to_pair
from digimat.answers.exports.texts import normalised
from digimat.answers.exports.ticks import JOINED, TicksReader, like_a_label
from digimat.language import LANGUAGES, Text
from digimat.questionnaires import InvalidResponse, Item, read_response
from digimat.questionnaires.responses import DONT_KNOW, MAX_LENGTH, NOT_APPLICABLE, clean
from digimat.questionnaires.wording import in_words

FREE = frozenset({"short", "text"})
# Put by spreadsheets and form tools before what a spreadsheet would take for a formula or a number.
_GUARD = re.compile(r"\A'(?=[=+\-@\d.,])")
_GUARD_OF_WORDS = re.compile(r"\A'(?=[=+\-@])")
_BY_WORDS = Text(fr="ce mot", en="that word")


def unguarded(text: str) -> str:
    """Words without the apostrophe by which a spreadsheet or form tool keeps them from being a formula."""
    return _GUARD_OF_WORDS.sub("", clean(text))


class Absence:
    """Knows by what a tool says that a question was not shown."""

    def __init__(self, nulls: bool, words: Iterable[str]) -> None:
        self.nulls, self.words = nulls, frozenset(spaced(word).casefold() for word in words)

    def __call__(self, cell: Cell) -> bool:
        """Whether a cell says so."""
        if cell is None:
            return self.nulls
        return bool(self.words) and spaced(cell).casefold() in self.words


class CellReader:
    """Reads the cells of one item, one instance of it where it has several.

    Args:
        item: what was asked.
        spellings: what is written -> the code that it stands for, as the mapping file says.
        not_shown: the words by which the tool says that a question was not shown.
        separators: by which several ticks are joined in one cell.
        own: whether the file is digimat's own: a code is a code there, even where a label reads the same.
        decimal: the decimal sign of the file, "" where it is not known.
        other: whether a column beside this one has the words of those who ticked "other".
    """

    def __init__(
        self,
        item: Item,
        spellings: Mapping[str, str],
        not_shown: frozenset[str] = frozenset(),
        *,
        separators: tuple[str, ...] = (),
        own: bool = False,
        decimal: str = "",
        other: bool = False,
    ) -> None:
        self.item, self.own, self.decimal = item, own, decimal
        self.absent = Absence(True, not_shown)
        self.choices = choices(item)
        self.other = other_option(item) if item.type != "yesno" else ""
        self._spelled = {spaced(text): code for text, code in spellings.items()}
        self._spelled_alike = {normalised(text): code for text, code in reversed(list(spellings.items()))}
        self.labels = Labels(
            [
                # Of a code upper and lower case are alike, even where a label is written so.
                *(
                    (way, code)
                    for code in item.options
                    for way in (code, code.upper(), code.lower())
                    if way == code or way not in item.options
                ),
                *both(self.choices),
                *((text, code) for text, code in spellings.items() if code in item.options),
            ]
        )
        self._words = Labels(both(self.choices))
        self._ticks = TicksReader(
            item, self.labels, self.choices, separators, other=self.other, beside=other, code=self._code
        )
        self._led = LedReader(item, self.choices, self._words, self._code)
        self._read: Callable[[str], str] = self._reader()

    def read_cell(self, cell: Cell, nulls: bool) -> str | None:
        """The canonical code of a cell, "" for a blank, None where the question was not shown.

        Raises:
            InvalidResponse: it is no response to the item, or it may be two.
        """
        if cell is None:
            return None if nulls else ""
        if self.absent(cell) and self._spelling(cell) is None:
            if codes := self._words.codes(cell):
                not_shown = Text(fr="non montré", en="not shown")
                raise wrong.two_readings(self.item.id, cell, {"": not_shown, codes[0]: BY_TEXT})
            return None
        return self.read(cell)

    def read(self, cell: str) -> str:
        """The canonical code of what a cell says, "" for a blank.

        Raises:
            InvalidResponse: it is no response to the item, or it may be two.
        """
        if not cell:
            return ""
        if len(cell) > MAX_LENGTH or not clean(cell):
            return read_response(self.item, cell).code
        spelling = self._spelling(cell)
        if spelling is not None:
            return read_response(self.item, spelling).code
        return self._read(cell)

    def _spelling(self, cell: str) -> str | None:
        if not self._spelled:
            return None
        exact = self._spelled.get(spaced(cell))
        return self._spelled_alike.get(normalised(cell)) if exact is None else exact

    def _reader(self) -> Callable[[str], str]:
        kind = self.item.type
        if kind in FREE:
            return self._free
        if kind == "numeric":
            return self._number
        return self._choice

    def _free(self, cell: str) -> str:
        """Words are kept as they are, except those of the answers that are no words."""
        for code, taken in ((DONT_KNOW, self.item.dont_know), (NOT_APPLICABLE, self.item.not_applicable)):
            said = (normalised(in_words(self.item, code, language)) for language in LANGUAGES)
            if taken and not self.own and normalised(cell) in said:
                return code
        return read_response(self.item, cell if self.own else unguarded(cell)).code

    def _number(self, cell: str) -> str:
        if codes := said_without_options(self.item, cell):
            return codes[0]
        if self.own:
            return read_response(self.item, cell).code
        return read_number(self.item, cell, self.decimal)

    def _choice(self, cell: str) -> str:
        """The one code that a cell can stand for."""
        refused: InvalidResponse | None = None
        readings: dict[str, Text] = {}
        try:
            readings[read_response(self.item, cell).code] = BY_CODE
        except InvalidResponse as error:
            refused = error
        if self.own and readings:
            return next(iter(readings))
        text = clean(cell)
        for code in self._by_words(cell, text):
            readings.setdefault(code, BY_TEXT)
        for code in said_without_options(self.item, text):
            readings.setdefault(code, _BY_WORDS)
        if not readings and (guarded := _GUARD.sub("", text, count=1)) != text:
            return self.read(guarded)
        if not readings:
            readings = self._by_number(text)
        if not readings and self.other and self.item.type not in JOINED and self._is_other(text):
            return self.other
        if len(readings) > 1:
            raise wrong.two_readings(self.item.id, cell, readings)
        if not readings:
            assert refused is not None
            if self.item.type in JOINED:
                self._ticks.tell_unread(cell)
            raise wrong.unknown_text(text, self.choices, refused)
        return next(iter(readings))

    def _by_words(self, cell: str, text: str) -> tuple[str, ...]:
        """The codes that a cell can stand for by the labels in it."""
        if self.item.type in PAIRED:
            return ways_to_pair(self.item, cell, self.labels, self.decimal)
        return self._ticks.read(cell) if self.item.type in JOINED else self._words.codes(text)

    def _by_number(self, text: str) -> dict[str, Text]:
        """What a number with its text says, or a number as spreadsheets write it."""
        several = self.item.type in JOINED or self.item.type in PAIRED or self.item.type == "yesno"
        return {} if several else self._led.read(text)

    def _code(self, text: str) -> str:
        """The code that is written, "" where it is none of an option."""
        try:
            code = read_response(self.item, text).code
        except InvalidResponse:
            return ""
        return "" if code in (DONT_KNOW, NOT_APPLICABLE) else code

    def _is_other(self, text: str) -> bool:
        """Whether a text is words of one's own: not the label of an option, misspelt."""
        return says_other(text) or not (like_a_label(text, self.choices) or len(text) < 3)
