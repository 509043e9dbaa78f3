"""Invitations: sittings prepared for somebody, each found by a short code that only this person is given."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from digimat.answers.store import Store


@dataclass(frozen=True, slots=True)
class Invitation:
    """A sitting before it begins: what is fixed, and what is known of who will sit it."""

    code: str  # it becomes the id of the sitting
    questionnaire: str
    version: str
    sha256: str
    form: str
    language: str
    respondent: str
    required: str
    extra_time: float  # share of the time limit
    profile: Mapping[str, str]
    campaign: str
    made_at: str

    def has_terms_of(self, other: Invitation) -> bool:
        """Whether both prepare the same thing."""
        return replace(other, code=self.code, campaign=self.campaign, made_at=self.made_at) == self


class Stage(StrEnum):
    """How far an invitation has come."""

    INVITED = "invited"
    BEGUN = "begun"
    HANDED_IN = "handed_in"


def invitations(store: Store) -> Sequence[Invitation]:
    """All invitations, oldest first."""
    rows = store.read("SELECT * FROM invitation ORDER BY made_at, rowid")
    return [_read(row) for row in rows]


def _read(row: Sequence[Any]) -> Invitation:
    named = dict(zip(Invitation.__slots__, row, strict=True))
    return Invitation(**{**named, "profile": json.loads(named["profile"])})


def find_invitation(store: Store, code: str) -> Invitation | None:
    """The invitation with a code, as it is kept."""
    return next((each for each in invitations(store) if each.code == code), None)


def keep_invitation(db: sqlite3.Connection, invitation: Invitation) -> None:
    """Keep an invitation, or what has changed of it; its questionnaire is kept already."""
    row = asdict(invitation)
    row["profile"] = json.dumps(invitation.profile, sort_keys=True, ensure_ascii=False)
    db.execute(
        "INSERT OR REPLACE INTO invitation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [*row.values()]
    )


def stages(store: Store) -> Mapping[str, Stage]:
    """How far each invitation has come, by code."""
    rows = store.read(
        "SELECT code, session.id IS NOT NULL, EXISTS"
        " (SELECT 1 FROM event WHERE session_id = code AND kind = 'submitted')"
        " FROM invitation LEFT JOIN session ON session.id = code"
    )
    return {
        code: Stage.HANDED_IN if submitted else Stage.BEGUN if begun else Stage.INVITED
        for code, begun, submitted in rows
    }


def free_code(store: Store, new_code: Callable[[], str]) -> str:
    """A code that nothing in the store has, or had before it was erased."""
    while True:
        code = new_code()
        taken = store.read(
            "SELECT 1 FROM session WHERE id = ?1 UNION SELECT 1 FROM invitation WHERE code = ?1"
            " UNION SELECT 1 FROM erased WHERE session_id = ?1",
            code,
        )
        if not taken:
            return code
