"""A text that is being written: characters, a caret, and how they fold into lines. It knows no screen."""

from __future__ import annotations

import re

from rich.cells import cell_len

_WORD_BEFORE = re.compile(r"\w*\W*$")
_WORD_AFTER = re.compile(r"\W*\w*")


class LineEditor:
    """A text and a caret, a place between two of its characters."""

    def __init__(self, text: str = "", longest: int = 4000) -> None:
        self.text = text
        self.caret = len(text)
        self.longest = longest

    def put(self, text: str) -> None:
        """Write at the caret, as far as there is room."""
        text = text[: max(self.longest - len(self.text), 0)]
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def press(self, key: str, width: int) -> bool:
        """A key that moves the caret or takes something away; False where it does neither."""
        before, after = self.text[: self.caret], self.text[self.caret :]
        match key:
            case "left":
                self.caret = max(self.caret - 1, 0)
            case "right":
                self.caret = min(self.caret + 1, len(self.text))
            case "ctrl+left":
                self.caret -= len(_WORD_BEFORE.search(before)[0])  # type: ignore[index]
            case "ctrl+right":
                self.caret += len(_WORD_AFTER.match(after)[0])  # type: ignore[index]
            case "home" | "ctrl+a":
                self.caret = self._line_of_caret(width)[0]
            case "end" | "ctrl+e":
                self.caret = self._line_of_caret(width)[1]
            case "backspace":
                self.text, self.caret = before[:-1] + after, max(self.caret - 1, 0)
            case "delete":
                self.text = before + after[1:]
            case "ctrl+w":
                kept = _WORD_BEFORE.sub("", before, count=1)
                self.text, self.caret = kept + after, len(kept)
            case "ctrl+u":
                self.text, self.caret = after, 0
            case "ctrl+k":
                self.text = before
            case "up" | "down":
                return self._move_line(1 if key == "down" else -1, width)
            case _:
                return False
        return True

    def lines(self, width: int) -> list[tuple[int, int]]:
        """Where each line begins and ends in the text; the space that a line breaks at belongs to none."""
        lines, start = [], 0
        for paragraph in self.text.split("\n"):
            end = start + len(paragraph)
            at = start
            while cell_len(self.text[at:end]) > width:
                fit = at + 1
                while fit < end and cell_len(self.text[at : fit + 1]) <= width:
                    fit += 1
                space = self.text.rfind(" ", at + 1, fit + 1)
                stop = space if space > at else fit
                lines.append((at, stop))
                at = stop + 1 if space > at else stop
            lines.append((at, end))
            start = end + 1
        return lines

    def caret_place(self, width: int) -> tuple[int, int]:
        """The line and the column of the caret."""
        found = (0, 0)
        for number, (start, end) in enumerate(self.lines(width)):
            if start <= self.caret <= end:
                found = number, cell_len(self.text[start : self.caret])
        return found

    def go_to(self, line: int, column: int, width: int) -> None:
        """Put the caret at a place, or as near as the text has one."""
        lines = self.lines(width)
        start, end = lines[min(max(line, 0), len(lines) - 1)]
        self.caret = start
        while self.caret < end and cell_len(self.text[start : self.caret + 1]) <= column:
            self.caret += 1

    def _line_of_caret(self, width: int) -> tuple[int, int]:
        return self.lines(width)[self.caret_place(width)[0]]

    def _move_line(self, by: int, width: int) -> bool:
        line, column = self.caret_place(width)
        if not 0 <= line + by < len(self.lines(width)):
            return False
        self.go_to(line + by, column, width)
        return True
