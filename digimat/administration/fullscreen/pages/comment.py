"""A comment on a question: a small text that is kept and never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.administration.fullscreen.pads import Writing
from digimat.administration.fullscreen.pages.base import ENTER, ESCAPE, Hint, Page
from digimat.administration.fullscreen.rows import Row, Spot
from digimat.administration.intents import Comment
from digimat.language import Text
from digimat.questionnaires import Item
from digimat.questionnaires.item_model import UNSCORED

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face


class CommentPage(Page):
    """The comment is laid over its question; Enter keeps it, Esc leaves it as it was."""

    fills = False

    def __init__(self, face: Face, item: Item) -> None:
        super().__init__(face)
        self.item = item
        written = Item.model_construct(
            id=item.id, title=item.title, type="text", stem=item.stem, rule=UNSCORED
        )
        self.pad = Writing(written, height=2)
        if face.state is not None:
            self.pad.begin(face.state.comments.get(item.id, ""))

    @property
    def writing(self) -> bool:
        """Always: there is nothing else to do here."""
        return True

    def rows(self, width: int) -> list[Row]:
        """The heading and the field."""
        heading = Text(
            fr="Commentaire sur cette question (gardé, jamais noté)",
            en="Comment on this question (kept, never scored)",
        )
        return [
            Row(heading.of(self.face.language), style="strong"),
            *self.pad.rows(self.face.language, width),
        ]

    def hints(self) -> list[Hint]:
        """Keep it or not."""
        return [
            Hint(ENTER, Text(fr="garder le commentaire", en="keep the comment"), "enter"),
            Hint(ESCAPE, Text(fr="fermer sans garder", en="close without keeping"), "escape"),
        ]

    def press(self, key: str) -> bool:
        """Keep, close, or edit."""
        if key == "enter":
            self._keep()
        elif key == "escape":
            self.face.close()
        elif key != "tab":
            return self.pad.press(key)
        return True

    def type(self, text: str) -> None:
        """Write."""
        self.pad.type(text)

    def pick(self, spot: Spot) -> None:
        """A click into the field."""
        self.pad.pick(spot)

    def _keep(self) -> None:
        if not self.pad.changed:
            self.face.close()
            return

        def kept() -> None:
            self.face.close()
            self.face.tell(Text(fr="✓ Commentaire enregistré.", en="✓ Comment saved."), "good")

        self.face.attempt(Comment(self.pad.written, self.item.id), kept)
