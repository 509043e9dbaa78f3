"""What leads from a question to an answer that counts, and the commands that work beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from digimat.administration.conductor import Conductor
from digimat.administration.fullscreen.pads import Writing, pad_for
from digimat.administration.fullscreen.pads.base import NOTHING_CHOSEN
from digimat.administration.fullscreen.pages.base import Page
from digimat.administration.intents import Answer, Back, Clear, Draft, Flag, GoOn, Jump, Next
from digimat.administration.time_left import time_left
from digimat.language import Text
from digimat.questionnaires import InvalidResponse, Item, in_words
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face

_NOTHING_WRITTEN = Text(fr="Rien n’est écrit.", en="Nothing is written.")
_WITH_CTRL = frozenset("rsdntpge")


class AnsweringPage(Page):
    """A question without its looks."""

    def __init__(self, face: Face, item: Item) -> None:
        super().__init__(face)
        self.item = item
        self.pad = pad_for(item)
        self.letters = True  # letters of the answer are taken by it; after Esc they are commands
        self.reading = False  # the arrows move the document
        self._told_to_confirm = False  # leaving with a choice that does not count was asked for once
        self._load()

    @property
    def conductor(self) -> Conductor:
        """The one who carries intents out: there is one by the time there are questions."""
        assert self.face.conductor is not None
        return self.face.conductor

    @property
    def writing(self) -> bool:
        """Whether a text is being written."""
        return isinstance(self.pad, Writing) and self.pad.inside

    def type(self, text: str) -> None:
        """Write."""
        if isinstance(self.pad, Writing):
            self.pad.type(text)
            self.pad_used("")

    def confirm(self) -> None:
        """Answer with what is marked; with nothing, nothing happens."""
        try:
            code = self.pad.code()
        except InvalidResponse as error:
            self.face.tell(
                Text(
                    fr=f"{error.message.fr}. {error.remedy.fr}", en=f"{error.message.en}. {error.remedy.en}"
                ),
                "bad",
            )
            return
        if not code:
            self._say_nothing_chosen()
        elif lacks := self.pad.lacks():
            self.face.tell(lacks)
            self.pad.look_on()
        elif not self.pad.changed and self.item.id in self.conductor.state.codes:
            self.face.attempt(GoOn(), self.face.show_current)
        else:
            self.face.attempt(Answer(code, self.item.id), self._answered)

    def leave(self) -> None:
        """Keep what was written and not confirmed."""
        if isinstance(self.pad, Writing) and self.conductor.read_only is None:
            state = self.conductor.state
            text = self.pad.written if self.pad.changed else ""
            if text != state.drafts.get(self.item.id, "") and state.status == "open":
                self.face.quietly(Draft(text, self.item.id))

    def pad_used(self, key: str) -> None:
        """The pad took a key or a click: what it has to say is said, and a field that was left is kept."""
        if isinstance(self.pad, Writing) and not self.pad.inside:
            self.leave()
        if key not in ("up", "down", "left", "right", ""):
            self.reading = False
        if self.pad.said is not None:
            self.face.tell(self.pad.said)
            self.pad.said = None

    def _answered(self) -> None:
        """Say that it is kept, which it is, and go on."""
        state, language = self.conductor.state, self.face.language
        self._load()
        words = in_words(self.item, state.codes[self.item.id], language)
        late = Text(fr=" (hors temps)", en=" (late)") if self.item.id in state.late else Text(fr="", en="")
        self.face.tell(Text(fr=f"✓ Enregistré : {words}{late.fr}", en=f"✓ Saved: {words}{late.en}"), "good")
        self.face.attempt(GoOn(), self.face.show_current)

    def _load(self) -> None:
        """Show what was answered before, or begun."""
        state, language = self.conductor.state, self.face.language
        code = state.codes.get(self.item.id, "")
        if self.item.type == "numeric" and language == "fr":
            code = code.replace(".", ",")
        self.pad.begin(code)
        if isinstance(self.pad, Writing) and self.item.id in state.drafts:
            self.pad.extra = ""
            self.pad.load(state.drafts[self.item.id])

    def _say_nothing_chosen(self) -> None:
        if isinstance(self.pad, Writing):
            self.pad.enter()
            key, nothing = "Ctrl+S", _NOTHING_WRITTEN
        else:
            key, nothing = "s", NOTHING_CHOSEN
        self.face.tell(Text(fr=f"{nothing.fr} « {key} » pour passer.", en=f'{nothing.en} "{key}" to skip.'))

    def command(self, key: str) -> Callable[[], object] | None:
        """A letter, or Ctrl and a letter where that has no other meaning to a terminal, nor by habit."""
        if key.startswith("ctrl+"):
            key = key.removeprefix("ctrl+")
            return self._commands().get(key) if key in _WITH_CTRL else None
        return self._commands().get(key)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "r": self._back,
            "s": lambda: self._go(Next()),
            "e": lambda: self._go(Jump(None)),
            "l": lambda: self.face.ask_to_scroll("page", 0, -100_000),
            "d": lambda: self._extra(DONT_KNOW),
            "n": lambda: self._extra(NOT_APPLICABLE),
            "m": self._mark,
            "x": self._take_back,
            "v": self._overview,
            "t": lambda: self.face.tell(time_left(self.face.remaining())),
            "c": self._comment,
            "g": self.face.speak_other,
            "p": self._pause,
            "?": self._help,
        }

    def _pause(self) -> None:
        """Leave; a choice that does not count yet is told first, once."""
        if self.pad.changed and not isinstance(self.pad, Writing) and not self._told_to_confirm:
            self._told_to_confirm = True
            self.face.tell(
                Text(
                    fr="Choix non validé : Entrée pour l’enregistrer ; p encore une fois pour partir sans.",
                    en="The choice is not confirmed: Enter to save it; p once more to leave without it.",
                ),
                "strong",
            )
        else:
            self.face.pause()

    def unconfirmed(self) -> Text | None:
        """What is said when the question is left with something marked or written that does not count."""
        if not self.pad.changed:
            return None
        if self.item.id in self.conductor.state.drafts:
            return Text(fr="Votre brouillon est gardé.", en="Your draft is kept.")
        return Text(
            fr="Choix non validé : rien n’a été enregistré.",
            en="The choice was not confirmed: nothing was saved.",
        )

    def _go(self, intent: Next | Jump | Back) -> None:
        self.leave()
        self.face.attempt(intent, self.face.show_current)

    def _back(self) -> None:
        state = self.conductor.state
        if not any(i.id not in state.hidden for i in state.items[: state.position]):
            self.face.tell(Text(fr="C’est la première question.", en="This is the first question."))
        else:
            self._go(Back())

    def _extra(self, code: str) -> None:
        if self.pad.choose_extra(code):
            self.face.tell(Text(fr="Entrée pour valider.", en="Enter to confirm."))
        elif code == DONT_KNOW:
            self.face.tell(
                Text(fr="Cette question demande une réponse.", en="This question needs an answer.")
            )
        else:
            self.face.tell(
                Text(fr="« Sans objet » n’est pas proposé ici.", en='"Not applicable" is not offered here.')
            )

    def _mark(self) -> None:
        def say() -> None:
            if self.item.id in self.conductor.state.flagged:
                self.face.tell(Text(fr="Marquée.", en="Marked."))
            else:
                self.face.tell(Text(fr="Marque retirée.", en="Mark removed."))

        self.face.attempt(Flag(self.item.id), say)

    def _take_back(self) -> None:
        if self.item.id not in self.conductor.state.codes:
            self.pad.begin("")
            self.face.tell(Text(fr="Il n’y a pas de réponse enregistrée.", en="There is no saved answer."))
            return

        def say() -> None:
            self._load()
            self.face.show_current()
            self.face.tell(Text(fr="Réponse retirée.", en="Answer taken back."))

        self.face.attempt(Clear(self.item.id), say)

    def _overview(self) -> None:
        from digimat.administration.fullscreen.pages.review import OverviewPage

        self.leave()
        self.face.open(OverviewPage(self.face))

    def _comment(self) -> None:
        from digimat.administration.fullscreen.pages.comment import CommentPage

        self.face.open(CommentPage(self.face, self.item))

    def _help(self) -> None:
        from digimat.administration.fullscreen.pages.help import HelpPage

        self.face.open(HelpPage(self.face, self.item, self.pad))
