"""The sittings of a store at a glance: whose, of what, how far, and whether a window has one open now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final

from digimat.administration import SessionState, apply, begin
from digimat.answers.lease import Desk, Holder, has_gone
from digimat.answers.store import SessionRecord, Store
from digimat.answers.stored_questionnaires import sources_of
from digimat.problems import Problem, UserError
from digimat.questionnaires import assemble
from digimat.questionnaires.cache import Cache

LEASES_SINCE: Final = 2  # the version of a store from which it tells which window a sitting is open in


@dataclass(frozen=True, slots=True)
class Overview:
    """One sitting at a glance. Where it cannot be read ``state`` is None and ``problem`` says why."""

    record: SessionRecord
    state: SessionState | None
    in_use: bool = False
    problem: Problem | None = None


def overviews(store: Store, desk: Desk, cache: Cache | None = None) -> Iterator[Overview]:
    """Every sitting of a store, oldest first.

    Raises:
        UserError: the store cannot be read at all.
    """
    read = sources_of(store, cache)
    used = in_use(store, desk)
    for record in store.sessions():
        try:
            questionnaire = read(record).questionnaire
            start = begin(questionnaire, assemble(questionnaire, record.form))
            yield Overview(record, reduce(apply, store.events(record.id), start), record.id in used)
        except UserError as error:
            yield Overview(record, None, problem=error.problems[0])


def in_use(store: Store, desk: Desk) -> frozenset[str]:
    """The sittings that a window which is not gone has open."""
    if store.version < LEASES_SINCE:
        return frozenset()
    now = desk.clock()
    rows = store.read("SELECT session_id, host, boot, pid, started, seen_utc FROM lease")
    return frozenset(
        code
        for code, host, boot, pid, started, seen_utc in rows
        if not has_gone(Holder(host, boot, pid, started), seen_utc, desk, now)
    )
