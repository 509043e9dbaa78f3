"""The one screen: panes that are filled anew, never replaced, and every key in the order in which it was typed."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, ScrollableContainer
from textual.geometry import Offset, Region
from textual.message import Message
from textual.screen import Screen

from digimat.administration.fullscreen import frame
from digimat.administration.fullscreen.face import Face
from digimat.administration.fullscreen.pages.base import A_PAGE
from digimat.administration.fullscreen.rows import Row
from digimat.administration.fullscreen.sheet import Rows, Sheet
from digimat.language import Text

SMALLEST = 40, 10  # columns, lines
_BESIDE = 100  # columns from which on the document stands beside the question
_UNTIL_SEEN = 0.05  # seconds until what was changed is surely on the screen
_QUESTION = 40  # columns that a question has at least beside it
_WHILE_READ, _WHILE_ANSWERED = 80, 35  # share of the height that a document above has at least, in percent
_TALL = 20  # lines from which on it has a pane of its own above it
_TWO_LINES = 16  # lines from which on the keys have two lines


class Pane(ScrollableContainer, can_focus=False, inherit_bindings=False):
    """A part of the screen that scrolls; the keys are the screen's."""

    class Moved(Message):
        """It was scrolled, or there is more or less to scroll."""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell it, for what stands below may be told."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self) -> None:
        """More or less to scroll."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Another size, of itself or of what is in it."""
        self.post_message(self.Moved())


class Desk(Screen[None], inherit_bindings=False):
    """Shows a face."""

    ALLOW_SELECT = False
    AUTO_FOCUS = None

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self._shown: object = None
        rows: dict[str, Rows] = {
            "head": lambda width: frame.head(face, width),
            "banner": lambda width: frame.banner(face, width),
            "document": self._document,
            "inline": self._inline,
            "page": self._page,
            "panel": self._panel,
            "message": lambda width: frame.message(face, width, self.more),
            "foot": lambda width: frame.foot(face, width, 2 if self.size.height >= _TWO_LINES else 1),
            "small": self._too_small,
        }
        self.sheets = {name: Sheet(what, name) for name, what in rows.items()}
        self.panes = {name: Pane(id=f"{name}-pane") for name in ("document", "page", "panel")}
        self.middle = Container(id="middle")
        self.more: frozenset[str] = frozenset()  # what goes on below what is seen: page, document

    def compose(self) -> ComposeResult:
        """Panes for everything that may be shown."""
        sheets, panes = self.sheets, self.panes
        yield sheets["head"]
        yield sheets["banner"]
        with self.middle:
            with Container(id="body"):
                with panes["document"]:
                    yield sheets["document"]
                with panes["page"]:
                    yield sheets["inline"]
                    yield sheets["page"]
            with panes["panel"]:
                yield sheets["panel"]
        yield sheets["message"]
        yield sheets["foot"]
        yield sheets["small"]

    def on_mount(self) -> None:
        """Show the first page."""
        self.show()

    def on_resize(self, event: events.Resize) -> None:
        """Another size; what was marked, typed and scrolled to stays."""
        self.show()

    async def on_key(self, event: events.Key) -> None:
        """Every key goes to the face: no part of the screen ever has the focus."""
        event.stop()
        event.prevent_default()
        if self.has_class("-small") and event.key != "ctrl+c":
            return
        self.face.press(event.key, event.character)
        self.show()

    def on_paste(self, event: events.Paste) -> None:
        """A text was pasted."""
        event.stop()
        self.face.paste(event.text)
        self.show()

    def on_sheet_picked(self, event: Sheet.Picked) -> None:
        """Something was clicked; what something else lies over does nothing."""
        if event.where == "page" and len(self.face.pages) > 1:
            return
        self.face.pick(event.spot)
        self.show()

    def on_pane_moved(self) -> None:
        """The page may end here now."""
        self._share_room()
        self._look_below()

    def show(self, *, follow: bool = True) -> None:
        """Show what the face is now; ``follow``: somebody did something, so the cursor is scrolled into view."""
        face = self.face
        if face.left:
            self.app.exit()
            return
        self._arrange()
        for sheet in self.sheets.values():
            if sheet.display:
                sheet.update()
        self._share_room()
        page = face.page
        if page is not self._shown:
            self._shown = page
            face.scrolls = []
            for pane in self.panes.values():
                pane.scroll_to(0, 0, animate=False, immediate=True)
            self.call_after_refresh(self._place_cursor)  # a new page is seen from its beginning
        elif follow:
            self.call_after_refresh(self._follow)
        if face.work is not None:
            self.set_timer(_UNTIL_SEEN, self._work)

    def show_time(self) -> None:
        """Show the time left, and what is said about it."""
        if not self.has_class("-small"):
            self._look_below()
            self.sheets["head"].update()
            self.sheets["message"].update()

    def _arrange(self) -> None:
        """Which panes there are: by the size, by what there is to read, by what lies over it."""
        width, height = self.app.size
        pages = self.face.pages
        document = bool(pages[0].document)
        over = len(pages) > 1
        wide = width >= _BESIDE
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
        self.set_class(over, "-over")
        self.set_class(over and pages[-1].fills, "-filled")
        self.set_class(document and wide, "-beside")
        self.set_class(self.face.pages[0].reading, "-reading")
        self.set_class(document and not wide and height >= _TALL, "-above")
        self.set_class(document and not wide and height < _TALL, "-inline")
        self.set_class(
            self.face.conductor is not None and self.face.conductor.read_only is not None, "-banner"
        )

    def _share_room(self) -> None:
        """What a document takes of the room: as much as it needs, while enough is left for the question."""
        pane = self.panes["document"]
        document, page = self.sheets["document"], self.sheets["page"]
        if self.has_class("-beside"):
            text = self.face.pages[0].document
            longest = max(map(cell_len, text.split("\n")))
            pane.styles.width = min(longest + 4, self.app.size.width - _QUESTION)
            pane.styles.height = None
        elif self.has_class("-above"):
            room = self.middle.size.height
            share = _WHILE_READ if self.has_class("-reading") else _WHILE_ANSWERED
            free = room - page.lines if not self.has_class("-reading") else 0
            pane.styles.width = None
            pane.styles.height = min(document.lines + 1, max(room * share // 100, free))

    def _top(self) -> tuple[Sheet, Pane]:
        """The sheet that has the keys, and the pane that it is in."""
        name = "panel" if len(self.face.pages) > 1 else "page"
        return self.sheets[name], self.panes[name]

    def _follow(self) -> None:
        """Scroll to the cursor, or where a key asked for."""
        sheet, pane = self._top()
        found = sheet.current()
        if self.face.scrolls:
            scrolls, self.face.scrolls = self.face.scrolls, []
            for what, x, y in scrolls:
                self._scroll(self._pane_of(what, pane), x, y)
        elif found is not None:
            line, lines, _ = found
            # With the first row, what stands above it is shown too.
            top = 0 if sheet.first_place() == line and line + lines <= pane.size.height else line
            region = Region(0, top, 1, line + lines - top).translate(Offset(0, sheet.virtual_region.y))
            pane.scroll_to_region(region, animate=False, force=True, immediate=True)
        self._place_cursor()

    def _place_cursor(self) -> None:
        """Put the terminal's own cursor where the keys go: there an input method opens, and a braille line looks."""
        sheet, pane = self._top()
        self._look_below()
        if (found := sheet.current()) is not None:
            line, _, column = found
            y = min(max(sheet.region.y + line, pane.region.y), max(pane.region.bottom - 1, pane.region.y))
            self.app.cursor_position = Offset(sheet.region.x + column, y)

    def _look_below(self) -> None:
        """Say where there is more to read than is seen."""
        panes = {"page": self._top()[1], "document": self.panes["document"]}
        more = frozenset(
            name for name, pane in panes.items() if pane.region and pane.scroll_target_y < pane.max_scroll_y
        )
        if more != self.more:
            self.more = more
            self.sheets["message"].update()

    def _pane_of(self, what: str, pane: Pane) -> Pane:
        """Where to scroll: the document, if it has a pane of its own and there is more of it than is seen."""
        beside = self.panes["document"]
        return beside if what == "document" and beside.region and beside.max_scroll_y else pane

    def _scroll(self, pane: Pane, x: int, y: int) -> None:
        if abs(y) == A_PAGE:
            y = (1 if y > 0 else -1) * max(pane.size.height - 2, 1)
        pane.scroll_relative(x=x, y=y, animate=False, force=True, immediate=True)

    def _work(self) -> None:
        work, self.face.work = self.face.work, None
        if work is not None:
            work()
            self.show()

    def _document(self, width: int) -> list[Row]:
        text = self.face.pages[0].document
        return [Row(text, fixed=True), Row()] if text else []

    def _inline(self, width: int) -> list[Row]:
        """The document above its question, with a line between them."""
        return [*self._document(width), Row("─" * 30, style="faint", fixed=True), Row()]

    def _page(self, width: int) -> list[Row]:
        return self.face.pages[0].rows(width)

    def _panel(self, width: int) -> list[Row]:
        return self.face.pages[-1].rows(width) if len(self.face.pages) > 1 else []

    def _too_small(self, width: int) -> list[Row]:
        columns, lines = SMALLEST
        words = Text(
            fr=f"Fenêtre trop petite : il faut {columns} × {lines}. Agrandissez-la ; rien n’est perdu.",
            en=f"The window is too small: {columns} × {lines} needed. Make it larger; nothing is lost.",
        )
        return [Row(words.of(self.face.language), style="strong")]
