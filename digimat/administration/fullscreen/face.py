"""The full screen without the screen: which page is shown, what was said last, and what keys and clicks lead to.

It holds no rule of the game: keys and clicks become intents, and what is shown is the state that comes back.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from digimat.administration.conductor import Conductor
from digimat.administration.fullscreen.ending import Ending
from digimat.administration.fullscreen.keys import key_of
from digimat.administration.fullscreen.pages.base import Page
from digimat.administration.fullscreen.rows import Spot
from digimat.administration.intents import FocusGained, FocusLost, Intent, Pause, Speak, Tick
from digimat.administration.state import SessionState
from digimat.administration.time_left import TimeWarnings, time_left
from digimat.language import LANGUAGES, Language, Text
from digimat.problems import Problem, UserError
from digimat.questionnaires import InvalidResponse, Questionnaire

Begin = Callable[[Mapping[str, str], Language], Conductor]
Finish = Callable[[SessionState], Ending]
Suggest = Callable[[], Path]

_ALERT_SECONDS = 8  # how long a warning of time stays, whatever is typed meanwhile


class Face:
    """One sitting on a full screen.

    Args:
        begin: makes the conductor of a new sitting, once its notice is acknowledged and the profile known.
        known: facts of the profile that need no question.
        finish: what is shown once the sitting was handed in.
        suggest: another file to keep the answers in, where the first one does not take them.
        extra_time: granted to this respondent, as a share of the time limit.
        anonymous_code: of an anonymous sitting; its person is shown it with the notice.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: Language,
        *,
        begin: Begin,
        known: Mapping[str, str],
        conductor: Conductor | None,
        finish: Finish | None,
        suggest: Suggest | None = None,
        extra_time: float = 0.0,
        anonymous_code: str = "",
    ) -> None:
        self.extra_time = extra_time
        self.anonymous_code = anonymous_code
        self.questionnaire = questionnaire
        self.language = language
        self.begin = begin
        self.known = known
        self.conductor = conductor
        self.finish = finish
        self.suggest = suggest
        self.pages: list[Page] = []  # the one at the end lies over the others, and has the keys
        self.message: tuple[Text, str] | None = None
        self.alert: Text | None = None
        self._alert_ticks = 0
        self.scrolls: list[tuple[Literal["page", "document"], int, int]] = []  # asked for by keys, by x and y
        self.work: Callable[[], None] | None = None  # takes long: to be done once the page is on the screen
        self.left: Literal["", "left", "interrupted"] = ""
        self.confirmed = False  # sending with blanks was asked for once
        self._warnings = TimeWarnings()
        if conductor is None:
            from digimat.administration.fullscreen.pages.notice import NoticePage

            self.show(NoticePage(self))
        else:
            self.take(conductor)

    # What is shown.

    @property
    def page(self) -> Page:
        """The page that has the keys."""
        return self.pages[-1]

    @property
    def state(self) -> SessionState | None:
        """The state of the sitting; None before it began."""
        return None if self.conductor is None else self.conductor.state

    def title(self) -> tuple[Text, Text]:
        """What stands at the top where a page says nothing else."""
        return self.questionnaire.title, self.questionnaire.title

    def show(self, page: Page) -> None:
        """Show a page in the place of all others."""
        self.pages = [page]

    def open(self, page: Page) -> None:
        """Lay a page over the one that is shown."""
        self.pages.append(page)

    def close(self) -> None:
        """Take away what lies over the page."""
        if len(self.pages) > 1:
            self.pages.pop()

    def ask_to_scroll(self, what: Literal["page", "document"], x: int, y: int) -> None:
        """Ask the screen to scroll; several keys may ask before it does."""
        self.scrolls.append((what, x, y))

    def tell(self, text: Text, style: str = "") -> None:
        """Say something until the next key."""
        self.message = text, style

    def take(self, conductor: Conductor) -> None:
        """Go on with a sitting."""
        self.conductor = conductor
        self.language = conductor.state.language or self.language
        self.show_current()

    def show_current(self) -> None:
        """Show where the sitting stands."""
        from digimat.administration.fullscreen.pages.question import QuestionPage
        from digimat.administration.fullscreen.pages.review import ReviewPage

        assert self.conductor is not None
        state = self.conductor.state
        shown = self.pages[0] if self.pages else None
        if isinstance(shown, QuestionPage) and shown.item is state.current:
            self.show(shown)  # what was marked on it stays
        else:
            if isinstance(shown, QuestionPage) and (left := shown.unconfirmed()) is not None:
                self.tell(left)
            self.show(ReviewPage(self) if state.current is None else QuestionPage(self, state.current))
        self._warn_of_time()

    # What is done.

    def attempt(self, intent: Intent, then: Callable[[], None] | None = None) -> bool:
        """Carry out an intent, and what follows it. Where it could not be kept, say why and stay where we are."""
        assert self.conductor is not None
        before = self.conductor.state
        try:
            self.conductor.do(intent)
        except InvalidResponse as error:
            self.tell(
                Text(
                    fr=f"{error.message.fr}. {error.remedy.fr}",
                    en=f"{error.message.en}. {error.remedy.en}",
                ),
                "bad",
            )
            return False
        except UserError as error:
            self.trouble(error.problems, lambda: self.done(before, then))
            return False
        self.done(before, then)
        return True

    def done(self, before: SessionState, then: Callable[[], None] | None) -> None:
        """Go on after an intent was kept."""
        after = self.conductor.state if self.conductor is not None else before
        if after.reviewed and before.hidden - after.hidden:
            self.confirmed = False  # what was agreed to was a shorter list
        if then is not None:
            then()

    def quietly(self, intent: Intent) -> bool:
        """Carry out what nobody asked for; where it cannot be kept, no answer is lost by it."""
        from digimat.administration.fullscreen.pages.trouble import TroublePage

        waiting = any(isinstance(page, TroublePage) for page in self.pages)
        if self.conductor is None or waiting or self.conductor.state.status != "open":
            return False
        try:
            self.conductor.do(intent)
        except UserError:
            return False
        return True

    def trouble(self, problems: Sequence[Problem], then: Callable[[], None]) -> None:
        """Say what could not be kept, and offer what can be done."""
        from digimat.administration.fullscreen.pages.trouble import TroublePage

        self.open(TroublePage(self, problems, then))

    def pause(self) -> None:
        """Leave; what was begun is kept as far as it can be."""
        self.stop("left")

    def stop(self, how: Literal["left", "interrupted"]) -> None:
        """Stop the clock and leave. Where even that cannot be kept, the answers before it are."""
        if not self.left:
            with contextlib.suppress(UserError):
                for page in self.pages:
                    page.leave()
                if self.conductor is not None and self.conductor.state.status == "open":
                    self.conductor.do(Pause())
            self.left = how

    def speak_other(self) -> None:
        """Go on in the other language."""
        language = next(each for each in LANGUAGES if each != self.language)

        def switch() -> None:
            self.language = language

        if self.conductor is None or self.conductor.read_only is not None:
            switch()
        else:
            self.attempt(Speak(language), switch)

    # What comes in.

    def press(self, key: str, character: str | None = None) -> None:
        """A key was pressed."""
        if self.left:
            return
        if self.state is not None and self.state.away_since is not None:
            self.quietly(FocusGained())  # whoever types is here, whatever the terminal says
        self.message = None
        page = self.page
        if key == "ctrl+c":
            self.stop("interrupted")
        elif (
            page.writing and character is not None and character.isprintable() and not key.startswith("ctrl+")
        ):
            page.type(character)
        elif page.writing and key in ("delete", "home", "end"):
            page.press(key)  # outside a text they have another meaning, or none
        else:
            self.press_word(key_of(key, None if page.writing else character))

    def press_word(self, word: str) -> None:
        """A key by its name, as a click on the last lines of the screen gives it."""
        if not self.page.press(word) and len(word) == 1:
            self.tell(Text(fr=f"« {word} » ne fait rien ici.", en=f'"{word}" does nothing here.'))

    def paste(self, text: str) -> None:
        """A text was pasted; outside a text it means nothing."""
        if self.page.writing:
            self.message = None
            self.page.type(text)

    def pick(self, spot: Spot) -> None:
        """Something was clicked."""
        if self.left:
            return
        self.message = None
        if spot[0] == "key":
            self.press_word(spot[1])
        else:
            self.page.pick(spot)

    def tick(self) -> None:
        """A second has passed."""
        self._alert_ticks -= 1
        if self._alert_ticks <= 0:
            self.alert = None
        self.quietly(Tick())
        self._warn_of_time()

    def look_away(self) -> None:
        """Another window is looked at."""
        self.quietly(FocusLost())

    def look_back(self) -> None:
        """This window is looked at again."""
        self.quietly(FocusGained())

    def remaining(self) -> float | None:
        """Seconds left; None without a limit, or where no time is counted."""
        if self.conductor is None or self.conductor.state.status != "open":
            return None
        return self.conductor.remaining()

    def _warn_of_time(self) -> None:
        left = self.remaining()
        if self._warnings.due(left):
            self.alert, self._alert_ticks = time_left(left), _ALERT_SECONDS
