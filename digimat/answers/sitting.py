"""A sitting that is kept: the session machine on one side, the store on the other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.administration import (
    Begin,
    Conductor,
    Event,
    Now,
    Resume,
    SessionState,
    apply,
    begin,
    step,
)
from digimat.answers import store_problems as wrong
from digimat.answers.lease import Desk, Lease, give_back, kept_alive, opened_elsewhere, take_lease
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import Read, sources_of
from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire, Source, assemble


class Keeper:
    """Keeps the events of one sitting: in its store, or in another one where that fails."""

    def __init__(self, store: Store, record: SessionRecord, source: Source, clock: Callable[[], Now]) -> None:
        self.store = self._first = store
        self._clock = clock
        self._record = record
        self._source = source
        self._opened: Store | None = None

    def save(self, events: Sequence[Event]) -> None:
        """Keep events; when this returns they are on the disk."""
        self.store.append(self._record.id, events)

    def move(self, path: Path, journal: Sequence[Event]) -> Callable[[Sequence[Event]], None]:
        """Begin to keep the sitting in another file, with its events so far."""
        other = Store(path, self.store.new_id)
        try:
            other.open_session(self._record, self._source.text, journal)
        except BaseException:
            other.close()
            raise
        if self._opened is not None:
            self._opened.close()
        self.store = self._opened = other
        return self.save

    def _tell_where_it_went(self) -> None:
        """Note in the first file that the sitting went on in another, if that file takes a word again."""
        if self._opened is not None:
            with contextlib.suppress(UserError):
                now = self._clock()
                payload = {"file": str(self._opened.path.absolute())}
                self._first.append(self._record.id, [Event("went_on_elsewhere", now, payload=payload)])

    def note_document(self, path: Path) -> None:
        """Remember what was written about the sitting."""
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


@dataclass(frozen=True)
class Sitting:
    """One sitting, live: its questionnaire as it was when it began, its record and its conductor."""

    source: Source
    record: SessionRecord
    conductor: Conductor
    keeper: Keeper

    @property
    def table(self) -> AnswerTable:
        """The answer table of this one respondent."""
        return answers_of(self.source.questionnaire, self.record, self.conductor.state)


def open_sitting(
    store: Store,
    record: SessionRecord,
    source: Source,
    clock: Callable[[], Now],
    extra_time: float = 0.0,
    profile: Mapping[str, str] | None = None,
    notice: str = "",
) -> Sitting:
    """Begin a sitting and keep it; its clock runs from here.

    Args:
        store: where it is kept.
        record: what is fixed before its first answer.
        source: its questionnaire.
        clock: the present moment.
        extra_time: granted to this respondent, as a share of the time limit.
        profile: who answers, by profile field; it is kept with the first event.
        notice: fingerprint of the notice that was acknowledged.
    """
    questionnaire = source.questionnaire
    start = begin(questionnaire, assemble(questionnaire, record.form))
    state, events = step(start, Begin(extra_time, profile or {}, notice), clock())
    store.open_session(record, source.text, events)
    keeper = Keeper(store, record, source, clock)
    return Sitting(source, record, Conductor(state, keeper.save, clock, events, keeper.move), keeper)


def resume_sitting(
    store: Store,
    record: SessionRecord,
    clock: Callable[[], Now],
    lease: Lease | None = None,
    read: Read | None = None,
) -> Sitting:
    """Go on with a sitting where it stopped, with the questionnaire it began with.

    Where another window holds the lease, the sitting is as it stands there, and can only be looked at.
    """
    sitting = stored_sitting(store, record, clock, read)
    if sitting.conductor.state.status == "submitted":
        return sitting
    if lease is not None and lease.held_by is not None:
        sitting.conductor.read_only = opened_elsewhere(store.path, record.id, lease.held_by)
    elif sitting.conductor.state.went_to:
        sitting.conductor.read_only = wrong.went_on(store.path, record.id, sitting.conductor.state.went_to)
    else:
        sitting.conductor.do(Resume(lease.seen_ms if lease is not None else None))
    return sitting


def note_document(store: Store, session_id: str, path: Path) -> None:
    """Remember a file that was written about a sitting: who asks for erasure means that file too."""
    with contextlib.suppress(UserError), store.changes() as db:  # the report is there, and counts for more
        row = (session_id, str(path.absolute()))
        db.execute("INSERT OR IGNORE INTO document VALUES (?, ?)", row)


@contextlib.contextmanager
def leased(store: Store, session_id: str, desk: Desk) -> Iterator[Lease]:
    """Hold the lease of a sitting for a while; what comes back says whether another window has it."""
    lease = take_lease(store, session_id, desk)
    if lease.held_by is not None:
        yield lease
        return
    try:
        with kept_alive(store.path, session_id, desk):
            yield lease
    finally:
        with contextlib.suppress(UserError):  # it is known to be stale once this process is gone
            give_back(store, session_id, desk)


def stored_sitting(
    store: Store, record: SessionRecord, clock: Callable[[], Now], read: Read | None = None
) -> Sitting:
    """A sitting as it is stored, without touching it; ``read`` gives its questionnaire, where several are read."""
    source = (read or sources_of(store))(record)
    questionnaire = source.questionnaire
    state = begin(questionnaire, assemble(questionnaire, record.form))
    events = store.events(record.id)
    for event in events:
        state = apply(state, event)
    keeper = Keeper(store, record, source, clock)
    return Sitting(source, record, Conductor(state, keeper.save, clock, events, keeper.move), keeper)


def find_session(store: Store, name: str | None) -> SessionRecord:
    """A sitting by its code, upper or lower case; without one, the latest that was not handed in.

    Raises:
        UserError: there is none.
    """
    records = store.sessions()
    if name is not None:
        for record in records:
            if record.id.casefold() == name.casefold():
                return record
        raise UserError(
            Problem(
                "ANS030",
                Text(fr=f"aucune passation « {name} »", en=f'there is no sitting "{name}"'),
                did_you_mean(name, [r.id for r in records]),
            ),
            ExitStatus.USAGE,
        )
    for record in reversed(records):
        if not any(event.kind == "submitted" for event in store.events(record.id)):
            return record
    raise UserError(
        Problem(
            "ANS031",
            Text(fr="aucune passation à reprendre", en="there is no sitting to resume"),
            Text(
                fr="Commencez-en une : digimat run ID",
                en="Begin one: digimat run ID",
            ),
        )
    )


def answers_of(questionnaire: Questionnaire, record: SessionRecord, state: SessionState) -> AnswerTable:
    """The answer table of a sitting: what was not in its form was not shown, and practice counts for nothing.

    What was answered before its item was hidden goes along; scoring knows which items are asked.
    """
    form = assemble(questionnaire, record.form)
    asked = {item.id for item in form.items} - form.practice
    return AnswerTable(
        (record.respondent,),
        {
            item.id: (state.codes.get(item.id, "") if item.id in asked else None,)
            for item in questionnaire.items
        },
        (record.required,),
        {name: (seconds,) for name, seconds in state.seconds.items() if name},
        {field.id: (state.profile.get(field.id, ""),) for field in questionnaire.profile},
        {item: (name,) for item, name in form.instances.items()},
        (form.id,),
    )
