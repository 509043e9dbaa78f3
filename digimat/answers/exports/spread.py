"""An answer spread over several columns: a tick an option, a place a rank, a prompt, a number an option.

The columns of an item are all filled in the same manner; a row that could be read in two manners is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from digimat.answers.exports import value_problems as wrong
from digimat.answers.exports.labels import NO_WORDS, YES_WORDS, Labels, both, choices, other_option, spaced
from digimat.answers.exports.model import Cell
from digimat.answers.exports.pairs import BEST_WORST, part_number
from digimat.answers.exports.texts import bare
from digimat.answers.exports.ticks import first_few
from digimat.answers.exports.values import Absence, CellReader
from digimat.questionnaires import InvalidResponse, Item, read_response
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE, clean

TICKED = frozenset({*YES_WORDS, "x", "✓", "✔", "☑", "checked", "selected", "coche", "cochee"})
NOT_TICKED = frozenset({*NO_WORDS, "", "unchecked", "not selected", "non coche", "non cochee"})
OTHER = "other"  # the part of a column that ticks words of one's own
_BESIDE = (DONT_KNOW, NOT_APPLICABLE, OTHER)
_PLACE = re.compile(r"0*(\d{1,3})(?:[.,]0+)?", re.ASCII)


class SpreadReader:
    """Reads the columns of one item.

    Args:
        item: what was asked.
        parts: what each column is of: the code of an option or a prompt, or the number of a place.
        cells: reads one cell of the item, for the spellings of its options.
        absent: whether a cell says that it was not shown.
        other: whether one more column, behind those of the parts, has words of one's own.
    """

    def __init__(
        self, item: Item, parts: Sequence[str], cells: CellReader, absent: Absence, other: bool = False
    ) -> None:
        self.item, self.parts, self.absent, self.has_other = item, tuple(parts), absent, other
        self.cells = cells
        self.other = other_option(item)
        self.labels = Labels([*both(choices(item)), *cells.labels.labels])
        self._read: Callable[[Sequence[str]], str] = {
            "order": self._ranks,
            "rank": self._ranks,
            "match": self._matches,
            "sjt_bw": self._matches,
            "allocation": self._numbers,
            "sjt_rate": self._numbers,
        }.get(item.type, self._ticks)

    def read(self, cells: Sequence[Cell]) -> str | None:
        """The canonical code, "" where nothing was given, None where the item was not shown.

        Raises:
            InvalidResponse: the cells are no response to the item, or may be two.
        """
        parts = cells[: len(self.parts)]
        beside = cells[len(self.parts)] if self.has_other else None
        words = "" if beside is None or self.absent(beside) else clean(beside)
        absent = [self.absent(cell) for cell in parts]
        if all(absent) and not words:
            return None
        if any(absent):
            raise wrong.partly_shown(absent.index(True))
        texts = ["" if cell is None else spaced(cell) for cell in parts]
        if words and self._read == self._ticks:
            return self._ticks(texts, words)
        return self._read(texts)

    # Ticks

    def _ticks(self, texts: Sequence[str], words: str = "") -> str:
        as_marks = self._ticked(texts, self._mark)
        as_names = self._ticked(texts, self._name)
        if as_marks is None and as_names is None:
            self._tell_mark(texts)
        if as_marks is not None and as_names is not None and as_marks != as_names:
            raise wrong.ticked_in_two_ways(self.item.id, "+".join(as_marks), "+".join(as_names))
        ticked = list((as_names if as_marks is None else as_marks) or ())
        if words and OTHER not in ticked and self.other not in ticked:
            ticked.append(OTHER)
        codes = [code for code in ticked if code != OTHER or code in self.item.options]
        if OTHER in ticked and OTHER not in self.item.options:
            if self.other:
                codes += [self.other] if self.other not in codes else []
            elif not codes:
                raise wrong.only_other_words()
        return self._of_ticks(codes)

    def _of_ticks(self, codes: Sequence[str]) -> str:
        if not codes:
            return ""
        if self.item.type != "multi" and len(codes) > 1:
            raise wrong.one_option_only(codes)
        if len(codes) > 1 and (beside := [code for code in codes if code in self._beside]):
            raise wrong.one_option_only([*beside, *(code for code in codes if code not in beside)])
        return read_response(self.item, "+".join(codes)).code

    @property
    def _beside(self) -> tuple[str, ...]:
        return tuple(code for code in (DONT_KNOW, NOT_APPLICABLE) if code not in self.item.options)

    def _ticked(
        self, texts: Sequence[str], says: Callable[[str, str], bool | None]
    ) -> tuple[str, ...] | None:
        """The parts that are ticked, None where a cell does not say so in this manner."""
        said = [says(part, text) for part, text in zip(self.parts, texts, strict=True)]
        if None in said:
            return None
        return tuple(part for part, ticked in zip(self.parts, said, strict=True) if ticked)

    def _mark(self, _part: str, text: str) -> bool | None:
        key = bare(text) if text else ""
        if key in TICKED:
            return True
        return False if key in NOT_TICKED else None

    def _name(self, part: str, text: str) -> bool | None:
        """Whether a cell repeats the option of its column."""
        if not text:
            return False
        if part in _BESIDE and part not in self.item.options:
            return True if part == OTHER or bare(text) == part else self._said(text) == part or None
        return True if part in self.labels.codes(text) or text.casefold() == part.casefold() else None

    def _said(self, text: str) -> str:
        try:
            return self.cells.read(text)
        except InvalidResponse:
            return ""

    def _tell_mark(self, texts: Sequence[str]) -> None:
        for nth, (part, text) in enumerate(zip(self.parts, texts, strict=True)):
            if self._mark(part, text) is None and self._name(part, text) is None:
                raise wrong.no_tick(text, part, nth)
        nth = next(n for n, part in enumerate(self.parts) if self._mark(part, texts[n]) is None)
        raise wrong.no_tick(texts[nth], self.parts[nth], nth)

    # Ranks

    def _ranks(self, texts: Sequence[str]) -> str:
        """Places with options in them, or options with places in them: whichever the columns are of."""
        if not any(texts):
            return ""
        readings: dict[str, None] = {}
        refused: InvalidResponse | None = None
        for reads in self._manners():
            try:
                readings[read_response(self.item, ">".join(first_few(self.item, reads(texts)))).code] = None
            except InvalidResponse as error:
                refused = refused or error
        if len(readings) > 1:
            raise wrong.ticked_in_two_ways(self.item.id, *list(readings)[:2])
        if not readings:
            assert refused is not None
            raise refused
        return next(iter(readings))

    def _manners(self) -> list[Callable[[Sequence[str]], Sequence[str]]]:
        places = all(part.isdecimal() for part in self.parts)
        options = all(part in self.item.options for part in self.parts)
        return [*([self._by_place] if places else []), *([self._by_option] if options or not places else [])]

    def _by_place(self, texts: Sequence[str]) -> Sequence[str]:
        order = sorted(range(len(texts)), key=lambda n: int(self.parts[n]))
        codes: list[str] = []
        blank = 0
        for nth in order:
            if not texts[nth]:
                blank = blank or int(self.parts[nth])
            elif blank:
                raise wrong.place_missing(blank, nth)
            else:
                codes.append(self._option(texts[nth], nth))
        return codes

    def _by_option(self, texts: Sequence[str]) -> Sequence[str]:
        most = len(self.item.options)
        by_place: dict[int, str] = {}
        for nth, (part, text) in enumerate(zip(self.parts, texts, strict=True)):
            found = _PLACE.fullmatch(text)
            if not text:
                continue
            if found is None or not 1 <= int(found[1]) <= most or int(found[1]) in by_place:
                raise wrong.no_place(text, most, nth)
            by_place[int(found[1])] = part
        ranked = sorted(by_place)
        if missing := next((n for n, place in enumerate(ranked, 1) if n != place), 0):
            raise wrong.place_missing(missing, self.parts.index(by_place[ranked[missing - 1]]))
        return [by_place[place] for place in ranked]

    def _option(self, text: str, nth: int) -> str:
        found = self.labels.codes(text)
        codes = [code for code in found if code in self.item.options]
        if len(codes) == 1:
            return codes[0]
        try:
            alike = read_response(self._one, text).code
        except InvalidResponse as error:
            if not codes:
                told = wrong.unknown_text(text, self.item.options, error)
                raise wrong.InvalidCell(told.message, told.remedy, part=nth) from None
            alike = ""
        if codes:
            readings = {code: wrong.quoted(self.item.options[code].fr) for code in [alike, *codes] if code}
            told = wrong.two_readings(self.item.id, text, readings)
            raise wrong.InvalidCell(told.message, told.remedy, told.code, nth)
        return alike

    @property
    def _one(self) -> Item:
        """The item as one that takes a single option: a cell names one."""
        return self.item.model_copy(update={"type": "single", "dont_know": False, "not_applicable": False})

    # Pairs

    def _matches(self, texts: Sequence[str]) -> str:
        pairs = [
            f"{self._left(part)}={self._option(text, nth)}"
            for nth, (part, text) in enumerate(zip(self.parts, texts, strict=True))
            if text
        ]
        return read_response(self.item, " ".join(pairs)).code if pairs else ""

    def _left(self, part: str) -> str:
        known: Mapping[str, object] = BEST_WORST if self.item.type == "sjt_bw" else self.item.prompts
        return next((code for code in known if code.casefold() == part.casefold()), part)

    def _numbers(self, texts: Sequence[str]) -> str:
        if not any(texts):
            return ""
        pairs = [
            f"{part}={''.join(part_number(text, self.cells.decimal).split())}"
            for part, text in zip(self.parts, texts, strict=True)
            if text
        ]
        return read_response(self.item, " ".join(pairs)).code
