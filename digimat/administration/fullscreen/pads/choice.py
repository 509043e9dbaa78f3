"""One of several: an option, a step of a rating, a number from 0 to 10."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Cell, Row
from digimat.language import Language, Text
from digimat.questionnaires.item_types import scale10


class Choice(Pad):
    """Exactly one option."""

    chosen = ""
    _typed = ""  # digits so far, where a mark may have two

    def own_code(self) -> str:
        """The option."""
        return self.chosen

    def load(self, code: str) -> None:
        """The option."""
        self.chosen = code

    def wipe(self) -> None:
        """Nothing is chosen."""
        self.chosen = ""

    def how(self) -> Text:
        """A digit marks, Enter counts."""
        return Text(
            fr="Un chiffre ou Espace choisit ; Entrée valide.",
            en="A digit or Space chooses; Enter confirms.",
        )

    def press(self, key: str) -> bool:
        """Digits in a row make a number only while nothing else comes between them."""
        typed, self._typed = self._typed, ""
        if key.isdecimal() and typed + key in self.marks:
            self._typed = typed + key
            self.point(self.marks[self._typed])
            return True
        if key.isdecimal() and key in self.marks:
            self._typed = key
        return super().press(key)

    def toggle(self, code: str) -> None:
        """Choose it; choosing twice changes nothing."""
        self.chosen = code

    def body(self, language: Language, width: int) -> list[Row]:
        """``> 2 (x) label``."""
        size = max(map(len, self.marks), default=1)
        return [
            self.row(
                code,
                f"{mark:>{size + 1}} {'(x)' if code == self.chosen else '( )'}",
                self.options[code].of(language),
                code == self.chosen,
            )
            for mark, code in self.marks.items()
        ]


class ZeroToTen(Choice):
    """A number from 0 to 10, in a row."""

    def places(self) -> list[str]:
        """The numbers."""
        return [str(n) for n in range(scale10.LOWEST, scale10.HIGHEST + 1)]

    def digit(self, digit: str) -> None:
        """The number itself; 1 and then 0 make 10."""
        self.point(digit)

    def press(self, key: str) -> bool:
        """1 and then 0 make 10."""
        if key == "0" and self._typed == "1":
            self._typed = ""
            self.point("10")
            return True
        done = super().press(key)
        self._typed = key
        return done

    def turn(self, by: int) -> bool:
        """Left and right move along the row."""
        self.move(by)
        return True

    def how(self) -> Text:
        """A number, then Enter."""
        return Text(
            fr="Tapez un nombre de 0 à 10, ou utilisez les flèches et Espace ; Entrée valide.",
            en="Type a number from 0 to 10, or use the arrows and Space; Enter confirms.",
        )

    def body(self, language: Language, width: int) -> list[Row]:
        """The words at the ends, and the row of numbers: ``(7)`` is chosen, ``>`` is the cursor."""
        cells = []
        for number in self.places():
            text = f"({number})" if number == self.chosen else f" {number} "
            here = number == self.cursor
            style = "chosen" if number == self.chosen else "cursor" if here else ""
            cells.append(Cell(f"{'>' if here else ' '}{text}", style, ("row", number)))
        rows = []
        if self.item.ends is not None:
            low, high = self.item.ends.low.of(language).strip(), self.item.ends.high.of(language).strip()
            rows = [
                Row(f"{scale10.LOWEST} = {low}", lead="  "),
                Row(f"{scale10.HIGHEST} = {high}", lead="  "),
            ]
        return [*rows, Row(), Row(cells=tuple(cells), current=self.cursor in self.places())]
