"""A sum that is spread over several options."""

from __future__ import annotations

import re
from decimal import Decimal

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Cell, Row, Spot
from digimat.language import Language, Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types.allocation import plain, total_of

_NUMBER = re.compile(r"\d{0,9}(,\d{0,6})?")
_STEPS = 20  # how many clicks spread the whole sum


class Shares(Pad):
    """Every option gets a number; the total is shown while they are typed."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.typed: dict[str, str] = {}  # with a comma, as it is shown
        self.fresh = True  # the next digit begins a number anew
        self.whole = total_of(item)

    def own_code(self) -> str:
        """The numbers in the order of the options."""
        if not any(self.typed.values()):
            return ""
        return " ".join(f"{code}={plain(self._number(code))}" for code in self.options)

    def load(self, code: str) -> None:
        """The numbers."""
        self.typed = {name: part.replace(".", ",") for name, part in (p.split("=") for p in code.split())}

    def wipe(self) -> None:
        """No numbers."""
        self.typed, self.fresh = {}, True

    def begin(self, code: str) -> None:
        """The first row is the one that is typed in."""
        super().begin(code)
        self.cursor = self.cursor or next(iter(self.options))

    def how(self) -> Text:
        """A number for each row."""
        return Text(
            fr="Tapez un nombre pour chaque ligne ; ↑ ↓ pour changer de ligne, ← → pour enlever ou ajouter.",
            en="Type a number for each line; ↑ ↓ goes to another line, ← → takes away or adds.",
        )

    def move(self, by: int) -> None:
        """On another row, what is typed takes the place of its number."""
        super().move(by)
        self.fresh = True

    def press(self, key: str) -> bool:
        """Digits and a comma are typed into the row."""
        if key in (",", ".", ";"):
            self.digit(",")
            return True
        if key == "tab":
            self.move(1)
            return True
        if key.isdecimal():  # 0 is a number here
            self.digit(key)
            return True
        return super().press(key)

    def digit(self, digit: str) -> None:
        """Add a digit to the number of the row."""
        row = self._row()
        self.extra = ""
        typed = ("" if self.fresh else self.typed.get(row, "")) + digit
        if _NUMBER.fullmatch(typed):
            self.typed[row], self.fresh = typed, False

    def undo(self) -> None:
        """Backspace takes the last digit away."""
        row = self._row()
        self.typed[row], self.fresh = self.typed.get(row, "")[:-1], False

    def turn(self, by: int) -> bool:
        """Take a step away from the row, or add one, as far as something is left to spread."""
        self._step(self._row(), by)
        return True

    def pick(self, spot: Spot) -> None:
        """A click on a row, or on its signs."""
        if spot[0] == "step":
            self._step(spot[1], int(spot[2]))
        else:
            super().pick(spot)

    def toggle(self, code: str) -> None:
        """The row is the one that is typed in."""
        self.fresh = True

    def lacks(self) -> Text | None:
        """What is left to spread, or too much."""
        if self.extra or not self._rest():
            return None
        return self._told()

    def look_on(self) -> None:
        """Enter goes from row to row until the total is right."""
        self.move(1)

    def body(self, language: Language, width: int) -> list[Row]:
        """Each option with its number, and the total."""

        def number(code: str) -> tuple[Cell, ...]:
            typed = self.typed.get(code, "")
            shown = typed if language == "fr" else typed.replace(",", ".")
            return (
                Cell("[-]", "", ("step", code, "-1")),
                Cell(f"[{shown:>6}]", "chosen" if typed else "", ("row", code)),
                Cell("[+]", "", ("step", code, "1")),
            )

        rows = self.rows_with_cells(language, width, number)
        done = any(self.typed.values()) and not self._rest()
        told = self._told().of(language)
        return [
            *rows,
            Row(),
            Row(f"✓ {told}" if done else told, lead="  ", style="good" if done else "strong"),
        ]

    def _told(self) -> Text:
        total, rest = self.whole - self._rest(), self._rest()
        fr, en = (
            f"Total : {plain(total)} sur {plain(self.whole)}",
            f"Total: {plain(total)} of {plain(self.whole)}",
        )
        if rest > 0:
            fr, en = f"{fr} ; reste {plain(rest)}", f"{en}; {plain(rest)} left"
        elif rest < 0:
            fr, en = f"{fr} ; {plain(-rest)} de trop", f"{en}; {plain(-rest)} too much"
        return Text(fr=fr.replace(".", ","), en=en)

    def _row(self) -> str:
        return self.cursor if self.cursor in self.options else next(iter(self.options))

    def _number(self, code: str) -> Decimal:
        typed = self.typed.get(code, "").replace(",", ".")
        return Decimal(typed if typed not in ("", ".") else "0")

    def _rest(self) -> Decimal:
        return self.whole - sum((self._number(code) for code in self.options), Decimal(0))

    def _step(self, row: str, by: int) -> None:
        step = max(Decimal(1), (self.whole / _STEPS).to_integral_value())
        number = self._number(row)
        added = min(step, max(self._rest(), Decimal(0))) if by > 0 else -min(step, number)
        self.extra, self.cursor, self.fresh = "", row, True
        self.typed[row] = plain(number + added).replace(".", ",")
