"""What the tests of the full screen share: a sitting in memory, keys and clicks, and what is on the screen then."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from sitting_kit import EVERY_TYPE, Journal, at, conduct
from textual.events import Key
from textual.keys import _character_to_key

from digimat.administration import Jump
from digimat.administration.fullscreen.app import FullScreen
from digimat.administration.fullscreen.face import Face
from digimat.questionnaires import load

_CHARACTERS = {"space": " ", "comma": ",", "asterisk": "*"}
SURVEY = load(Path(__file__).with_name("every_survey_type.yaml")).questionnaire


@dataclass
class Clock:
    """A clock that stands still until it is told; the seconds of the test count for nothing."""

    seconds: float = 0

    def __call__(self):
        return at(self.seconds)


@dataclass
class Screen:
    """One full screen under test."""

    face: Face
    app: FullScreen
    journal: Journal
    clock: Clock
    pilot: object = None

    def text(self):
        """The screen as lines."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def answers(self):
        return dict(self.face.state.codes)

    def kinds(self):
        return [event.kind for event in self.journal.events]

    @property
    def item(self):
        current = self.face.state.current
        return None if current is None else current.id

    async def press(self, *keys):
        """Press keys one after the other, as fast as a terminal may send them."""
        for key in keys:
            character = key if len(key) == 1 else _CHARACTERS.get(key)
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(Key(name, character))
        await self.settle()

    async def type(self, text):
        await self.press(*text)

    async def settle(self):
        """Wait until what was done is on the screen."""
        for _ in range(3):
            await self.pilot.pause()

    async def until(self, words):
        """Wait for words that come by themselves."""
        for _ in range(200):
            if self.has(words):
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"{words!r} does not come:\n{self.text()}")

    async def click(self, words, *, from_below=False):
        """Click on the first place where these words stand, or on the last one."""
        lines = list(enumerate(self.text().split("\n")))
        for y, line in reversed(lines) if from_below else lines:
            if words in line:
                await self.pilot.click(offset=(line.index(words) + len(words) // 2, y))
                await self.settle()
                return
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text()}")

    async def resize(self, width, height):
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    def has(self, *words):
        """Whether words are on the screen, wherever lines break."""
        flat = re.sub(r"\s+", " ", self.text())
        return all(each in flat for each in words)


def screen(play, *, questionnaire=EVERY_TYPE, start=None, size=(80, 24), language="en", idle=60.0, **more):
    """Run a coroutine function on a screen and give the screen back as it is at the end.

    ``start`` names the item to begin with; without ``conductor`` in ``more``, the sitting has begun.
    """
    journal, clock = more.pop("journal", None) or Journal(), more.pop("clock", None) or Clock()
    conductor = more.pop("conductor", "begun")
    if conductor == "begun":
        conductor = conduct(journal, clock, questionnaire)
        if start is not None:
            conductor.do(Jump(start))

    def begin(profile, spoken):
        return conduct(journal, clock, questionnaire, profile)

    wiring = {"begin": begin, "known": {}, "finish": None, **more}
    face = Face(questionnaire, language, conductor=conductor, **wiring)
    app = FullScreen(face, idle)
    shown = Screen(face, app, journal, clock)

    async def run():
        async with app.run_test(size=size) as pilot:
            shown.pilot = pilot
            await shown.settle()
            await play(shown)

    asyncio.run(run())
    return shown
