"""Numbers with a text beside them, and numbers as spreadsheets write them: ``4 - Agree``, ``Agree (4)``, ``3,0``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from digimat.answers.exports.labels import Labels
from digimat.answers.exports.likeness import most_like
from digimat.language import Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types import STEPS

BY_CODE = Text(fr="code", en="code")
BY_NUMBER = Text(fr="nombre au début", en="number at the start")
BY_TEXT = Text(fr="texte", en="text")
# 4 - Agree · 4. Agree · (4) Agree
_LED = re.compile(r"\(?\s*(\w{1,40})\s*(?:\)\s*[-–—:.=]?|[-–—:.=])(\s*)(\S.*)", re.DOTALL)
_SPACE_LED = re.compile(r"(\d{1,3})( )(\S.*)", re.DOTALL)  # 4 Agree
_TRAILED = re.compile(r"(.*\S)\s*\(\s*(\w{1,40})\s*\)", re.DOTALL)  # Agree (4)
_WHOLE = re.compile(r"(\d{1,3})[.,]0+", re.ASCII)
_OUT_OF = re.compile(r"(\d{1,2}(?:[.,]0+)?) ?(?:/|sur|out of) ?10(?:[.,]0+)?", re.ASCII | re.IGNORECASE)


class LedReader:
    """Reads such cells of one item that has one answer.

    Args:
        item: what was asked.
        choices: codes and labels of its options.
        words: the same labels, as they may be written.
        code: the code of an option that a text is, "" where it is none.
    """

    def __init__(
        self, item: Item, choices: Mapping[str, Text], words: Labels, code: Callable[[str], str]
    ) -> None:
        self.item, self.choices, self.words, self.code = item, choices, words, code

    def read(self, text: str) -> dict[str, Text]:
        """The codes that a cell can stand for, and why: none, one, or several where number and text disagree."""
        item = self.item
        if item.type == "scale10" and (found := _OUT_OF.fullmatch(text)):
            text = found[1]
        numbered = item.type in STEPS or (item.options and all(code.isdecimal() for code in item.options))
        if numbered and (found := _WHOLE.fullmatch(text)):
            text = found[1]
        if code := self.code(text):
            return {code: BY_CODE}
        for pattern in (_LED, _SPACE_LED):
            if (found := pattern.fullmatch(text)) and (code := self.code(found[1])):
                # "e-mail" and "3D" begin with no code: a text that says nothing stands apart from a number.
                apart = pattern is _LED and bool(found[2]) and found[1].isdecimal()
                return self._beside(code, found[3], must_agree=not apart)
        if (found := _TRAILED.fullmatch(text)) and (code := self.code(found[2])):
            return self._beside(code, found[1], must_agree=True)
        return {}

    def _beside(self, code: str, text: str, *, must_agree: bool) -> dict[str, Text]:
        """A code beside a text: alone where the text agrees, or says nothing of another option."""
        by_text = self.words.codes(text)
        if by_text:
            return {code: BY_NUMBER, **dict.fromkeys(by_text, BY_TEXT)}
        if must_agree or not text[0].isalpha():
            return {}
        if (like := most_like(text, self.choices)) and like != code:
            return {code: BY_NUMBER, like: BY_TEXT}
        return {code: BY_NUMBER}
