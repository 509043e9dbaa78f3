"""What is marked on the screen before it counts: what every kind of answer has in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from digimat.administration.fullscreen.rows import Cell, Row, Spot, size_of
from digimat.administration.questions import marks, zero_is_a_step
from digimat.language import Language, Text
from digimat.questionnaires import Item
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE
from digimat.questionnaires.wording import offered

NOTHING_CHOSEN = Text(fr="Rien n’est choisi.", en="Nothing is chosen.")


class Pad:
    """What a respondent is about to answer; nothing counts before it is confirmed.

    ``cursor`` is the row that the arrows are on, by code; None before they are used, so that no option stands out.
    ``extra`` is "don't know" or "not applicable", where that is chosen. ``said`` is what the last key leads to
    say; whoever shows the pad takes it away.
    """

    takes_letters = ""  # letters that are part of an answer here, and no command
    writes = False  # whether any character is part of an answer

    def __init__(self, item: Item) -> None:
        self.item = item
        self.options = dict(offered(item))
        self.marks = marks(item)
        self.mark_of = {code: mark for mark, code in self.marks.items()}
        self.cursor: str | None = None
        self.extra = ""
        self.said: Text | None = None
        self._start = ""

    # What the kinds of answer differ in.

    def own_code(self) -> str:
        """The code of what is marked; empty where there is nothing."""
        raise NotImplementedError

    def load(self, code: str) -> None:
        """Mark what a code says."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Take every mark away."""
        raise NotImplementedError

    def body(self, language: Language, width: int) -> list[Row]:
        """The rows of what can be marked."""
        raise NotImplementedError

    def how(self) -> Text:
        """How it is answered, in one line."""
        raise NotImplementedError

    def places(self) -> list[str]:
        """What the cursor can be on, besides the extras."""
        return list(self.options)

    def toggle(self, code: str) -> None:
        """A click, or Space, on a row."""

    def digit(self, digit: str) -> None:
        """A digit outside a text; by default the row that has it is clicked."""
        if digit in self.marks:
            self.point(self.marks[digit])
        else:
            self.say_no_such(digit)

    def turn(self, by: int) -> bool:
        """An arrow to the left or to the right; whether it means something here."""
        return False

    def undo(self) -> None:
        """Backspace."""
        self.wipe()

    def lacks(self) -> Text | None:
        """What is missing before it can be confirmed; None where nothing is."""
        return None

    def look_on(self) -> None:
        """Something is missing, and was told: go to where it may be."""

    # What they share.

    def code(self) -> str:
        """The code of what is marked, with "don't know" and the like; empty where nothing is."""
        return self.extra or self.own_code()

    def begin(self, code: str) -> None:
        """Show what was answered before; an empty code is none."""
        self.extra = ""
        self.wipe()
        if code in (DONT_KNOW, NOT_APPLICABLE) and code in self.extras():
            self.extra = code
        elif code:
            self.load(code)
        self._start = self.code()

    @property
    def changed(self) -> bool:
        """Whether what is marked is other than what was answered."""
        return self.code() != self._start

    def extras(self) -> dict[str, str]:
        """Answers beside the options, with the key that marks each."""
        extras = {}
        if self.item.dont_know:
            extras[DONT_KNOW] = "d" if zero_is_a_step(self.item) or self.writes else "0"
        if self.item.not_applicable:
            extras[NOT_APPLICABLE] = "n"
        return extras

    def choose_extra(self, code: str) -> bool:
        """Mark "don't know" or "not applicable"; False where it is not offered."""
        if code not in self.extras():
            return False
        self.wipe()
        self.extra, self.cursor = code, code
        return True

    def press(self, key: str) -> bool:
        """A key; whether it means something to this answer."""
        if key in ("up", "down"):
            self.move(1 if key == "down" else -1)
        elif key == "space":
            if self.cursor is None:
                self.said = NOTHING_CHOSEN
            else:
                self.point(self.cursor)
        elif key in ("left", "right"):
            return self.turn(1 if key == "right" else -1)
        elif key == "backspace":
            self.extra = ""
            self.undo()
        elif key == "0" and self.extras().get(DONT_KNOW) == "0":
            self.choose_extra(DONT_KNOW)
        elif len(key) == 1 and key.isdecimal():
            self.digit(key)
        else:
            return False
        return True

    def move(self, by: int) -> None:
        """Move the cursor; the first move goes to the first row, or to the last one."""
        rows = [*self.places(), *self.extras()]
        if self.cursor not in rows:
            self.cursor = rows[0] if by > 0 else rows[-1]
        else:
            self.cursor = rows[min(max(rows.index(self.cursor) + by, 0), len(rows) - 1)]

    def point(self, code: str) -> None:
        """Mark the row of a code."""
        if self.choose_extra(code):
            return
        self.extra, self.cursor = "", code
        self.toggle(code)

    def pick(self, spot: Spot) -> None:
        """A click on something of this answer."""
        if spot[0] == "row":
            self.point(spot[1])

    def say_no_such(self, mark: str) -> None:
        """A key that is no choice here; nothing is guessed."""
        self.said = Text(fr=f"« {mark} » n’est pas un choix.", en=f'"{mark}" is not a choice.')

    def rows(self, language: Language, width: int) -> list[Row]:
        """All rows, extras last."""
        words = {
            DONT_KNOW: Text(fr="Je ne sais pas", en="I don't know"),
            NOT_APPLICABLE: Text(fr="Sans objet", en="Not applicable"),
        }
        rows = self.body(language, width)
        extras = self.extras()
        if extras and rows and not self.writes:
            rows.append(Row())
        for code, mark in extras.items():
            box = "(x)" if self.extra == code else "( )"
            rows.append(self.row(code, f"{mark:>2} {box}", words[code].of(language), self.extra == code))
        return rows

    def row(self, code: str, lead: str, text: str, chosen: bool, cells: Sequence[Cell] = ()) -> Row:
        """One row that the cursor can be on."""
        here = self.cursor == code
        style = "chosen" if chosen else "cursor" if here else ""
        return Row(
            text.strip(),
            lead=f"{'>' if here else ' '}{lead} ",
            style=style,
            spot=("row", code),
            current=here,
            cells=tuple(cells),
        )

    def rows_with_cells(
        self, language: Language, width: int, cells: Callable[[str], tuple[Cell, ...]]
    ) -> list[Row]:
        """A numbered row for each option, with its cells beside the text or, on a narrow screen, under it."""
        labels = {code: text.of(language).strip() for code, text in self.options.items()}
        longest = max(map(len, labels.values()))
        rows = []
        for number, (code, label) in enumerate(labels.items(), 1):
            beside = longest + 8 + size_of(cells(code)) + 2 * len(cells(code)) <= width
            row = self.row(code, f"{number:>2}.", label, False)
            if beside:
                pad = Cell(" " * (longest - len(label)), spot=("row", code))
                rows.append(replace(row, cells=(pad, *cells(code))))
            else:
                rows += [row, Row(cells=cells(code), lead="     ")]
        return rows
