"""A sitting that is kept: the session machine on one side, the store on the other."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digimat.administration import (
    Begin,
    Conductor,
    Now,
    Resume,
    apply,
    begin,
    step,
)
from digimat.answers import store_problems as wrong
from digimat.answers.codes import ANONYMOUS_LENGTH, held_under, is_anonymous, plain_code
from digimat.answers.keeper import Flags, Keeper
from digimat.answers.lease import Desk, Lease, give_back, kept_alive, opened_elsewhere, take_lease
from digimat.answers.sitting_table import answers_of
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import Read, sources_of
from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.questionnaires import Source, assemble


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
    flags: Flags | None = None,
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
        flags: finds what is to be kept of how it was answered, where it is anonymous.
    """
    questionnaire = source.questionnaire
    start = begin(questionnaire, assemble(questionnaire, record.form))
    state, events = step(start, Begin(extra_time, profile or {}, notice), clock())
    store.open_session(record, source.text, events)
    keeper = Keeper(store, record, source, clock, flags)
    return Sitting(source, record, Conductor(state, keeper.save, clock, events, keeper.move), keeper)


def resume_sitting(
    store: Store,
    record: SessionRecord,
    clock: Callable[[], Now],
    lease: Lease | None = None,
    read: Read | None = None,
    flags: Flags | None = None,
) -> Sitting:
    """Go on with a sitting where it stopped, with the questionnaire it began with.

    Where another window holds the lease, the sitting is as it stands there, and can only be looked at.
    """
    sitting = stored_sitting(store, record, clock, read, flags)
    if sitting.conductor.state.status == "submitted":
        return sitting
    if lease is not None and lease.held_by is not None:
        sitting.conductor.read_only = opened_elsewhere(store.path, record.id, lease.held_by)
    elif sitting.conductor.state.went_to:
        sitting.conductor.read_only = wrong.went_on(store.path, record.id, sitting.conductor.state.went_to)
    else:
        sitting.conductor.do(Resume(lease.seen_ms if lease is not None else None))
    return sitting


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
    store: Store,
    record: SessionRecord,
    clock: Callable[[], Now],
    read: Read | None = None,
    flags: Flags | None = None,
) -> Sitting:
    """A sitting as it is stored, without touching it; ``read`` gives its questionnaire, where several are read."""
    source = (read or sources_of(store))(record)
    questionnaire = source.questionnaire
    state = begin(questionnaire, assemble(questionnaire, record.form))
    events = store.events(record.id)
    for event in events:
        state = apply(state, event)
    keeper = Keeper(store, record, source, clock, flags)
    return Sitting(source, record, Conductor(state, keeper.save, clock, events, keeper.move), keeper)


def find_session(store: Store, name: str | None) -> SessionRecord:
    """A sitting by its code, upper or lower case; without one, the latest that was not handed in.

    An anonymous one is found by the code that its person has, and by nothing else.

    Raises:
        UserError: there is none.
    """
    records = store.sessions()
    named = [record for record in records if not is_anonymous(record.id)]
    if name is not None:
        for record in records:
            if record.id == held_under(name):
                return record
        for record in named:
            if record.id.casefold() == name.casefold():
                return record
        raise UserError(_no_such_sitting(name, [record.id for record in named]), ExitStatus.USAGE)
    for record in reversed(named):
        if not any(event.kind == "submitted" for event in store.events(record.id)):
            return record
    raise UserError(_none_to_resume(anonymous=len(named) < len(records)))


def _no_such_sitting(name: str, known: Sequence[str]) -> Problem:
    remedy = did_you_mean(name, known)
    if len(plain_code(name)) == ANONYMOUS_LENGTH:
        remedy = Text(
            fr="Recopiez le code lettre par lettre. Une passation anonyme remise n’existe plus sous son code : rien ne "
            "permet de la retrouver.",
            en="Copy the code letter by letter. An anonymous sitting that was handed in is no longer there under its "
            "code: nothing leads to it.",
        )
    return Problem(
        "ANS030", Text(fr=f"aucune passation « {name} »", en=f'there is no sitting "{name}"'), remedy
    )


def _none_to_resume(*, anonymous: bool) -> Problem:
    remedy = Text(fr="Commencez-en une : digimat run ID", en="Begin one: digimat run ID")
    if anonymous:
        remedy = Text(
            fr="Une passation anonyme ne se reprend qu’avec son code : digimat resume CODE",
            en="An anonymous sitting goes on with its code only: digimat resume CODE",
        )
    return Problem(
        "ANS031", Text(fr="aucune passation à reprendre", en="there is no sitting to resume"), remedy
    )
