"""Something could not be kept: what, where, how to mend it, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from digimat.administration.fullscreen.pads import Writing
from digimat.administration.fullscreen.pages.base import ENTER, ESCAPE, Hint, Page
from digimat.administration.fullscreen.rows import Row, Spot, paragraphs
from digimat.language import Text, same
from digimat.problems import Problem, UserError
from digimat.questionnaires import Item
from digimat.questionnaires.item_model import UNSCORED

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face

_NOT_SAVED = Text(
    fr="Pas enregistré. Votre réponse est toujours à l’écran.",
    en="Not saved. Your answer is still on the screen.",
)
_READ_ONLY = Text(fr="Lecture seule : rien n’est enregistré.", en="Read only: nothing is saved.")
_NOT_BEGUN = Text(fr="La passation n’a pas pu commencer.", en="The sitting could not begin.")


class TroublePage(Page):
    """Laid over the page where it happened.

    Args:
        then: what follows once it could be kept after all.
    """

    fills = False

    def __init__(self, face: Face, problems: Sequence[Problem], then: Callable[[], None]) -> None:
        super().__init__(face)
        self.problems = problems
        self.then = then
        self.at = 0
        self.path: Writing | None = None  # where else to save, while that is asked for

    @property
    def writing(self) -> bool:
        """Whether a path is being written."""
        return self.path is not None

    def choices(self) -> list[tuple[Text, Callable[[], None]]]:
        """What can be done."""
        conductor = self.face.conductor
        retry = Text(fr="Réessayer", en="Try again"), self._retry
        if conductor is None:
            return [retry, (Text(fr="Quitter", en="Quit"), self.face.pause)]
        back = Text(fr="Revenir à la question", en="Go back to the question"), self.face.close
        if conductor.read_only is not None:
            return [back]
        elsewhere = []
        if conductor.can_move:
            elsewhere = [
                (Text(fr="Enregistrer dans un autre fichier", en="Save in another file"), self._ask_path)
            ]
        return [retry, *elsewhere, back]

    def rows(self, width: int) -> list[Row]:
        """What happened, where, the remedy, then the choices."""
        language, conductor = self.face.language, self.face.conductor
        heading = (
            _NOT_BEGUN if conductor is None else _NOT_SAVED if conductor.read_only is None else _READ_ONLY
        )
        rows = [Row(f"! {heading.of(language)}", style="bad")]
        for problem in self.problems:
            rows += paragraphs(f"{problem.code} {problem.message.of(language)}")
            if problem.position is not None:
                where = Text(fr="Fichier : ", en="File: ").of(language)
                rows.append(Row(f"{where}{problem.position}"))
            rows += paragraphs(problem.remedy.of(language))
        rows.append(Row())
        if self.path is not None:
            ask = Text(fr="Dans quel fichier ?", en="In which file?")
            return [*rows, Row(ask.of(language), style="strong"), *self.path.rows(language, width)]
        for place, (text, _) in enumerate(self.choices()):
            here = place == self.at
            rows.append(
                Row(
                    text.of(language),
                    lead=f"{'>' if here else ' '} {place + 1}  ",
                    style="cursor" if here else "",
                    spot=("do", str(place)),
                    current=here,
                )
            )
        return rows

    def hints(self) -> list[Hint]:
        """Do it, or not."""
        if self.path is not None:
            return [
                Hint(ENTER, Text(fr="enregistrer ici", en="save here"), "enter"),
                Hint(ESCAPE, Text(fr="annuler", en="cancel"), "escape"),
            ]
        many = len(self.choices())
        hints = [Hint(ENTER, Text(fr="valider", en="confirm"), "enter")]
        if many > 1:
            hints.append(Hint(f"1-{many}", Text(fr="choisir", en="choose"), "down"))
        return hints

    def press(self, key: str) -> bool:
        """A number or Enter does it; Esc goes back."""
        if self.path is not None:
            return self._press_path(key)
        choices = self.choices()
        if key in ("up", "down"):
            self.at = min(max(self.at + (1 if key == "down" else -1), 0), len(choices) - 1)
        elif key == "enter":
            choices[self.at][1]()
        elif key.isdecimal() and 1 <= int(key) <= len(choices):
            choices[int(key) - 1][1]()
        elif key == "escape" and self.face.conductor is not None:
            self.face.close()
        elif key in ("p", "q", "ctrl+p"):
            self.face.pause()
        elif key in ("pageup", "pagedown"):
            self.scroll(key)
        else:
            return False
        return True

    def type(self, text: str) -> None:
        """Write the path."""
        if self.path is not None:
            self.path.type(text)

    def pick(self, spot: Spot) -> None:
        """A click on a choice, or into the field."""
        if spot[0] == "do":
            self.choices()[int(spot[1])][1]()
        elif self.path is not None:
            self.path.pick(spot)

    def _press_path(self, key: str) -> bool:
        assert self.path is not None
        if key == "enter":
            self._move()
        elif key == "escape":
            self.path = None
        elif key != "tab":
            return self.path.press(key)
        return True

    def _ask_path(self) -> None:
        title = same("")
        self.path = Writing(
            Item.model_construct(id="path", title=title, type="short", stem=title, rule=UNSCORED)
        )
        if self.face.suggest is not None:
            self.path.load(str(self.face.suggest()))

    def _retry(self) -> None:
        if self.face.conductor is None:
            self.face.close()
            self.then()
            return
        self._try(self.face.conductor.retry)

    def _move(self) -> None:
        assert self.path is not None
        assert self.face.conductor is not None
        written, conductor = self.path.editor.text.strip(), self.face.conductor
        if not written:
            self.face.tell(Text(fr="Rien n’est écrit.", en="Nothing is written."))
            return
        self._try(lambda: conductor.move_to(Path(written).expanduser()))

    def _try(self, again: Callable[[], object]) -> None:
        try:
            again()
        except UserError as error:
            self.problems, self.path = error.problems, None
            self.face.tell(Text(fr="Toujours pas enregistré.", en="Still not saved."), "bad")
            return
        self.face.close()
        self.then()
