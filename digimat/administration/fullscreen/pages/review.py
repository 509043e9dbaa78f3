"""All questions at one glance: to go to one of them, or to check everything before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.administration.conductor import Conductor
from digimat.administration.fullscreen.pages.base import ENTER, ESCAPE, HELP, Hint, Page
from digimat.administration.fullscreen.rows import Row, Spot
from digimat.administration.intents import Back, Jump, Submit
from digimat.administration.time_left import time_left
from digimat.language import Text, plural
from digimat.questionnaires import Item

if TYPE_CHECKING:
    from digimat.administration.fullscreen.face import Face


class _ListPage(Page):
    """The questions asked, with a cursor."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        self.at: int | None = None
        self._typed = ""

    @property
    def conductor(self) -> Conductor:
        """The one who carries intents out."""
        assert self.face.conductor is not None
        return self.face.conductor

    @property
    def asked(self) -> tuple[Item, ...]:
        """The questions, in order."""
        return self.conductor.state.asked

    def listed(self) -> list[Row]:
        """``> 12 [x]* title``, under the title of each section."""
        state, language, rows = self.conductor.state, self.face.language, []
        sections = [self.face.questionnaire.section_of(item.id) for item in self.asked]
        here = Text(fr=" ‹ ici", en=" ‹ here").of(language)
        for place, (item, section) in enumerate(zip(self.asked, sections, strict=True)):
            if len({each.id for each in sections}) > 1 and (not place or section is not sections[place - 1]):
                rows += [*([Row()] if place else []), Row(section.title.of(language), style="faint")]
            done = "x" if item.id in state.codes else " "
            mark = "*" if item.id in state.flagged else " "
            cursor = place == self.at
            rows.append(
                Row(
                    item.title.of(language).strip() + (here if item is state.current else ""),
                    lead=f"{'>' if cursor else ' '}{place + 1:>3} [{done}]{mark} ",
                    style="cursor" if cursor else "",
                    spot=("row", item.id),
                    current=cursor,
                )
            )
        legend = Text(fr="[x] répondu, * marquée", en="[x] answered, * marked")
        return [*rows, Row(), Row(legend.of(language), style="faint")]

    def press(self, key: str) -> bool:
        """Arrows and numbers move the cursor, Enter goes there."""
        typed, self._typed = self._typed, ""
        last = len(self.asked) - 1
        if key in ("up", "down", "pageup", "pagedown"):
            by = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}[key]
            before = self.at if self.at is not None else (-1 if by > 0 else last + 1)
            self.at = min(max(before + by, 0), last)
        elif key in ("home", "end"):
            self.at = 0 if key == "home" else last
        elif key.isdecimal() and len(key) == 1:
            number = typed + key if 1 <= int(typed + key) <= last + 1 else key
            if 1 <= int(number) <= last + 1:
                self._typed, self.at = number, int(number) - 1
            else:
                self.face.tell(Text(fr=f"Il n’y a pas de question {key}.", en=f"There is no question {key}."))
        elif key in ("enter", "space") and self.at is not None:
            self._jump(self.asked[self.at].id)
        else:
            return False
        return True

    def pick(self, spot: Spot) -> None:
        """A click on a question goes there."""
        if spot[0] == "row":
            self._jump(spot[1])

    def _jump(self, item: str) -> None:
        self.face.attempt(Jump(item), self.face.show_current)


class OverviewPage(_ListPage):
    """The list that is laid over a question."""

    def __init__(self, face: Face) -> None:
        super().__init__(face)
        names = [item.id for item in self.asked]
        current = self.conductor.state.current
        self.at = names.index(current.id) if current is not None and current.id in names else None

    def rows(self, width: int) -> list[Row]:
        """The list."""
        heading = Text(fr="Toutes les questions", en="All questions").of(self.face.language)
        return [Row(heading, style="strong"), Row(), *self.listed()]

    def hints(self) -> list[Hint]:
        """Go, or go back."""
        return [
            Hint(ENTER, Text(fr="y aller", en="go there"), "enter"),
            Hint("↑ ↓", Text(fr="choisir, ou un numéro", en="choose, or a number"), "down"),
            Hint(ESCAPE, Text(fr="fermer", en="close"), "escape"),
        ]

    def press(self, key: str) -> bool:
        """Esc closes it."""
        if key in ("escape", "v", "q"):
            self.face.close()
            return True
        return super().press(key)


class ReviewPage(_ListPage):
    """After the last question: what is missing, then hand in or go back."""

    def title(self) -> tuple[Text, Text]:
        """That the questions are over."""
        title = Text(fr="Fin des questions", en="End of the questions")
        return title, title

    def rows(self, width: int) -> list[Row]:
        """What is missing, how to send, and the list."""
        state, language = self.conductor.state, self.face.language
        done = Text(fr="Toutes les questions ont une réponse.", en="All questions have an answer.")
        send = Text(fr="Envoyer mes réponses : e", en="Send my answers: e")
        if missing := len(state.unanswered):
            numbers = [n for n, item in enumerate(self.asked, 1) if item.id in state.unanswered]
            named = ", ".join(map(str, numbers[:20])) + ("…" if missing > 20 else "")
            done = Text(
                fr=f"{plural(missing, 'question')} sans réponse : {named}.",
                en=f"{plural(missing, 'question', 'en')} without an answer: {named}.",
            )
        sends = [Row(send.of(language), lead="> ", style="chosen", spot=("key", "e"))]
        if missing and self.face.confirmed:
            # In the place of the first line: the second click of a double click takes it back.
            back = Text(fr="Ne pas envoyer : Échap", en="Do not send: Esc")
            anyway = Text(fr="Envoyer quand même : o", en="Send all the same: y")
            sends = [
                Row(back.of(language), lead="> ", style="chosen", spot=("key", "escape")),
                Row(anyway.of(language), lead="> ", spot=("key", "o")),
            ]
        return [Row(done.of(language), style="strong"), Row(), *sends, Row(), *self.listed()]

    def hints(self) -> list[Hint]:
        """Send, see again, leave."""
        return [
            Hint("e", Text(fr="envoyer", en="send"), "e"),
            Hint("↑ ↓", Text(fr="choisir, ou un numéro", en="choose, or a number"), "down"),
            Hint(ENTER, Text(fr="revoir", en="see again"), "enter"),
            Hint("r", Text(fr="retour", en="back"), "r"),
            Hint("p", Text(fr="pause", en="pause"), "p"),
            Hint("g", Text(fr="English", en="français"), "g"),
            HELP,
        ]

    def press(self, key: str) -> bool:
        """Commands of the review; Enter alone sends nothing, nor does a key that is held down."""
        asked, self.face.confirmed = self.face.confirmed, False  # any other key takes it back
        match key:
            case "e" | "ctrl+e":
                self._send(confirmed=False)
            case "o" | "y" if asked:
                self._send(confirmed=True)
            case "escape" if asked:
                pass
            case "r" | "ctrl+r":
                self.face.attempt(Back(), self.face.show_current)
            case "p" | "ctrl+p":
                self.face.pause()
            case "t" | "ctrl+t":
                self.face.tell(time_left(self.face.remaining()))
            case "g" | "ctrl+g":
                self.face.speak_other()
            case "?":
                from digimat.administration.fullscreen.pages.help import HelpPage

                self.face.open(HelpPage(self.face, None, None))
            case "enter" if self.at is None:
                self.face.tell(
                    Text(fr="Rien n’est envoyé. « e » pour envoyer.", en='Nothing is sent. "e" to send.')
                )
            case _:
                return super().press(key)
        return True

    def _send(self, *, confirmed: bool) -> None:
        missing = len(self.conductor.state.unanswered)
        if missing and not confirmed:
            self.face.confirmed = True
            self.face.tell(
                Text(
                    fr=f"{plural(missing, 'question')} sans réponse. « o » (oui) pour envoyer quand même.",
                    en=f'{plural(missing, "question", "en")} without an answer. "y" (yes) to send all the same.',
                ),
                "strong",
            )
            return
        from digimat.administration.fullscreen.pages.end import EndPage

        self.face.attempt(Submit(), lambda: self.face.show(EndPage(self.face)))
