"""The full screen as a Textual application: seconds, signals, the way in and the way out."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from typing import Final

from textual import events
from textual.app import App
from textual.timer import Timer

from digimat.administration.fullscreen.desk import Desk
from digimat.administration.fullscreen.face import Face

IDLE: Final = 2.0  # seconds after the last key until what is being written is kept as a draft
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class FullScreen(App[None], inherit_bindings=False):
    """One sitting."""

    CSS_PATH = "looks.tcss"
    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING = 0

    def __init__(self, face: Face, idle: float = IDLE) -> None:
        wished = os.environ.get("NO_COLOR")
        super().__init__(ansi_color=True)
        if wished is not None:  # Textual takes it away, and what is printed afterwards would have colours
            os.environ["NO_COLOR"] = wished
        self.animation_level = "none"
        self.face = face
        self.idle = idle
        self.signal = 0  # the one that ended it; 0: none did
        self.failure: Exception | None = None
        self.desk = Desk(face)
        self._draft: Timer | None = None

    def get_default_screen(self) -> Desk:
        """The one screen."""
        return self.desk

    def on_mount(self) -> None:
        """Count seconds, and end in good order when the system says so."""
        self.set_interval(1.0, self._tick)
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # Windows has no such handlers, nor has a thread.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, self._told_to_end, int(number))

    def _told_to_end(self, number: int) -> None:
        self.signal = number
        self.face.stop("interrupted")
        self.exit()

    def _tick(self) -> None:
        if not self.face.left and self.desk.is_running:  # a second may pass while all is taken away
            self.face.tick()
            self.desk.show_time()

    async def on_event(self, event: events.Event) -> None:
        """After the last key, what is being written is kept."""
        if isinstance(event, events.Key | events.Paste) and self.face.page.writing:
            if self._draft is not None:
                self._draft.stop()
            self._draft = self.set_timer(self.idle, self._keep_draft)
        await super().on_event(event)

    def _keep_draft(self) -> None:
        self._draft = None
        if not self.face.left and self.desk.is_running:
            self.face.pages[0].leave()
            self.desk.show(follow=False)

    def on_app_blur(self) -> None:
        """Another window is looked at."""
        self.face.pages[0].leave()
        self.face.look_away()

    def on_app_focus(self) -> None:
        """This one is looked at again."""
        self.face.look_back()

    def _handle_exception(self, error: Exception) -> None:
        # A bug keeps its traceback, which the caller prints: the one that Textual would print shows local
        # variables, and answers among them.
        if self.failure is None:
            self.failure = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()
