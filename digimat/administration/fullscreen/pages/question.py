"""One question: what is read, how it stands, and what keys and clicks on it do."""

from __future__ import annotations

from digimat.administration.fullscreen.pads import Writing
from digimat.administration.fullscreen.pages.answering import AnsweringPage
from digimat.administration.fullscreen.pages.base import ENTER, ESCAPE, HELP, Hint
from digimat.administration.fullscreen.rows import Row, Spot, paragraphs
from digimat.language import Text
from digimat.questionnaires.responses import DONT_KNOW

_ARROWS = ("up", "down", "left", "right")


class QuestionPage(AnsweringPage):
    """The current question."""

    @property
    def document(self) -> str:
        """What is read with the question."""
        if self.item.stimulus is None:
            return ""
        return self.item.stimulus.of(self.face.language).rstrip("\n")

    def title(self) -> tuple[Text, Text]:
        """Which question it is, and of which section."""
        state = self.conductor.state
        what, count = Text(fr="Question", en="Question"), len(state.asked)
        if self.item.id in state.practice:
            what, count = Text(fr="Exercice", en="Practice"), len(state.practice)
        section = self.face.questionnaire.section_of(self.item.id).title
        number = state.number
        return (
            Text(
                fr=f"{what.fr} {number} sur {count} · {section.fr}",
                en=f"{what.en} {number} of {count} · {section.en}",
            ),
            Text(fr=f"{number} sur {count}", en=f"{number} of {count}"),
        )

    def marks(self) -> list[tuple[Text, str]]:
        """Marked, saved or not yet."""
        state = self.conductor.state
        marks = []
        if self.item.id in state.flagged:
            marks.append((Text(fr="* marquée", en="* marked"), "strong"))
        draft = state.drafts.get(self.item.id)
        if (
            self.pad.changed
            and draft is not None
            and isinstance(self.pad, Writing)
            and self.pad.written == draft
        ):
            marks.append((Text(fr="brouillon gardé", en="draft kept"), ""))
        elif self.pad.changed:
            marks.append((Text(fr="à valider", en="not confirmed"), ""))
        elif self.item.id in state.codes:
            marks.append((Text(fr="✓ enregistré", en="✓ saved"), "good"))
        return marks

    def rows(self, width: int) -> list[Row]:
        """What is asked, how it is answered, and the answer."""
        language = self.face.language
        rows = []
        if self.item.lead is not None:
            rows += paragraphs(self.item.lead.of(language))
        rows += paragraphs(self.item.stem.of(language), "strong")
        if self.item.hint is not None:
            rows += paragraphs(self.item.hint.of(language))
        if self.item.hint is None or not self.pad.writes:  # a hint on what to write says all there is to say
            rows += paragraphs(self.pad.how().of(language), "faint")
        return [*rows, Row(), *self.pad.rows(language, width)]

    def hints(self) -> list[Hint]:
        """What works here; while writing, with Ctrl or after Esc."""
        writing, state = self.writing, self.conductor.state
        hints = [Hint(ENTER, Text(fr="valider", en="confirm"), "enter")]

        def command(letter: str, fr: str, en: str, *, after_escape: bool = False) -> None:
            taken = writing or (self.letters and letter in self.pad.takes_letters)
            if not taken:
                hints.append(Hint(letter, Text(fr=fr, en=en), letter))
            elif not after_escape:
                hints.append(Hint(f"Ctrl+{letter.upper()}", Text(fr=fr, en=en), f"ctrl+{letter}"))

        if writing:
            hints.append(Hint(ESCAPE, Text(fr="commandes", en="commands"), "escape"))
        command("r", "retour", "back")
        command("s", "passer", "skip")
        if DONT_KNOW in self.pad.extras():
            command("d", "je ne sais pas", "I don't know")
        if not writing:
            fr, en = ("démarquer", "unmark") if self.item.id in state.flagged else ("marquer", "mark")
            hints.append(Hint("m", Text(fr=fr, en=en), "m"))
        command("v", "liste", "list", after_escape=True)
        if self.document:
            hints.append(Hint("Tab", Text(fr="lire le document", en="read the document"), "reading"))
        if not writing and not self.pad.takes_letters:
            hints.append(Hint("c", Text(fr="commenter", en="comment"), "c"))
        if self.item.id in state.codes and not writing:
            hints.append(Hint("x", Text(fr="retirer la réponse", en="take the answer back"), "x"))
        command("e", "fin", "end", after_escape=True)
        command("p", "pause", "pause")
        command("g", "English", "français")
        return [*hints, Hint("F1" if writing else "?", HELP.does, "?")]

    def press(self, key: str) -> bool:
        """Keys of the answer first, then commands; no other key does anything."""
        if key == "enter":
            self.confirm()
        elif key == "reading" or (key == "tab" and self.document and self.letters):
            self._read_or_answer()
        elif key in ("pageup", "pagedown"):
            self.scroll(key, "document" if self.document else "page")
        elif self.reading and key in _ARROWS:
            self.scroll(key, "document")
        elif self.reading and key == "escape":
            self._read_or_answer()
        elif key == "escape" and self.pad.takes_letters and self.letters:
            self.letters = False
            self.face.tell(
                Text(
                    fr="Les lettres sont des commandes ; Tab pour répondre.",
                    en="Letters are commands now; Tab to answer.",
                )
            )
        elif key == "tab" and self.pad.takes_letters and not self.letters:
            self.letters = True
        elif not (key.isalpha() and len(key) == 1 and not self.letters) and self.pad.press(key):
            self.pad_used(key)
        elif key in ("left", "right") and self.document:
            self.scroll(key, "document")
        elif command := self.command(key):
            command()
        elif self.pad.writes and not self.writing and len(key) == 1:
            self.face.tell(Text(fr="Tab pour écrire.", en="Tab to write."))
        else:
            return key in ("escape", "tab", *_ARROWS)
        return True

    def pick(self, spot: Spot) -> None:
        """A click on the answer."""
        self.reading = False
        self.pad.pick(spot)
        self.pad_used("")

    def _read_or_answer(self) -> None:
        """The arrows move the document, or what is answered again; a field that was left is gone into first."""
        if isinstance(self.pad, Writing) and not self.pad.inside:
            self.reading = False
            self.pad.enter()
            return
        self.reading = not self.reading
        if not self.reading:
            return
        if isinstance(self.pad, Writing):
            self.pad.leave()
            self.leave()
        self.face.tell(
            Text(
                fr="Les flèches font défiler le document ; Tab pour revenir.",
                en="The arrows scroll the document; Tab to return.",
            )
        )
