"""A rating for each of several actions."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.rows import Cell, Row, Spot
from digimat.language import Language, Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_types.sjt_rate import HIGHEST, LOWEST


class Ratings(Pad):
    """Every option gets a number from 1 to 5."""

    def __init__(self, item: Item) -> None:
        super().__init__(item)
        self.given: dict[str, int] = {}

    def own_code(self) -> str:
        """The ratings in the order of the options."""
        return " ".join(f"{code}={self.given[code]}" for code in self.options if code in self.given)

    def load(self, code: str) -> None:
        """The ratings."""
        self.given = {name: int(number) for name, number in (pair.split("=") for pair in code.split())}

    def wipe(self) -> None:
        """No ratings."""
        self.given = {}

    def undo(self) -> None:
        """Backspace takes the rating of the row away."""
        self.given.pop(self._row(), None)

    def begin(self, code: str) -> None:
        """The first row is the one that a digit goes to."""
        super().begin(code)
        self.cursor = self.cursor or next(iter(self.options))

    def how(self) -> Text:
        """A digit for each row."""
        return Text(
            fr=f"Un chiffre de {LOWEST} (pas du tout efficace) à {HIGHEST} (très efficace) pour chaque ligne ; "
            "↑ ↓ pour changer de ligne.",
            en=f"A digit from {LOWEST} (not effective at all) to {HIGHEST} (very effective) for each line; "
            "↑ ↓ goes to another line.",
        )

    def digit(self, digit: str) -> None:
        """Rate the row, and go to the next one that has no rating."""
        if LOWEST <= int(digit) <= HIGHEST:
            self._give(self._row(), int(digit))
        else:
            self.say_no_such(digit)

    def turn(self, by: int) -> bool:
        """Left and right change the rating of the row."""
        row = self._row()
        self.extra = ""
        before = self.given.get(row, LOWEST - 1 if by > 0 else HIGHEST + 1)
        self.given[row] = min(max(before + by, LOWEST), HIGHEST)
        return True

    def pick(self, spot: Spot) -> None:
        """A click on a number."""
        if spot[0] == "rate":
            self.cursor = spot[1]
            self._give(spot[1], int(spot[2]))
        else:
            super().pick(spot)

    def lacks(self) -> Text | None:
        """Rows without a rating."""
        free = [str(n) for n, code in enumerate(self.options, 1) if code not in self.given]
        if self.extra or not free:
            return None
        named = ", ".join(free)
        return Text(fr=f"Sans note : {named}.", en=f"Without a rating: {named}.")

    def body(self, language: Language, width: int) -> list[Row]:
        """Each action, with its numbers: ``(4)`` is the rating."""

        def numbers(code: str) -> tuple[Cell, ...]:
            given = self.given.get(code)
            return tuple(
                Cell(
                    f"({n})" if n == given else f" {n} ",
                    "chosen" if n == given else "",
                    ("rate", code, str(n)),
                )
                for n in range(LOWEST, HIGHEST + 1)
            )

        return self.rows_with_cells(language, width, numbers)

    def _row(self) -> str:
        return self.cursor if self.cursor in self.options else next(iter(self.options))

    def _give(self, row: str, rating: int) -> None:
        self.extra = ""
        self.given[row] = rating
        rows = list(self.options)
        after = [*rows[rows.index(row) + 1 :], *rows]
        self.cursor = next((each for each in after if each not in self.given), row)
