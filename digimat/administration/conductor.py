"""Carries out intents: steps the session, has the events kept, and only then goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digimat.administration.intents import Event, Intent, Now
from digimat.administration.session import step
from digimat.administration.state import SessionState


class Conductor:
    """Holds the live state of one sitting for a face.

    Args:
        state: where the sitting stands.
        save: keeps events durably; when it raises, the state has not moved and nothing is shown as saved.
        clock: the present moment.
    """

    def __init__(
        self,
        state: SessionState,
        save: Callable[[Sequence[Event]], None],
        clock: Callable[[], Now],
    ) -> None:
        self.state = state
        self._save = save
        self._clock = clock

    def do(self, intent: Intent) -> SessionState:
        """Carry out one intent; the state that comes back is kept."""
        state, events = step(self.state, intent, self._clock())
        if events:
            self._save(events)
        self.state = state
        return state

    def remaining(self) -> float | None:
        """Seconds left of the time limit; None without one."""
        return self.state.remaining(self._clock())
