"""Carries out intents: steps the session, has the events kept, and only then goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path

from digimat.administration.intents import Event, Intent, Now
from digimat.administration.session import apply, step
from digimat.administration.state import SessionState
from digimat.problems import Problem, UserError

Save = Callable[[Sequence[Event]], None]


class Conductor:
    """Holds the live state of one sitting for a face.

    Args:
        state: where the sitting stands.
        save: keeps events durably; when it raises, the state has not moved and nothing is shown as saved.
        clock: the present moment.
        journal: the events that led to the state.
        elsewhere: begins to keep the sitting in another file, with its events so far; gives the new ``save``.
        read_only: why nothing can be changed here; one may still look around.
    """

    def __init__(
        self,
        state: SessionState,
        save: Save,
        clock: Callable[[], Now],
        journal: Sequence[Event] = (),
        elsewhere: Callable[[Path, Sequence[Event]], Save] | None = None,
        read_only: Problem | None = None,
    ) -> None:
        self.state = state
        self.read_only = read_only
        self._save = save
        self._clock = clock
        self._journal = list(journal)
        self._elsewhere = elsewhere
        self._unsaved: tuple[SessionState, Sequence[Event]] | None = None

    def do(self, intent: Intent) -> SessionState:
        """Carry out one intent; the state that comes back is kept.

        Raises:
            UserError: what follows could not be kept (``retry`` tries again), or nothing may be changed here.
        """
        state, events = step(self.state, intent, self._clock())
        if self.read_only is not None:
            if any(event.kind != "moved" for event in events):
                raise UserError(self.read_only)
            self.state = state
        elif events:
            self._unsaved = state, events
            self.retry()
        return self.state

    @property
    def unsaved(self) -> bool:
        """Whether the last intent could not be kept."""
        return self._unsaved is not None

    @property
    def can_move(self) -> bool:
        """Whether the sitting can go on in another file."""
        return self._elsewhere is not None

    def retry(self) -> SessionState:
        """Keep what could not be kept. The events are the same ones: a store that has them does not take them twice."""
        if self._unsaved is not None:
            state, events = self._unsaved
            self._save(events)
            self.state, self._unsaved = state, None
            self._journal += events
        return self.state

    def move_to(self, path: Path) -> SessionState:
        """Go on in another file, with all that was kept and what could not be.

        Raises:
            UserError: that file does not take it either; nothing has changed.
        """
        assert self._elsewhere is not None
        moved = Event("moved_elsewhere", self._clock())
        self._save = self._elsewhere(path, [*self._journal, moved])
        self._journal.append(moved)
        self.state = apply(self.state, moved)
        if self._unsaved is not None:
            _, events = self._unsaved
            self._unsaved = reduce(apply, events, self.state), events
        return self.retry()

    def remaining(self) -> float | None:
        """Seconds left for the item on the screen; None without a limit."""
        return self.state.remaining(self._clock())
