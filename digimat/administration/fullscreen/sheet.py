"""A widget that shows rows, folded to its own width, and tells what was clicked. It has no words of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from digimat.administration.fullscreen.looks import LOOKS
from digimat.administration.fullscreen.rows import Line, Row, Spot, laid

Rows = Callable[[int], Sequence[Row]]


class Sheet(Widget):
    """Rows as they are at the moment; ``update`` asks for them again."""

    can_focus = False

    class Picked(Message):
        """Something was clicked."""

        def __init__(self, spot: Spot, where: str) -> None:
            self.spot, self.where = spot, where
            super().__init__()

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__(id=name)
        self._rows = rows
        self._laid: list[tuple[Row | None, Strip, Line]] = []
        self._width = 0

    def update(self) -> None:
        """Show what the rows are now; where nothing changed, nothing is drawn."""
        before = self._laid
        self._lay(self._width)
        if len(self._laid) != len(before) or self._widest() != max(
            (s.cell_length for _, s, _ in before), default=0
        ):
            self.refresh(layout=True)
        elif any(new[1] != old[1] for new, old in zip(self._laid, before, strict=True)):
            self.refresh()

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self._laid)

    def current(self) -> tuple[int, int, int] | None:
        """Line of the cursor, how many lines its row has, and its column; None without a cursor."""
        lines = [y for y, (row, _, _) in enumerate(self._laid) if row is not None and row.current]
        if not lines:
            return None
        column = 0
        for cell in self._laid[lines[0]][2]:
            if cell.style == "caret":
                return lines[0], len(lines), column
            column += cell_len(cell.text)
        return lines[0], len(lines), 0

    def first_place(self) -> int:
        """The first line that can be clicked."""
        return next((y for y, (row, _, _) in enumerate(self._laid) if row is not None and row.spot), -1)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the widest line."""
        self._lay(container.width)
        return self._widest()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take."""
        if width != self._width:
            self._lay(width)
        return len(self._laid)

    def render_line(self, y: int) -> Strip:
        """One line."""
        if y >= len(self._laid):
            return Strip.blank(self.size.width)
        return self._laid[y][1].adjust_cell_length(self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Tell what is there."""
        if event.y >= len(self._laid):
            return
        _, _, line = self._laid[event.y]
        column = 0
        for cell in line:
            column += cell_len(cell.text)
            if event.x < column:
                if cell.spot is not None:
                    self.post_message(self.Picked(cell.spot, self.id or ""))
                return
        row = self._laid[event.y][0]
        if row is not None and row.spot is not None:  # to the right of its last word
            self.post_message(self.Picked(row.spot, self.id or ""))

    def _widest(self) -> int:
        return max((strip.cell_length for _, strip, _ in self._laid), default=0)

    def _lay(self, width: int) -> None:
        self._width = width
        self._laid = []
        if width <= 0:
            return
        for row in self._rows(width):
            if row.shown is not None:
                self._laid += [(None, strip, ()) for strip in self._drawn(row.shown, width)]
            else:
                self._laid += [(row, _strip(line), line) for _, line in laid([row], width)]

    def _drawn(self, shown: object, width: int) -> list[Strip]:
        """Whatever rich can draw, in lines."""
        console = self.app.console
        options = console.options.update(width=width, height=None, markup=False, highlight=False)
        renderable: RenderableType = shown  # type: ignore[assignment]
        return [Strip(line) for line in console.render_lines(renderable, options, pad=False)]


def _strip(line: Line) -> Strip:
    return Strip([Segment(cell.text, LOOKS[cell.style]) for cell in line if cell.text])
