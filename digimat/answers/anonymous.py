"""Anonymous answers that were handed in: a row each, at a random place, with nothing that leads back to who gave them.

Handing in copies the answers and erases the sitting in one transaction: after a power cut there is one or the other.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from digimat.administration import Now, SessionState
from digimat.answers import store_problems as wrong
from digimat.answers.codes import PREFIX
from digimat.answers.erasure import remove
from digimat.answers.row_digest import row_digest
from digimat.answers.sitting_table import answers_of
from digimat.answers.store import SessionRecord, Store
from digimat.answers.store_schema import ANONYMOUS_SINCE
from digimat.answers.table import AnswerTable
from digimat.problems import UserError
from digimat.questionnaires import Questionnaire

_COLUMNS: Final = "place, questionnaire, version, sha256, form, week, profile, answers, flags, digest"


@dataclass(frozen=True, slots=True)
class AnonymousAnswers:
    """What is kept of an anonymous sitting that was handed in.

    ``week`` is that of handing in, as ISO 8601 writes it, such as 2026-W48. ``flags`` say what whoever reads the
    answers should look at; what they were found by, the times above all, is not kept.
    """

    questionnaire: str
    version: str
    sha256: str
    form: str
    week: str
    profile: Mapping[str, str]
    answers: Mapping[str, str]
    flags: Sequence[str] = ()

    def row(self, place: str) -> tuple[str, ...]:
        """The row of the table at a place, with its digest."""
        fields = (
            place, self.questionnaire, self.version, self.sha256, self.form, self.week,
            _json(self.profile), _json(self.answers), _json([*self.flags]),
        )  # fmt: skip
        return (*fields, row_digest(fields))

    def table(self, questionnaire: Questionnaire, name: str) -> AnswerTable:
        """The answer table of this one person, under a name that says nothing."""
        record = SessionRecord(
            "", self.questionnaire, self.version, self.sha256, self.form, "", name, "", "", ""
        )
        return answers_of(questionnaire, record, SessionState((), codes=self.answers, profile=self.profile))


def anonymous_answers(
    questionnaire: Questionnaire, record: SessionRecord, state: SessionState, flags: Sequence[str], now: Now
) -> AnonymousAnswers:
    """What is kept of a sitting: the answers to what was asked, what was asked of the person, and the week.

    Left behind are comments, marks, times, language, and answers to what was hidden again.
    """
    asked = {item.id for item in state.asked}
    year, week, _ = datetime.fromisoformat(now.utc).isocalendar()
    return AnonymousAnswers(
        record.questionnaire,
        record.version,
        record.sha256,
        record.form,
        f"{year}-W{week:02}",
        {f.id: state.profile[f.id] for f in questionnaire.profile if f.asked and state.profile.get(f.id)},
        {name: code for name, code in state.codes.items() if name in asked},
        tuple(flags),
    )


def new_place(store: Store) -> str:
    """A place of 128 random bits."""
    return hashlib.sha256(f"{store.new_id()}{store.new_id()}".encode()).hexdigest()[:32]


def rank_of(place: str) -> int:
    """The number of the row at a place: as random, so that rows do not lie in the order of their coming."""
    return int(place[:16], 16) >> 1


def hand_in(store: Store, session_id: str, answers: AnonymousAnswers, place: str) -> None:
    """Keep the answers of a sitting, and erase the sitting with all that is kept under it, in one transaction.

    After a failure it may be called again with the same place: what is stored already is not stored twice.

    Raises:
        UserError: it could not be done; the sitting is as it was.
    """
    with store.changes() as db:
        if db.execute("SELECT 1 FROM anonymous WHERE rank = ?", (rank_of(place),)).fetchone():
            # Stored, but its sync failed. A transaction is synced only if it writes.
            db.execute("REPLACE INTO anonymous SELECT * FROM anonymous WHERE rank = ?", (rank_of(place),))
        else:
            keep_row(db, answers.row(place))
        remove(db, [session_id])
    lay_out_anew(store)


def forget(store: Store, session_ids: Sequence[str]) -> None:
    """Erase anonymous sittings that were not handed in; nothing says that they were there.

    Raises:
        UserError: nothing was erased.
    """
    with store.changes() as db:
        remove(db, session_ids)
    lay_out_anew(store)


def lay_out_anew(store: Store) -> None:
    """Write the file anew, in the order of its rows: within a page the newest row lies first otherwise.

    Where there is no room for that now, the next one who hands in does it; what was erased is overwritten already.
    """
    with suppress(UserError):
        store.read("VACUUM")


def keep_row(db: sqlite3.Connection, row: Sequence[str]) -> None:
    """Keep a row at its place."""
    db.execute("INSERT INTO anonymous VALUES (?,?,?,?,?,?,?,?,?,?,?)", (rank_of(row[0]), *row))


def all_anonymous(store: Store, questionnaire: str | None = None) -> Sequence[AnonymousAnswers]:
    """The anonymous answers of a store, or of one of its questionnaires, in the order of their places.

    Raises:
        UserError: a row was changed by something else than digimat.
    """
    if store.version < ANONYMOUS_SINCE:
        return []
    found = []
    for row in store.read(f"SELECT {_COLUMNS} FROM anonymous ORDER BY rank"):  # noqa: S608 - columns from above
        *fields, digest = row
        if row_digest(fields) != digest:
            raise UserError(wrong.anonymous_changed(store.path))
        _, name, version, sha256, form, week, profile, answers, flags = fields
        if questionnaire in (None, name):
            kept = AnonymousAnswers(
                name, version, sha256, form, week, json.loads(profile), json.loads(answers), tuple(json.loads(flags))
            )  # fmt: skip
            found.append(kept)
    return found


def open_sittings(store: Store) -> Sequence[str]:
    """The ids of the anonymous sittings that are open: those that were handed in are none any more."""
    return [name for (name,) in store.read("SELECT id FROM session WHERE id GLOB ?", f"{PREFIX}*")]


def before(store: Store, cut: datetime) -> Sequence[int]:
    """The numbers of the rows whose week was over by a moment."""
    rows = store.read("SELECT rank, week FROM anonymous")
    return [rank for rank, week in rows if _end_of(week) <= cut.date()]


def discard(store: Store, ranks: Sequence[int]) -> None:
    """Erase rows for good.

    Raises:
        UserError: nothing was erased.
    """
    with store.changes() as db:
        db.executemany("DELETE FROM anonymous WHERE rank = ?", [(rank,) for rank in ranks])
    lay_out_anew(store)


def _end_of(week: str) -> date:
    """The day after a week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 7) + timedelta(1)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
