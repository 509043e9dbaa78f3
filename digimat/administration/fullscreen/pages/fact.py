"""Who answers, where a questionnaire wants to know: one page a fact; then the sitting begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from digimat.administration.fullscreen.pads import Pad, Writing, pad_for
from digimat.administration.fullscreen.pages.base import ENTER, Hint, Page
from digimat.administration.fullscreen.rows import Row, Spot, paragraphs
from digimat.language import Text, same
from digimat.problems import UserError
from digimat.questionnaires import InvalidResponse, Item
from digimat.questionnaires.item_model import UNSCORED
from digimat.questionnaires.model import ProfileField
from digimat.questionnaires.profile import read_fact

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face


def ask_facts(face: Face) -> None:
    """Ask what is not known yet, or begin."""
    fields = [field for field in face.questionnaire.profile if field.asked and field.id not in face.known]
    if fields:
        face.show(FactPage(face, fields, 0, {}))
    else:
        begin(face, {})


def begin(face: Face, facts: Mapping[str, str]) -> None:
    """Begin the sitting; where it cannot be kept, say why and offer to try again."""
    profile = {**face.known, **{name: fact for name, fact in facts.items() if fact}}
    try:
        conductor = face.begin(profile, face.language)
    except UserError as error:
        face.trouble(error.problems, lambda: begin(face, facts))
        return
    face.take(conductor)


class FactPage(Page):
    """One fact of the profile."""

    def __init__(self, face: Face, fields: list[ProfileField], at: int, facts: Mapping[str, str]) -> None:
        super().__init__(face)
        self.fields, self.at, self.facts = fields, at, facts
        self.field = fields[at]
        roles = face.questionnaire.roles
        self.wanted = roles is not None and roles.field == self.field.id
        # A fact is given like an answer: by an option, or in writing.
        self.pad: Pad = pad_for(
            Item.model_construct(
                id=self.field.id,
                title=self.field.title,
                type="single" if self.field.options else "short",
                stem=self.field.title,
                rule=UNSCORED,
                options=dict(self.field.options),
            )
        )
        self.pad.begin(facts.get(self.field.id, ""))

    @property
    def writing(self) -> bool:
        """Whether a text is being written."""
        return isinstance(self.pad, Writing) and self.pad.inside

    def title(self) -> tuple[Text, Text]:
        """Which of the facts it is."""
        at, of = self.at + 1, len(self.fields)
        told = Text(fr=f"Avant de commencer · {at} sur {of}", en=f"Before you begin · {at} of {of}")
        return told, same(f"{at}/{of}")

    def rows(self, width: int) -> list[Row]:
        """The question and its options."""
        language = self.face.language
        how = self.pad.how()
        if not self.wanted:
            how = Text(
                fr=f"{how.fr} Facultatif : Entrée seule pour passer.",
                en=f"{how.en} Optional: Enter alone skips it.",
            )
        return [
            *paragraphs(self.field.title.of(language), "strong"),
            *paragraphs(how.of(language), "faint"),
            Row(),
            *self.pad.rows(language, width),
        ]

    def hints(self) -> list[Hint]:
        """Confirm, back, quit."""
        hints = [Hint(ENTER, Text(fr="valider", en="confirm"), "enter")]
        back = "Ctrl+R" if self.writing else "r"
        hints.append(Hint(back, Text(fr="retour", en="back"), "ctrl+r"))
        leave = "Ctrl+P" if self.writing else "q"
        return [*hints, Hint(leave, Text(fr="quitter", en="quit"), "ctrl+p")]

    def press(self, key: str) -> bool:
        """Keys of the answer, then those of the page."""
        if key == "enter":
            self._confirm()
        elif key in ("r", "ctrl+r"):
            self._back()
        elif key in ("q", "p", "ctrl+p"):
            self.face.pause()
        elif key in ("g", "ctrl+g"):
            self.face.speak_other()
        elif key in ("pageup", "pagedown"):
            self.scroll(key)
        elif self.pad.press(key):
            self._say()
        else:
            return False
        return True

    def type(self, text: str) -> None:
        """Write."""
        if isinstance(self.pad, Writing):
            self.pad.type(text)

    def pick(self, spot: Spot) -> None:
        """A click on an option or into the field."""
        self.pad.pick(spot)
        self._say()

    def _say(self) -> None:
        if self.pad.said is not None:
            self.face.tell(self.pad.said)
            self.pad.said = None

    def _back(self) -> None:
        from digimat.administration.fullscreen.pages.notice import NoticePage

        if self.at:
            self.face.show(FactPage(self.face, self.fields, self.at - 1, self.facts))
        else:
            self.face.show(NoticePage(self.face))

    def _confirm(self) -> None:
        try:
            fact = read_fact(
                self.field, self.pad.written if isinstance(self.pad, Writing) else self.pad.code()
            )
        except InvalidResponse as error:
            self.face.tell(
                Text(
                    fr=f"{error.message.fr}. {error.remedy.fr}", en=f"{error.message.en}. {error.remedy.en}"
                ),
                "bad",
            )
            return
        if not fact and self.wanted:
            self.face.tell(
                Text(fr="Cette réponse est nécessaire : choisissez.", en="This is needed: please choose.")
            )
            return
        facts = {**self.facts, self.field.id: fact}
        if self.at + 1 < len(self.fields):
            self.face.show(FactPage(self.face, self.fields, self.at + 1, facts))
        else:
            begin(self.face, facts)
