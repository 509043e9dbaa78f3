"""What a page of the screen is: something to read, and what keys and clicks on it do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from digimat.administration.fullscreen.rows import Row, Spot
from digimat.language import Language, Text

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face


A_PAGE: Final = 1000  # lines to scroll that stand for as many as are seen


@dataclass(frozen=True, slots=True)
class Hint:
    """A key that works here, for the last lines of the screen; it can be clicked."""

    shown: str | Text
    does: Text
    key: str

    def name(self, language: Language) -> str:
        """The name that stands on the key."""
        return self.shown if isinstance(self.shown, str) else self.shown.of(language)


ENTER = Text(fr="Entrée", en="Enter")
ESCAPE = Text(fr="Échap", en="Esc")
HELP = Hint("?", Text(fr="aide", en="help"), "?")


class Page:
    """One page; ``face`` is where it is shown."""

    fills = True  # takes the whole height where it lies over another page
    reading = False  # the arrows move the document

    def __init__(self, face: Face) -> None:
        self.face = face

    @property
    def document(self) -> str:
        """What is read beside it, in its fixed layout."""
        return ""

    @property
    def writing(self) -> bool:
        """Whether a character is part of a text here."""
        return False

    def title(self) -> tuple[Text, Text]:
        """What stands at the top, in full and short."""
        return self.face.title()

    def rows(self, width: int) -> list[Row]:
        """What can be read."""
        raise NotImplementedError

    def hints(self) -> list[Hint]:
        """The keys that work here, the most useful first."""
        return []

    def press(self, key: str) -> bool:
        """A key; whether it means something here."""
        return False

    def type(self, text: str) -> None:
        """A character of a text, or a piece that was pasted."""

    def pick(self, spot: Spot) -> None:
        """A click on something of the page."""

    def leave(self) -> None:
        """The page is left: what has to be kept is kept."""

    def scroll(self, key: str, what: Literal["page", "document"] = "page") -> bool:
        """Arrows move what is read by a line, PageUp and PageDown by a page; False for any other key."""
        moves = {"up": (0, -1), "down": (0, 1), "left": (-4, 0), "right": (4, 0)}
        if key in ("pageup", "pagedown"):
            self.face.ask_to_scroll(what, 0, -A_PAGE if key == "pageup" else A_PAGE)
        elif key in moves:
            self.face.ask_to_scroll(what, *moves[key])
        else:
            return False
        return True

    def marks(self) -> list[tuple[Text, str]]:
        """How it stands with what is on the page: saved, marked; with how it looks."""
        return []
