"""The help: every key that works where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.administration.fullscreen.pads import Pad
from digimat.administration.fullscreen.pages.base import ESCAPE, Hint, Page
from digimat.administration.fullscreen.rows import Row
from digimat.language import Text, same
from digimat.questionnaires import Item
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face

_ENTER = Text(fr="Entrée", en="Enter")
_AT_A_QUESTION: list[tuple[Text, Text]] = [
    (_ENTER, Text(fr="valider ce qui est choisi", en="confirm what is chosen")),
    (
        Text(fr="Retour arr.", en="Backspace"),
        Text(fr="effacer le dernier choix, avant de valider", en="undo the last choice, before confirming"),
    ),
    (same("r"), Text(fr="revenir à la question précédente", en="go back to the previous question")),
    (same("s"), Text(fr="passer à la suivante sans répondre", en="skip to the next one without answering")),
    (same("d"), Text(fr="répondre « je ne sais pas »", en='answer "I don\'t know"')),
    (same("n"), Text(fr="répondre « sans objet »", en='answer "not applicable"')),
    (same("x"), Text(fr="retirer la réponse enregistrée", en="take the saved answer back")),
    (same("m"), Text(fr="marquer la question, pour y revenir", en="mark the question, to come back to it")),
    (same("c"), Text(fr="écrire un commentaire, jamais noté", en="write a comment, never scored")),
    (same("v"), Text(fr="voir toutes les questions", en="view all questions")),
    (same("e"), Text(fr="aller à la fin, pour vérifier et envoyer", en="go to the end, to check and send")),
    (same("t"), Text(fr="temps restant", en="time left")),
    (same("g"), Text(fr="continuer en anglais (English)", en="go on in French (français)")),
    (
        same("p"),
        Text(
            fr="pause : tout est gardé, vous reprendrez ici",
            en="pause: everything is kept, you will go on here",
        ),
    ),
    (
        Text(fr="Page préc./suiv.", en="PageUp/PageDown"),
        Text(fr="faire défiler", en="scroll"),
    ),
    (same("l"), Text(fr="revenir au début de la question", en="go back to the beginning of the question")),
]
_AT_THE_REVIEW = [
    (same("e"), Text(fr="envoyer", en="end and send")),
    (same("r"), Text(fr="revenir à la dernière question", en="go back to the last question")),
    (same("1, 2, …"), Text(fr="aller à une question, puis Entrée", en="go to a question, then Enter")),
    *(row for row in _AT_A_QUESTION if row[0].fr in ("t", "g", "p")),
]
_DOCUMENT = (
    same("Tab"),
    Text(fr="faire défiler le document avec les flèches", en="scroll the document with the arrows"),
)
_WRITING = Text(
    fr="Pendant que vous écrivez, les lettres sont du texte. Pour une commande : Échap d’abord, ou Ctrl avec la lettre "
    "(r, s, d, t, p, g). Tab pour écrire de nouveau.",
    en="While you write, letters are text. For a command: Esc first, or Ctrl with the letter (r, s, d, t, p, g). "
    "Tab to write again.",
)
_LETTERS = Text(
    fr="Ici, les lettres sont des réponses. Pour une commande : Échap d’abord. Tab pour répondre de nouveau.",
    en="Here letters are answers. For a command: Esc first. Tab to answer again.",
)


class HelpPage(Page):
    """What works at a question, or at the review."""

    def __init__(self, face: Face, item: Item | None, pad: Pad | None) -> None:
        super().__init__(face)
        self.item, self.pad = item, pad

    def rows(self, width: int) -> list[Row]:
        """How this question is answered, then the commands."""
        language = self.face.language
        rows = [Row(Text(fr="Aide", en="Help").of(language), style="strong"), Row()]
        if self.pad is not None:
            rows += [Row(self.pad.how().of(language)), Row()]
            if self.pad.writes:
                rows += [Row(_WRITING.of(language)), Row()]
            elif self.pad.takes_letters:
                rows += [Row(_LETTERS.of(language)), Row()]
        for key, does in self._keys():
            rows.append(Row(does.of(language), lead=f"  {key.of(language):<16} "))
        return rows

    def hints(self) -> list[Hint]:
        """The way back."""
        return [Hint(ESCAPE, Text(fr="fermer", en="close"), "escape")]

    def press(self, key: str) -> bool:
        """Esc, Enter, ? or q close it; arrows scroll."""
        if key in ("escape", "enter", "?", "q"):
            self.face.close()
        else:
            return self.scroll(key)
        return True

    def _keys(self) -> list[tuple[Text, Text]]:
        if self.item is None or self.pad is None:
            keys = list(_AT_THE_REVIEW)
        else:
            extras = self.pad.extras()
            not_here = {"d": DONT_KNOW not in extras, "n": NOT_APPLICABLE not in extras}
            keys = [row for row in _AT_A_QUESTION if not not_here.get(row[0].fr)]
            if self.item.stimulus is not None:
                keys.insert(2, _DOCUMENT)
        return [row for row in keys if row[0].fr != "t" or self.face.remaining() is not None]
