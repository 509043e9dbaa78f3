"""A store made anew from what is left of a damaged one.

Of each sitting the events that prove themselves are kept and chained again. Where some are missing there is an event
of kind ``recovered`` instead, which the session tells as an incident. A sitting that lost nothing keeps its very chain.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from digimat.answers.anonymous import keep_row, rank_of
from digimat.answers.recovered_sitting import CannotBeHelped, Recovered, recovered_sitting
from digimat.answers.salvage import Row, Salvaged, SalvagedSitting
from digimat.answers.store import SessionRecord, Store, chain_hash, keep_questionnaire
from digimat.answers.verification import journal_of
from digimat.language import LANGUAGES, Text
from digimat.problems import UserError
from digimat.questionnaires import Questionnaire, load

# What a store keeps around its sittings. Nothing proves it: what can be read is taken over.
AROUND: Final = ("lease", "document", "erased", "invitation")

# What an invitation says of the sitting that it is to, which has its code.
_INVITED: Final = ("questionnaire", "version", "sha256", "form", "language", "respondent", "required")

FindText = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class NotHelped:
    """A sitting that cannot go on, and how many of its events can still be read."""

    session: str
    events: int
    why: Text


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a new store gets, and what it does not."""

    texts: Mapping[str, str]
    sittings: Sequence[Recovered]
    not_helped: Sequence[NotHelped]
    around: Mapping[str, Sequence[Row]]
    invitations_lost: int
    anonymous: Sequence[Row] = ()
    anonymous_lost: int = 0  # sets of anonymous answers whose questionnaire is lost

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return (
            all(each.is_whole for each in self.sittings)
            and not self.not_helped
            and not self.invitations_lost
            and not self.anonymous_lost
        )


def plan_recovery(left: Salvaged, find_text: FindText, new_id: Callable[[], str], utc: str) -> Recovery:
    """What can be made of what is left.

    Args:
        left: what can still be read of the store.
        find_text: the text of a questionnaire that is lost there, by hash and id, where there is another copy.
        new_id: makes an id that was never used.
        utc: the present moment.
    """
    texts = dict(left.questionnaires)
    read: dict[str, Questionnaire] = {}
    sittings, not_helped = [], []
    invited = {row["code"]: row for row in left.others.get("invitation", ())}
    for sitting in left.sittings.values():
        try:
            record = _record(sitting, invited)
            questionnaire = _questionnaire(record, texts, read, find_text)
            sittings.append(recovered_sitting(sitting, record, questionnaire, new_id, utc))
        except CannotBeHelped as error:
            not_helped.append(NotHelped(sitting.id, len(sitting.events) + len(sitting.unproved), error.why))
    kept = {each.record.id for each in sittings}
    around = {name: list(left.others.get(name, ())) for name in AROUND}
    for name in ("lease", "document"):
        around[name] = [row for row in around[name] if row["session_id"] in kept]
    for row in around["invitation"]:
        _look_for(row["sha256"], row["questionnaire"], texts, find_text)
    around["invitation"] = [row for row in around["invitation"] if row["sha256"] in texts]
    answers = {row["place"]: row for row in left.others.get("anonymous", ())}
    for row in answers.values():
        _look_for(row["sha256"], row["questionnaire"], texts, find_text)
    anonymous = [row for row in answers.values() if row["sha256"] in texts]
    return Recovery(
        texts,
        sorted(sittings, key=lambda each: each.record.opened_at),
        not_helped,
        around,
        len(invited) - len({row["code"] for row in around["invitation"]}),
        anonymous,
        len(answers) - len(anonymous),
    )


def write_recovered(recovery: Recovery, path: Path, new_id: Callable[[], str]) -> None:
    """Write a new store: all of it, or nothing.

    Raises:
        UserError: it cannot be written.
    """
    try:
        with Store(path, new_id) as store, store.changes() as db:
            for sha256, text in recovery.texts.items():
                keep_questionnaire(db, sha256, text)
            for each in recovery.sittings:
                record = tuple(getattr(each.record, name) for name in each.record.__slots__)
                db.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", record)
                previous = chain_hash("", record)
                for row in each.rows:
                    digest = chain_hash(previous, row)
                    db.execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", (*row, previous, digest))
                    previous = digest
                if each.rows:
                    db.execute(
                        "INSERT INTO head VALUES (?, ?, ?)", (each.record.id, len(each.rows), previous)
                    )
            for answers in sorted(recovery.anonymous, key=lambda each: rank_of(each["place"])):
                keep_row(db, [*answers.values()][1:])
            for table, rows in recovery.around.items():
                for each_row in rows:
                    places = ", ".join("?" for _ in each_row)
                    db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({places})", tuple(each_row.values()))  # noqa: S608
    finally:
        journal_of(path).unlink(missing_ok=True)  # empty by now


def _record(sitting: SalvagedSitting, invited: Mapping[str, Row]) -> SessionRecord:
    """What was fixed at the beginning, as far as it can be true; where it is lost, as the invitation says it."""
    fixed = sitting.record
    if fixed is None and sitting.id in invited and sitting.events:
        known = {name: invited[sitting.id][name] for name in _INVITED}
        moment = sitting.events[0].row["at_utc"]
        fixed = {**known, "id": sitting.id, "opened_at": moment, "software": ""}
    if fixed is None:
        raise CannotBeHelped(
            Text(
                fr="on ne sait plus qui l’a passée, ni avec quel questionnaire",
                en="who answered it, and to what, is lost",
            )
        )
    record = SessionRecord(**fixed)
    try:
        moment = datetime.fromisoformat(record.opened_at)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or record.language not in LANGUAGES:
        raise CannotBeHelped(Text(fr="son début est abîmé", en="its beginning is damaged"))
    return record


def _questionnaire(
    record: SessionRecord, texts: dict[str, str], read: dict[str, Questionnaire], find_text: FindText
) -> Questionnaire:
    _look_for(record.sha256, record.questionnaire, texts, find_text)
    if record.sha256 not in texts:
        raise CannotBeHelped(
            Text(
                fr=f"le texte du questionnaire {record.questionnaire} {record.version} est perdu",
                en=f"the text of questionnaire {record.questionnaire} {record.version} is lost",
            )
        )
    if record.sha256 not in read:
        try:
            source = load(Path(f"{record.questionnaire}.yaml"), text=texts[record.sha256])
        except UserError as error:
            raise CannotBeHelped(error.problems[0].message) from error
        read[record.sha256] = source.questionnaire
    return read[record.sha256]


def _look_for(sha256: str, name: str, texts: dict[str, str], find_text: FindText) -> None:
    """Look elsewhere for a text that is lost; only the very same one will do."""
    if sha256 in texts:
        return
    text = find_text(sha256, name)
    if text is not None and hashlib.sha256(text.encode()).hexdigest() == sha256:
        texts[sha256] = text
