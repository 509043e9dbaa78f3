"""The last page: the result, what happens next, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.administration.fullscreen.ending import Ending
from digimat.administration.fullscreen.pages.base import ENTER, Hint, Page
from digimat.administration.fullscreen.rows import Row, paragraphs
from digimat.language import Text
from digimat.problems import Problem, UserError

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face


class EndPage(Page):
    """What ``finish`` gives; it is asked for once this page is on the screen, for it may take a while."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.ending: Ending | None = None
        self.problems: tuple[Problem, ...] = ()
        self.waiting = face.finish is not None
        face.alert = None
        if self.waiting:
            face.work = self._finish

    def title(self) -> tuple[Text, Text]:
        """That it is over."""
        title = Text(fr="Terminé", en="Finished")
        return title, title

    def rows(self, width: int) -> list[Row]:
        """Sent; then the result and the notes."""
        language = self.face.language
        rows = [
            Row(
                Text(fr="✓ Vos réponses sont envoyées.", en="✓ Your answers have been sent.").of(language),
                style="good",
            ),
            Row(),
        ]
        if self.waiting:
            rows.append(Row(Text(fr="Calcul du résultat…", en="Working out the result…").of(language)))
            return rows
        for problem in self.problems:
            rows += [*paragraphs(problem.line(language)), Row()]
        if self.ending is not None:
            rows += [Row(shown=self.ending.shown), Row()]
            for note in self.ending.notes:
                rows += paragraphs(note.of(language))
        leave = Text(fr="Quitter : Entrée", en="Leave: Enter").of(language)
        return [*rows, Row(), Row(leave, lead="> ", style="chosen", spot=("key", "enter"))]

    def hints(self) -> list[Hint]:
        """Leave, or read on."""
        return [
            Hint(ENTER, Text(fr="quitter", en="leave"), "enter"),
            Hint("↑ ↓", Text(fr="lire la suite", en="read on"), "down"),
        ]

    def press(self, key: str) -> bool:
        """Enter, Esc or q leave."""
        if key in ("enter", "escape", "q"):
            if not self.waiting:
                self.face.left = "left"
        else:
            return self.scroll(key)
        return True

    def _finish(self) -> None:
        assert self.face.finish is not None
        assert self.face.conductor is not None
        try:
            self.ending = self.face.finish(self.face.conductor.state)
        except UserError as error:
            self.problems = tuple(error.problems)  # the answers are sent all the same
        self.waiting = False
