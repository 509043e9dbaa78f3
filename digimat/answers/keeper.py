"""Keeps what happens in one sitting: event by event, and at the end of an anonymous one its answers alone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path

from digimat.administration import Event, Now, apply, begin
from digimat.answers.anonymous import (
    AnonymousAnswers,
    anonymous_answers,
    discard,
    forget,
    hand_in,
    new_place,
    rank_of,
)
from digimat.answers.codes import is_anonymous
from digimat.answers.documents import note_document
from digimat.answers.sitting_table import answers_of
from digimat.answers.store import SessionRecord, Store
from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.questionnaires import Questionnaire, Source, assemble

Flags = Callable[[Questionnaire, AnswerTable], Sequence[str]]


class Keeper:
    """Keeps the events of one sitting: in its store, or in another one where that fails.

    Of an anonymous sitting they are erased when it is handed in. ``flags`` then says how it was answered, and
    ``left_in`` tells the files that could not be reached and still have the sitting as it was before.
    """

    def __init__(
        self,
        store: Store,
        record: SessionRecord,
        source: Source,
        clock: Callable[[], Now],
        flags: Flags | None = None,
    ) -> None:
        self.store = self._first = store
        self._clock = clock
        self._record = record
        self._source = source
        self._opened: Store | None = None
        self._flags = flags
        self._place = ""
        self._over: tuple[Store, Sequence[Event], AnonymousAnswers] | None = None
        self._handed_in = False
        self._earlier: list[Path] = []
        self.left_in: list[Path] = []

    @property
    def anonymous(self) -> bool:
        """Whether what is kept must not lead back to the person."""
        return is_anonymous(self._record.id)

    def save(self, events: Sequence[Event]) -> None:
        """Keep events; when this returns they are on the disk."""
        if self.anonymous and any(event.kind == "submitted" for event in events):
            self._hand_in(events)
        else:
            self.store.append(self._record.id, events)

    def _hand_in(self, events: Sequence[Event]) -> None:
        """Keep the answers without the sitting.

        After a failure they may be stored all the same: the same ones then go to the same place again.
        """
        if self._over is None or self._over[0] is not self.store or self._over[1] != events:
            self._over = self.store, events, self._last_answers(events)
        self._place = self._place or new_place(self.store)
        hand_in(self.store, self._record.id, self._over[2], self._place)
        self._handed_in = True
        self.left_in = [path for path in self._earlier if not self._forgotten_in(path)]

    def _last_answers(self, events: Sequence[Event]) -> AnonymousAnswers:
        questionnaire, record = self._source.questionnaire, self._record
        start = begin(questionnaire, assemble(questionnaire, record.form))
        state = reduce(apply, [*self.store.events(record.id), *events], start)
        table = answers_of(questionnaire, record, state)
        flags = self._flags(questionnaire, table) if self._flags is not None else ()
        return anonymous_answers(questionnaire, record, state, flags, events[-1].now)

    def _forgotten_in(self, path: Path) -> bool:
        """Whether a file that the sitting was in before has nothing of it any more."""
        try:
            with Store(path, self.store.new_id) as store:
                forget(store, [self._record.id])
                discard(store, [rank_of(self._place)])
        except UserError:
            return False
        return True

    def move(self, path: Path, journal: Sequence[Event]) -> Callable[[Sequence[Event]], None]:
        """Begin to keep the sitting in another file, with its events so far."""
        other = Store(path, self.store.new_id)
        try:
            other.open_session(self._record, self._source.text, journal)
        except BaseException:
            other.close()
            raise
        self._earlier.append(self.store.path)
        if self._opened is not None:
            self._opened.close()
        self.store = self._opened = other
        return self.save

    def _tell_where_it_went(self) -> None:
        """Note in the first file that the sitting went on in another, if that file takes a word again."""
        if self._opened is not None and not self._handed_in:
            with contextlib.suppress(UserError):
                now = self._clock()
                payload = {"file": str(self._opened.path.absolute())}
                self._first.append(self._record.id, [Event("went_on_elsewhere", now, payload=payload)])

    def note_document(self, path: Path) -> None:
        """Remember what was written about the sitting; what an anonymous person takes along is theirs alone."""
        if not self.anonymous:
            note_document(self.store, self._record.id, path)

    @property
    def moved_to(self) -> Path | None:
        """The file that the sitting went to; None where it stayed."""
        return self._opened.path if self._opened is not None else None

    def close(self) -> None:
        """Close the other file; the first one is its opener's to close."""
        self._tell_where_it_went()
        if self._opened is not None:
            self._opened.close()
