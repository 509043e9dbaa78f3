"""An answer that is written: a number, a word, a free text."""

from __future__ import annotations

from digimat.administration.fullscreen.pads.base import Pad
from digimat.administration.fullscreen.pads.line_editor import LineEditor
from digimat.administration.fullscreen.rows import Cell, Row, Spot
from digimat.administration.typed import code_of
from digimat.language import Language, Text, printable
from digimat.questionnaires import Item
from digimat.questionnaires.responses import MAX_LENGTH, clean

_WIDEST = 72  # columns of a field: longer lines are hard to read


class Writing(Pad):
    """A field. While ``inside``, every character is part of the text; Esc leaves it, and letters are commands."""

    writes = True

    def __init__(self, item: Item, height: int = 0) -> None:
        super().__init__(item)
        self.editor = LineEditor(longest=MAX_LENGTH)
        self.height = height or (4 if item.type == "text" else 1)
        self.inside = True
        self._width = _WIDEST

    def own_code(self) -> str:
        """The text as an answer; empty where nothing readable is written."""
        return code_of(self.item, self.editor.text) if clean(self.editor.text) else ""

    @property
    def written(self) -> str:
        """What is written, as far as it is kept."""
        return clean(self.editor.text)

    def load(self, code: str) -> None:
        """The text."""
        self.editor = LineEditor(code, MAX_LENGTH)

    def wipe(self) -> None:
        """An empty field."""
        self.editor = LineEditor("", MAX_LENGTH)

    def begin(self, code: str) -> None:
        """Compare texts, not codes: what is written so far need not be an answer."""
        super().begin(code)
        self._start = self.extra or self.written

    @property
    def changed(self) -> bool:
        """Whether something else is written than was answered."""
        return (self.extra or self.written) != self._start

    def how(self) -> Text:
        """Written, then confirmed."""
        if self.item.type == "numeric":
            return Text(fr="Tapez un nombre ; Entrée valide.", en="Type a number; Enter confirms.")
        return Text(fr="Écrivez ; Entrée valide.", en="Write; Enter confirms.")

    def places(self) -> list[str]:
        """The field is no row."""
        return []

    def choose_extra(self, code: str) -> bool:
        """What is written stays; the extra goes before it until something more is written."""
        if code not in self.extras():
            return False
        self.extra, self.cursor, self.inside = code, code, False
        return True

    def press(self, key: str) -> bool:
        """Inside, keys of the text; outside, the rows below it."""
        if not self.inside:
            first = next(iter(self.extras()), None)
            if key in ("tab", "backspace") or (key == "up" and self.cursor in (None, first)):
                self.enter()
                return True
            if key in ("left", "right") or key.isdecimal():
                return False
            return bool(self.extras()) and super().press(key)
        if key in ("tab", "escape"):
            self.leave()
            return True
        if self.editor.press(key, self._width):
            return True
        if key == "down" and self.extras():
            self.leave()
            self.cursor = next(iter(self.extras()))
        return key in ("down", "up")

    def type(self, text: str) -> None:
        """Write what was typed or pasted."""
        self.extra = ""
        kept = "".join(
            c if c.isprintable() or c == "\n" else " " for c in text.replace("\r\n", "\n").replace("\r", "\n")
        )
        if len(self.editor.text) + len(kept) > MAX_LENGTH:
            self.said = Text(
                fr=f"{MAX_LENGTH} caractères au plus : la suite n’est pas prise en compte.",
                en=f"{MAX_LENGTH} characters at most: the rest is left out.",
            )
        self.editor.put(kept)

    def enter(self) -> None:
        """Go into the field."""
        self.inside, self.cursor, self.extra = True, None, ""

    def leave(self) -> None:
        """Leave the field; what is written stays."""
        self.inside = False

    def pick(self, spot: Spot) -> None:
        """A click into the field puts the caret there."""
        if spot[0] == "field":
            self.enter()
            self.editor.go_to(int(spot[1]), int(spot[2]), self._width)
        else:
            super().pick(spot)

    def body(self, language: Language, width: int) -> list[Row]:
        """A frame with the text in it; the caret is shown turned round, and the unit stands beside."""
        unit = self.item.unit.of(language).strip() if self.item.unit is not None else ""
        narrow = 24 if self.item.type == "numeric" else _WIDEST
        # The frame, its margin, and a column for the caret after the last character.
        self._width = max(min(width - 6 - (len(unit) + 2 if unit else 0), narrow), 8)
        edge = "━" if self.inside else "─"
        side = "┃" if self.inside else "│"
        corners = "┏┓┗┛" if self.inside else "┌┐└┘"
        style = "field" if self.inside else ""
        inner = self._width + 2
        rows = [Row(f"  {corners[0]}{edge * inner}{corners[1]}", fixed=True, style=style)]
        lines = self.editor.lines(self._width)
        caret = self.editor.caret_place(self._width)
        for number in range(max(len(lines), self.height)):
            start, end = lines[number] if number < len(lines) else (len(self.editor.text),) * 2
            text = printable(self.editor.text[start:end])
            at = caret[1] if self.inside and number == caret[0] else None
            cells = _with_caret(text, at, self._width + 1, number, start, self.editor)
            beside = (Cell(f"  {unit}"),) if unit and number == 0 else ()
            here = self.inside and number == caret[0]
            rows.append(
                Row(
                    f"  {side} ",
                    fixed=True,
                    style=style,
                    cells=(*cells, Cell(side, style), *beside),
                    current=here,
                )
            )
        rows.append(Row(f"  {corners[2]}{edge * inner}{corners[3]}", fixed=True, style=style))
        return rows


def _with_caret(
    text: str, at: int | None, width: int, line: int, start: int, editor: LineEditor
) -> tuple[Cell, ...]:
    """One line of a field as cells, one a column where it can be clicked."""
    from rich.cells import cell_len

    cells, column = [], 0
    for sign in [*text, *" " * max(width - cell_len(text), 0)]:
        style = "caret" if column == at else "written"
        cells.append(Cell(sign, style, ("field", str(line), str(column))))
        column += cell_len(sign)
    return tuple(cells)
