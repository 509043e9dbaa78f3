"""Lines that are matched with letters."""

from __future__ import annotations

from string import ascii_uppercase

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Cell, Row, Spot
from digimat.language import Language, Text, printable
from digimat.questionnaires import Item

_SHORT = 16  # letters of a text that can stand beside others


class Matching(Pad):
    """Each line gets a letter."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.pairs: dict[str, str] = {}
        self.agreed = False  # confirming with lines left open was asked for once
        self.takes_letters = ascii_uppercase[: len(item.options)].casefold()

    def own_code(self) -> str:
        """The pairs in the order of the lines."""
        return " ".join(f"{line}={self.pairs[line]}" for line in self.item.prompts if line in self.pairs)

    def load(self, code: str) -> None:
        """The pairs."""
        self.pairs = dict(pair.split("=") for pair in code.split())

    def wipe(self) -> None:
        """No pairs."""
        self.pairs, self.agreed = {}, False

    def undo(self) -> None:
        """Backspace takes the letter of the line away."""
        self.pairs.pop(self._line(), None)

    def how(self) -> Text:
        """A line, then its letter."""
        return Text(
            fr="Une lettre se place sur la ligne « > » ; ↑ ↓ ou un chiffre pour en changer.",
            en='A letter goes to the line marked ">"; ↑ ↓ or a digit goes to another line.',
        )

    def places(self) -> list[str]:
        """The lines; what they are matched with is no place."""
        return list(self.item.prompts)

    def begin(self, code: str) -> None:
        """The first line is the one that a letter goes to."""
        super().begin(code)
        self.cursor = self.cursor or next(iter(self.item.prompts))

    def digit(self, digit: str) -> None:
        """Go to a line."""
        lines = self.places()
        if digit != "0" and int(digit) <= len(lines):
            self.cursor = lines[int(digit) - 1]
        else:
            self.say_no_such(digit)

    def press(self, key: str) -> bool:
        """A letter goes to the line of the cursor, and the cursor to the next open one."""
        if len(key) == 1 and key in self.takes_letters:
            self._give(self.marks[key.upper()])
            return True
        return super().press(key)

    def turn(self, by: int) -> bool:
        """Left and right go through the letters."""
        codes, line = list(self.options), self._line()
        self.extra = ""
        at = codes.index(self.pairs[line]) + by if line in self.pairs else (0 if by > 0 else -1)
        self.pairs[line] = codes[at % len(codes)]
        return True

    def pick(self, spot: Spot) -> None:
        """A click on a line, or on what it is matched with."""
        if spot[0] == "with":
            self._give(spot[1])
        else:
            super().pick(spot)

    def lacks(self) -> Text | None:
        """Lines without a letter, told once: they may stay open."""
        free = [str(n) for n, line in enumerate(self.item.prompts, 1) if line not in self.pairs]
        if self.extra or not free or self.agreed:
            return None
        self.agreed = True
        named = ", ".join(free)
        return Text(
            fr=f"Sans lettre : {named}. Entrée encore une fois pour valider quand même.",
            en=f"Without a letter: {named}. Enter once more to confirm all the same.",
        )

    def body(self, language: Language, width: int) -> list[Row]:
        """``> 1 [C] label``, and ``A label``."""
        rows = []
        for number, (line, text) in enumerate(self.item.prompts.items(), 1):
            letter = self.mark_of.get(self.pairs.get(line, ""), " ")
            rows.append(self.row(line, f"{number:>2} [{letter}]", text.of(language), line in self.pairs))
        labels = {code: printable(text.of(language)).strip() for code, text in self.options.items()}
        size = max(map(len, labels.values()))
        if size <= _SHORT:  # side by side and first, so that they are seen together with the lines
            cells = (
                Cell(f"{m} {labels[code]:<{size}}", "", ("with", code)) for m, code in self.marks.items()
            )
            return [Row(cells=tuple(cells), lead="  "), Row(), *rows]
        rows.append(Row())
        for letter, code in self.marks.items():
            rows.append(Row(labels[code], lead=f"  {letter}  ", spot=("with", code)))
        return rows

    def _line(self) -> str:
        lines = self.places()
        return self.cursor if self.cursor in lines else lines[0]

    def _give(self, code: str) -> None:
        line = self._line()
        self.extra, self.agreed = "", False
        self.pairs[line] = code
        lines = self.places()
        after = [*lines[lines.index(line) + 1 :], *lines]
        self.cursor = next((each for each in after if each not in self.pairs), line)
